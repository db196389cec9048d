import { closeCodes } from "#lib/wire/close-codes.ts";
import { type Parcel, writeParcel } from "#lib/wire/parcels.ts";
import type { Clock } from "./clock.ts";
import { type Author, LARGEST_BUFFER, type Link } from "./seat.ts";

/** Without a request for so many milliseconds a connection is over; looked at every few seconds. */
const DEAD = 25_000;
const LOOK = 5_000;
/** How long a connection that the server has ended is still told so. */
const GOODBYE = 10_000;
/** Bytes that are handed on at once, at most. */
const HELPING = 256 * 1_024;

/** An open request that takes what comes down. */
export interface Reader {
  /** It cannot take more at the moment. */
  readonly isFull: boolean;
  /** Takes parcels; `last` says that none will follow. True when it wants no more after these. */
  give(parcels: readonly Uint8Array[], last: boolean): boolean;
  /** Another request has taken its place. */
  end(): void;
}

/** What the map behind a connection does with it. */
export interface Behind {
  receive(bytes: Uint8Array): void;
  drained(): void;
  /** Called once, when the connection is over for the map. */
  left(): void;
  /** Called once, when nobody will ask about the connection any more. */
  forgotten(): void;
}

interface Numbered {
  readonly number: number;
  readonly parcel: Uint8Array;
}

/** A connection that is made of requests. Messages are numbered both ways: none gets lost or comes twice, whatever happens to a request. */
export class HttpLink implements Link {
  readonly person: Author;
  readonly carrier = "requests";
  readonly speaksControl = true;
  readonly #clock: Clock;
  #behind: Behind | undefined;
  #waiting: Numbered[] = [];
  #buffered = 0;
  /** Numbers of the last message sent, handed to the reader, and received. */
  #sent = 0;
  #handed = 0;
  #received = 0;
  #reader: Reader | undefined;
  #heard: number;
  #closed: { readonly code: number; readonly reason: string } | undefined;
  #planned = false;

  constructor(person: Author, clock: Clock) {
    this.person = person;
    this.#clock = clock;
    this.#heard = clock.now();
  }

  /** Begins. Before this nothing is heard, and nothing expires. */
  attach(behind: Behind): void {
    this.#behind = behind;
    this.#watch();
  }

  /** Bytes that the other end has not confirmed. */
  get buffered(): number {
    return this.#buffered;
  }

  /** Number of the last message that arrived. */
  get received(): number {
    return this.#received;
  }

  /** The code with which the server has ended the connection. */
  get closed(): number | undefined {
    return this.#closed?.code;
  }

  send(bytes: Uint8Array): void {
    if (this.#closed !== undefined) return;
    if (this.#buffered > LARGEST_BUFFER) {
      this.close(closeCodes.overload, "connection too slow");
      return;
    }
    this.#sent += 1;
    const parcel = writeParcel({ kind: "frame", number: this.#sent, bytes });
    this.#waiting.push({ number: this.#sent, parcel });
    this.#buffered += parcel.length;
    this.#planFlush();
  }

  close(code: number, reason: string): void {
    if (this.#closed !== undefined) return;
    this.#closed = { code, reason };
    this.#behind?.left();
    // At once: a server that stops ends all requests next.
    this.flush();
    this.#clock.after(GOODBYE, () => this.#forget());
  }

  /** The other end hangs up. */
  leave(): void {
    this.close(closeCodes.restart, "");
    this.#forget();
  }

  /** The other end has given a sign of life, and has everything up to this number. */
  confirm(upTo: number): void {
    this.#heard = this.#clock.now();
    if (upTo > this.#sent || this.#waiting.length === 0) return;
    const kept = this.#waiting.filter(({ number }) => number > upTo);
    if (kept.length === this.#waiting.length) return;
    this.#waiting = kept;
    this.#buffered = kept.reduce((sum, { parcel }) => sum + parcel.length, 0);
    this.#behind?.drained();
  }

  /** Messages from the other end, the first with this number. False when some before it are missing. */
  receive(first: number, frames: readonly Uint8Array[]): boolean {
    if (first > this.#received + 1) return false;
    for (const [index, bytes] of frames.entries()) {
      if (this.#closed !== undefined) break;
      if (first + index <= this.#received) continue;
      this.#received = first + index;
      this.#behind?.receive(bytes);
    }
    return true;
  }

  /** From now on this request takes what comes down, beginning after what has been confirmed. */
  read(reader: Reader): void {
    this.#reader?.end();
    this.#reader = reader;
    this.#handed = 0;
    this.flush();
  }

  /** The request is over. */
  unread(reader: Reader): void {
    if (this.#reader === reader) this.#reader = undefined;
  }

  /** Hands on what waits, as much as the reader takes. */
  flush(): void {
    const reader = this.#reader;
    if (reader === undefined || reader.isFull) return;
    const { parcels, rest } = this.#helping();
    const goodbye = this.#closed;
    const last = goodbye !== undefined && !rest;
    if (last) parcels.push(writeParcel({ kind: "closed", ...goodbye } satisfies Parcel));
    if (parcels.length === 0) return;
    if (reader.give(parcels, last)) this.#reader = undefined;
    else if (rest) this.#planFlush();
  }

  #helping(): { readonly parcels: Uint8Array[]; readonly rest: boolean } {
    const parcels: Uint8Array[] = [];
    let bytes = 0;
    for (const { number, parcel } of this.#waiting) {
      if (number <= this.#handed) continue;
      if (bytes > 0 && bytes + parcel.length > HELPING) return { parcels, rest: true };
      parcels.push(parcel);
      bytes += parcel.length;
      this.#handed = number;
    }
    return { parcels, rest: false };
  }

  /** What is sent in one go travels in one go. */
  #planFlush(): void {
    if (this.#planned) return;
    this.#planned = true;
    this.#clock.after(0, () => {
      this.#planned = false;
      this.flush();
    });
  }

  #watch(): void {
    this.#clock.after(LOOK, () => {
      if (this.#behind === undefined || this.#closed !== undefined) return;
      if (this.#clock.now() - this.#heard >= DEAD) this.leave();
      else this.#watch();
    });
  }

  #forget(): void {
    const behind = this.#behind;
    this.#behind = undefined;
    this.#reader?.end();
    this.#reader = undefined;
    this.#waiting = [];
    this.#buffered = 0;
    behind?.forgotten();
  }
}
