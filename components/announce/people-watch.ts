import type { Somebody } from "./news.ts";

/** For how long the company has to stay the same before somebody has come or gone, in milliseconds: connections break and come back. */
const SETTLED = 3_000;

interface Parts {
  /** Who is here, the others only; undefined while this screen cannot know. */
  readonly look: () => readonly Somebody[] | undefined;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly tell: (kind: "came" | "left", person: Somebody) => void;
}

/** Tells who comes and goes. Whoever is here when this screen opens is no news. */
export class PeopleWatch {
  readonly #parts: Parts;
  #known: readonly Somebody[] | undefined;
  #stop: () => void;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#stop = parts.after(SETTLED, this.#settle);
  }

  /** Somebody may have come or gone. */
  changed(): void {
    this.#stop();
    this.#stop = this.#parts.after(SETTLED, this.#settle);
  }

  close(): void {
    this.#stop();
  }

  readonly #settle = (): void => {
    const here = this.#parts.look();
    if (here === undefined) return;
    const known = this.#known ?? here;
    this.#known = here;
    for (const person of missingFrom(known, here)) this.#parts.tell("came", person);
    for (const person of missingFrom(here, known)) this.#parts.tell("left", person);
  };
}

function missingFrom(some: readonly Somebody[], all: readonly Somebody[]): readonly Somebody[] {
  const ids = new Set(some.map(({ id }) => id));
  return all.filter(({ id }) => !ids.has(id));
}
