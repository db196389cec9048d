import { setTimeout as wait } from "node:timers/promises";
import { attacks } from "./hostile.ts";
import type { Participant } from "./participant.ts";

/** How long the attacker waits to be let in again, in milliseconds. */
const PATIENCE = 1_000;

/** Sends one hostile message after the other, and comes back each time they are thrown out. */
export class Attacker {
  sent = 0;
  readonly #seat: () => Participant;
  #inside: Participant | undefined;

  constructor(seat: () => Participant) {
    this.#seat = seat;
  }

  /** Comes in before the work begins: later on a busy server may not have time to open the door. */
  async enter(): Promise<void> {
    const one = this.#seat();
    one.onClose = () => {};
    await one.join();
    this.#inside = one;
  }

  async work(perSecond: number, until: number, isAnybodyIn: () => boolean): Promise<void> {
    if (perSecond === 0) return;
    while (performance.now() < until && isAnybodyIn()) {
      await wait(1_000 / perSecond);
      const attacker = await this.#comeIn();
      if (attacker === undefined) continue;
      attacks[this.sent % attacks.length]?.(attacker);
      this.sent += 1;
    }
  }

  leave(): void {
    this.#inside?.socket.end();
  }

  async #comeIn(): Promise<Participant | undefined> {
    if (this.#inside?.socket.isOpen) return this.#inside;
    const one = this.#seat();
    one.onClose = () => {};
    const joined = one.join().then(
      () => true,
      () => false,
    );
    const isIn = await Promise.race([joined, wait(PATIENCE, false)]);
    if (isIn) this.#inside = one;
    return isIn ? one : undefined;
  }
}
