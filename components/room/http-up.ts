import { MOST_FRAMES } from "#lib/wire/parcels.ts";
import { firstPace, nextPace, type Pace, pauseBefore } from "./http-pace.ts";
import { BROKEN, type HttpWire, type UpAnswer } from "./http-wire.ts";

/** Bytes that travel in one request, unless a single message is larger. */
const TOGETHER = 256 * 1_024;

/** What is needed to send messages up. */
export interface UpParts {
  readonly wire: HttpWire;
  readonly now: () => number;
  /** Number of the last message that has come down. */
  readonly received: () => number;
  readonly over: (code: number) => void;
}

/** Sends messages in their order, each until the server says that it has it: one request at a time. */
export class HttpUp {
  readonly #parts: UpParts;
  #waiting: Uint8Array[] = [];
  /** Number of the first message that waits. */
  #first = 1;
  #confirming = false;
  #busy = false;
  #closed = false;
  #pace: Pace;

  constructor(parts: UpParts) {
    this.#parts = parts;
    this.#pace = firstPace(false, parts.now());
  }

  /** Bytes the server has not confirmed. */
  get buffered(): number {
    return this.#waiting.reduce((sum, { length }) => sum + length, 0);
  }

  send(bytes: Uint8Array): void {
    this.#waiting.push(bytes);
    this.#plan();
  }

  /** Tells the server that we are here, and what we have. */
  confirm(): void {
    this.#confirming = true;
    this.#plan();
  }

  /** Hangs up; what waits goes along. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#parts.wire.bye(this.#first, this.#waiting);
  }

  #plan(): void {
    if (this.#busy || this.#closed) return;
    this.#busy = true;
    // What is sent in one go travels in one go.
    queueMicrotask(() => void this.#run());
  }

  async #run(): Promise<void> {
    while (!this.#closed && (this.#waiting.length > 0 || this.#confirming)) {
      await this.#once();
    }
    this.#busy = false;
  }

  async #once(): Promise<void> {
    const { wire, now, received } = this.#parts;
    const begun = now();
    // After a quiet time the patience begins anew.
    if (this.#pace.failures === 0) this.#pace = firstPace(false, begun);
    this.#confirming = false;
    const batch = this.#batch();
    const answer = await wire.up(this.#first, received(), batch).catch(() => undefined);
    const heard = answer !== undefined && this.#settle(answer, batch.length);
    const took = now() - begun;
    this.#pace = nextPace(this.#pace, { how: heard ? "whole" : "silent", heard, took, now: now() });
    if (!heard) await this.#pause();
  }

  /** Lets go of what has arrived. False when nothing of what was sent has. */
  #settle({ received, closed }: UpAnswer, sent: number): boolean {
    const arrived = received - this.#first + 1;
    if (closed !== undefined || arrived < 0) this.#over(closed ?? BROKEN);
    if (arrived <= 0) return sent === 0;
    this.#waiting = this.#waiting.slice(arrived);
    this.#first += arrived;
    return true;
  }

  async #pause(): Promise<void> {
    // Empty-handed or not, it is tried again: the server wants to hear from us.
    this.#confirming = true;
    const pause = pauseBefore(this.#pace, this.#parts.now());
    if (pause === undefined) this.#over(BROKEN);
    else await new Promise((resolve) => setTimeout(resolve, pause));
  }

  #over(code: number): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#parts.over(code);
  }

  #batch(): Uint8Array[] {
    const batch: Uint8Array[] = [];
    let bytes = 0;
    for (const frame of this.#waiting) {
      if (batch.length === MOST_FRAMES || (bytes > 0 && bytes + frame.length > TOGETHER)) break;
      batch.push(frame);
      bytes += frame.length;
    }
    return batch;
  }
}
