import { type Clock, systemClock } from "#server/sync/clock.ts";

/** Waits up to so many milliseconds run as they do. */
const SHORT = 2_500;

/** The clock on the wall for short waits; long ones end only when told that the time has passed. */
export class PushedClock implements Clock {
  #ahead = 0;
  #tasks: { readonly at: number; readonly run: () => void }[] = [];

  now(): number {
    return Date.now() + this.#ahead;
  }

  after(ms: number, run: () => void): () => void {
    if (ms <= SHORT) return systemClock.after(ms, run);
    const task = { at: this.now() + ms, run };
    this.#tasks.push(task);
    return () => {
      this.#tasks = this.#tasks.filter((one) => one !== task);
    };
  }

  /** So much time has passed: what is due then runs, in its order. */
  pass(ms: number): void {
    const end = this.now() + ms;
    for (;;) {
      const [next] = this.#tasks.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.#tasks = this.#tasks.filter((one) => one !== next);
      this.#ahead += Math.max(0, next.at - this.now());
      next.run();
    }
    this.#ahead += Math.max(0, end - this.now());
  }
}
