import type { Clock } from "#server/sync/clock.ts";

/** Time that passes only when told to. */
export class FakeClock implements Clock {
  #now = Date.UTC(2026, 10, 22, 14, 0);
  #tasks: { at: number; order: number; run: () => void }[] = [];
  #order = 0;

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    this.#order += 1;
    const task = { at: this.#now + ms, order: this.#order, run };
    this.#tasks.push(task);
    return () => {
      this.#tasks = this.#tasks.filter((one) => one !== task);
    };
  }

  /** Lets so many milliseconds pass; everything due in them runs in order. */
  pass(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const [next] = this.#tasks
        .filter(({ at }) => at <= end)
        .sort((a, b) => a.at - b.at || a.order - b.order);
      if (next === undefined) break;
      this.#tasks = this.#tasks.filter((one) => one !== next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
    this.#now = end;
  }

  /** The same, giving promises time to settle before and after: for code that waits for both. */
  async flow(ms: number): Promise<void> {
    await settle();
    this.pass(ms);
    await settle();
  }
}

/** Lets everything run that waits for promises only. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
