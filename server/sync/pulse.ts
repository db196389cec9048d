import type { Clock } from "./clock.ts";

const BEAT = 500;
/** A beat so late, in milliseconds, means that nobody was served meanwhile. */
const LATE = 1_500;
/** For so long after that new work had better go elsewhere. */
const SHAKEN = 5_000;

/** Notices when this process could not do anything for a while: busy with something long, or out of breath. */
export class Pulse {
  readonly #clock: Clock;
  #beatAt: number;
  #shakenUntil = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#beatAt = clock.now();
    this.#beat();
  }

  get isSteady(): boolean {
    const now = this.#clock.now();
    return now >= this.#shakenUntil && now - this.#beatAt < LATE;
  }

  #beat(): void {
    this.#clock.after(BEAT, () => {
      const now = this.#clock.now();
      if (now - this.#beatAt >= LATE) this.#shakenUntil = now + SHAKEN;
      this.#beatAt = now;
      this.#beat();
    });
  }
}
