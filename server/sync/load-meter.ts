import type { Clock } from "./clock.ts";

/** Deliveries a second above which a map collects changes for a moment before it commits them. */
const BUSY = 5_000;
/** How long the past counts, in milliseconds. */
const MEMORY = 500;

/** How busy a map is: messages handed out lately, older ones counting less and less. */
export class LoadMeter {
  readonly #clock: Clock;
  #level = 0;
  #at: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#at = clock.now();
  }

  add(deliveries: number): void {
    this.#level = this.#now() + deliveries;
    this.#at = this.#clock.now();
  }

  get isBusy(): boolean {
    return (this.#now() * 1_000) / MEMORY > BUSY;
  }

  #now(): number {
    return this.#level * Math.exp((this.#at - this.#clock.now()) / MEMORY);
  }
}
