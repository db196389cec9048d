import type { Clock } from "./clock.ts";
import type { SyncLimits } from "./limits.ts";
import type { Notes } from "./notes.ts";

/** Questions for the document a second, and messages about where somebody is: a screen sends one every 60 milliseconds at most. */
const ASKS = 2;
const MENTIONS = 15;

/** How fast one connection may go. */
export interface Paces {
  readonly asks: Paced<Uint8Array>;
  readonly introductions: Paced<undefined>;
  readonly presence: Paced<Uint8Array>;
  readonly changes: Haste;
}

/** The usual paces, and what happens when it is somebody's turn. */
export function pacesWith(
  parts: {
    readonly clock: Clock;
    readonly limits: Pick<SyncLimits, "changesPerSecond">;
    readonly notes: Pick<Notes, "presenceDropped">;
  },
  turn: {
    readonly answer: (stateVector: Uint8Array) => void;
    readonly introduce: () => void;
    readonly hear: (entries: Uint8Array) => void;
  },
): Paces {
  const { clock, limits, notes } = parts;
  return {
    asks: new Paced(clock, ASKS, turn.answer),
    introductions: new Paced(clock, ASKS, turn.introduce),
    presence: new Paced(clock, MENTIONS, turn.hear, notes.presenceDropped),
    changes: new Haste(clock, limits.changesPerSecond),
  };
}

/** Tokens that fill up again evenly, up to `most`. May be overdrawn down to minus `most`. */
class Tokens {
  readonly #clock: Clock;
  readonly #perMs: number;
  readonly #most: number;
  #left: number;
  #at: number;

  constructor(clock: Clock, perSecond: number, most: number) {
    this.#clock = clock;
    this.#perMs = perSecond / 1_000;
    this.#most = most;
    this.#left = most;
    this.#at = clock.now();
  }

  /** How many are there now; negative when overdrawn. */
  get left(): number {
    const now = this.#clock.now();
    this.#left = Math.min(this.#most, this.#left + (now - this.#at) * this.#perMs);
    this.#at = now;
    return this.#left;
  }

  use(): void {
    this.#left = Math.max(-this.#most, this.left - 1);
  }

  /** Milliseconds until one is there. */
  get wait(): number {
    return Math.max(0, Math.ceil((1 - this.left) / this.#perMs));
  }
}

/** Does what is asked so many times a second. What comes faster waits, and of what waits only the newest counts. */
class Paced<T> {
  readonly #clock: Clock;
  readonly #tokens: Tokens;
  readonly #run: (value: T) => void;
  readonly #skipped: () => void;
  #waiting: { readonly value: T } | undefined;

  /** `skipped` is told of each that was overtaken by a newer one. */
  constructor(
    clock: Clock,
    perSecond: number,
    run: (value: T) => void,
    skipped: () => void = () => {},
  ) {
    this.#skipped = skipped;
    this.#clock = clock;
    this.#tokens = new Tokens(clock, perSecond, perSecond);
    this.#run = run;
  }

  offer(value: T): void {
    const waits = this.#waiting !== undefined;
    this.#waiting = { value };
    if (waits) this.#skipped();
    else this.#go();
  }

  #go(): void {
    const { wait } = this.#tokens;
    if (wait > 0) {
      this.#clock.after(wait, () => this.#go());
      return;
    }
    const waiting = this.#waiting;
    this.#waiting = undefined;
    this.#tokens.use();
    if (waiting !== undefined) this.#run(waiting.value);
  }
}

/** Longer than this, in milliseconds, nobody may go faster than allowed. */
const PATIENCE = 5_000;

/** Notices somebody who goes faster than so many a second, not for a moment but for seconds. */
class Haste {
  readonly #clock: Clock;
  readonly #tokens: Tokens;
  #since: number | undefined;

  constructor(clock: Clock, perSecond: number) {
    this.#clock = clock;
    this.#tokens = new Tokens(clock, perSecond, perSecond);
  }

  /** Counts one more. True when this has gone on for too long. */
  count(): boolean {
    this.#tokens.use();
    if (this.#tokens.left >= 0) this.#since = undefined;
    else this.#since ??= this.#clock.now();
    return this.#since !== undefined && this.#clock.now() - this.#since >= PATIENCE;
  }
}
