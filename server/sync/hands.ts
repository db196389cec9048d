import * as Y from "yjs";
import type { Hand } from "./store.ts";

/** New ids that one change may bring: every opening of a page has one, and work done offline may bring a few more. */
const MOST_NEW_IDS = 500;

/** Somebody who writes, and who else they have been: a guest whose device was forgotten comes in again as a new person. */
export interface Identity {
  readonly id: string;
  /** People that the same page was before, as the server itself has sealed it. */
  readonly formerly?: readonly string[];
}

/**
 * Whose hand is behind the ids of a document's writers. The first use binds an id to a person: nobody
 * else can say anything in their name, nor take the place of what they are going to say next. Only a
 * page that was that person before takes its ids along, with all that it has not been able to send yet.
 */
export class Hands {
  readonly #doc: Y.Doc;
  readonly #owners: Map<number, string>;
  /** Ids whose owner is in the database, or on the way there. */
  readonly #kept: Set<number>;

  /** `kept`: what was bound before, as the database has it. */
  constructor(doc: Y.Doc, kept: readonly Hand[]) {
    this.#doc = doc;
    this.#owners = new Map(kept.map(({ client, person }) => [client, person]));
    this.#kept = new Set(this.#owners.keys());
  }

  /** Whether this person may write under this id. What is in the document under nobody's id was written by the server. */
  mayUse(client: number, { id, formerly = [] }: Identity): boolean {
    const owner = this.#owners.get(client);
    if (owner !== undefined) return owner === id || formerly.includes(owner);
    return client !== this.#doc.clientID && Y.getState(this.#doc.store, client) === 0;
  }

  /** Somebody shows themselves under this id, or writes: from now on it is theirs. */
  bind(client: number, { id }: Identity): void {
    if (this.#owners.get(client) !== id) this.#kept.delete(client);
    this.#owners.set(client, id);
  }

  /** Binds the ids a change is written under. False, and nothing bound, when one is somebody else's or the new ones are too many. */
  bindWriters(clients: readonly number[], person: Identity): boolean {
    if (!clients.every((client) => this.mayUse(client, person))) return false;
    if (clients.filter((client) => !this.#kept.has(client)).length > MOST_NEW_IDS) return false;
    for (const client of clients) this.bind(client, person);
    return true;
  }

  /** Of these ids the ones that nobody has kept yet, to be kept with the change that is about to be committed. */
  takeUnkept(clients: Iterable<number>): Hand[] {
    const hands: Hand[] = [];
    for (const client of clients) {
      const person = this.#owners.get(client);
      if (person === undefined || this.#kept.has(client)) continue;
      this.#kept.add(client);
      hands.push({ client, person });
    }
    return hands;
  }
}
