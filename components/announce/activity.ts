import type { Change } from "#lib/gap-map/diff.ts";
import { Listeners } from "#lib/listeners.ts";
import { nameOf } from "./digest.ts";
import type { News, Somebody } from "./news.ts";

/** How much is kept. */
const MOST = 200;

/** What kind of thing an entry is about. */
export type Topic = "mine" | "changes" | "people" | "workshop";

/** One thing that happened while this page was open, whether it was said aloud or not. */
export interface Entry {
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly topic: Topic;
  /** Who did it; undefined for my own acts, and when nobody can tell. */
  readonly by: Somebody | undefined;
  readonly words: string;
  readonly itemId: Change["itemId"] | undefined;
}

/** The last that happened, newest first: for whoever was not told, or did not catch it. */
export class Activity {
  readonly #listeners = new Listeners();
  #entries: readonly Entry[] = [];
  #number = 0;

  readonly getSnapshot = (): readonly Entry[] => this.#entries;

  readonly subscribe = this.#listeners.subscribe;

  note(news: News, at: number): void {
    this.#number += 1;
    const entry = { number: this.#number, at, ...entryOf(news) };
    this.#entries = [entry, ...this.#entries].slice(0, MOST);
    this.#listeners.tell();
  }
}

function entryOf(news: News): Pick<Entry, "topic" | "by" | "words" | "itemId"> {
  switch (news.kind) {
    case "mine":
      return { topic: "mine", by: undefined, words: news.words, itemId: idOf(news.itemId) };
    case "refused":
      return { topic: "mine", by: undefined, words: news.words, itemId: undefined };
    case "changed": {
      const { sentence, itemId } = news.change;
      return { topic: "changes", by: news.by, words: sentence, itemId };
    }
    case "came":
    case "left": {
      const words = `${nameOf(news.person)} ${news.kind === "came" ? "joined" : "left"}.`;
      return { topic: "people", by: news.person, words, itemId: undefined };
    }
    case "facilitator":
      return { topic: "workshop", by: news.by, words: news.words, itemId: undefined };
    case "urgent":
      return { topic: "workshop", by: undefined, words: news.words, itemId: undefined };
  }
}

function idOf(id: string | undefined): Entry["itemId"] {
  return id as Entry["itemId"];
}
