/** Waits between attempts double; each is drawn at random from nothing to the full wait, in milliseconds. */
const FIRST_WAIT = 500;
/** A server that was killed is back within the minute, and then everybody is to be back within three seconds. */
const LONGEST_HOPEFUL = 2_000;
/** As many attempts as a minute takes: when none of them got through, nobody is expected soon. */
const HOPEFUL = 60;
const LONGEST_WAIT = 15_000;
/** A connection that lasted this long was a good one: the waits begin from the shortest again. */
const GOOD = 10_000;

/** How long to wait before coming back. Full jitter: a room full of people does not come back all at once. */
export class Waits {
  readonly #random: () => number;
  #attempts = 0;
  /** Since somebody was there the last time. */
  #inVain = 0;
  #openedAt: number | undefined;

  /** `random` gives numbers from 0 up to 1. */
  constructor(random: () => number) {
    this.#random = random;
  }

  opened(now: number): void {
    this.#openedAt = now;
    this.#inVain = 0;
  }

  closed(now: number): void {
    if (this.#openedAt !== undefined && now - this.#openedAt > GOOD) this.#attempts = 0;
    this.#openedAt = undefined;
  }

  /** The next wait in milliseconds. `sentAway`: the server is there, and has asked for less. */
  next(sentAway = false): number {
    const isHopeful = !sentAway && this.#inVain < HOPEFUL;
    const most = isHopeful ? LONGEST_HOPEFUL : LONGEST_WAIT;
    const longest = Math.min(FIRST_WAIT * 2 ** this.#attempts, most);
    this.#attempts += 1;
    this.#inVain += 1;
    return longest * this.#random();
  }
}
