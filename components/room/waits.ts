/** Waits between attempts double up to this many milliseconds; each is drawn at random from nothing to the full wait. */
const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;
/** A connection that lasted this long was a good one: the waits begin from the shortest again. */
const GOOD = 10_000;

/** How long to wait before coming back. Full jitter: a room full of people does not come back all at once. */
export class Waits {
  readonly #random: () => number;
  #attempts = 0;
  #openedAt: number | undefined;

  /** `random` gives numbers from 0 up to 1. */
  constructor(random: () => number) {
    this.#random = random;
  }

  opened(now: number): void {
    this.#openedAt = now;
  }

  closed(now: number): void {
    if (this.#openedAt !== undefined && now - this.#openedAt > GOOD) this.#attempts = 0;
    this.#openedAt = undefined;
  }

  /** The next wait in milliseconds. */
  next(): number {
    const longest = Math.min(FIRST_WAIT * 2 ** this.#attempts, LONGEST_WAIT);
    this.#attempts += 1;
    return longest * this.#random();
  }
}
