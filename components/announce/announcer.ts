import { Activity } from "./activity.ts";
import type { Hearing, Listener, Message, News } from "./news.ts";
import { announce, type Event, nextLook, silent, type Voice } from "./policy.ts";

interface Parts {
  readonly me: () => Listener;
  readonly hearing: () => Hearing;
  /** Says it in one of the page's live regions. */
  readonly speak: (message: Message) => void;
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => () => void;
}

/** The one voice of a page: hears all news, says what the policy lets it say, and keeps the rest to be looked up. */
export class Announcer {
  readonly activity = new Activity();
  readonly #parts: Parts;
  #voice: Voice = silent;
  #stop: (() => void) | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  readonly tell = (news: News): void => {
    this.activity.note(news, this.#parts.now());
    this.#step(news);
  };

  /** This person has just typed in a text. */
  readonly typed = (): void => this.#step({ kind: "typed" });

  close(): void {
    this.#stop?.();
  }

  #step(event: Event): void {
    const { me, hearing, now, after, speak } = this.#parts;
    const moment = { me: me(), hearing: hearing(), now: now() };
    const { voice, messages } = announce(this.#voice, event, moment);
    this.#voice = voice;
    for (const message of messages) speak(message);
    this.#stop?.();
    const next = nextLook(voice, moment.hearing);
    this.#stop =
      next === undefined
        ? undefined
        : after(Math.max(0, next - moment.now), () => this.#step({ kind: "tick" }));
  }
}
