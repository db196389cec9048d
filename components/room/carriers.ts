import {
  afterCarrierEvent,
  type Carrier,
  type CarrierEvent,
  carrierWords,
  firstCarrier,
  greetingPatience,
} from "./carrier.ts";
import { HttpSocket, type Surroundings } from "./http-socket.ts";
import { probeSocket } from "./probe-socket.ts";

/** What is needed to choose between ways and to go them. */
export interface CarriersParts {
  readonly WebSocket: typeof WebSocket;
  readonly fetch: typeof fetch;
  /** Address of the sync server, without the map. */
  readonly url: string;
  readonly now: () => number;
  /** A socket works again: the connection is to be made anew. */
  readonly back: () => void;
}

/** Opens connections on the way that works from here, and finds out when the better one does. */
export class Carriers {
  readonly #parts: CarriersParts;
  readonly #surroundings: Surroundings;
  #carrier: Carrier = firstCarrier;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #probing = false;
  #closed = false;

  constructor(parts: CarriersParts) {
    this.#parts = parts;
    this.#surroundings = { fetch: parts.fetch, now: parts.now, streams: true };
  }

  /** A connection on the way that is chosen at the moment. */
  open(url: string, protocols: readonly string[]): WebSocket {
    if (this.#carrier.way === "socket") return new this.#parts.WebSocket(url, [...protocols]);
    // It has what y-websocket uses of one; the rest of a WebSocket nobody asks for.
    return new HttpSocket(url, protocols, this.#surroundings) as unknown as WebSocket;
  }

  /** How long a new connection may take to be greeted, in milliseconds. */
  get patience(): number {
    return greetingPatience(this.#carrier);
  }

  /** What the screen says about it. */
  get words(): string | undefined {
    return carrierWords(this.#carrier);
  }

  note(event: CarrierEvent): void {
    this.#carrier = afterCarrierEvent(this.#carrier, event);
    clearTimeout(this.#timer);
    const { probeAt } = this.#carrier;
    if (probeAt === undefined || this.#closed || this.#probing) return;
    this.#timer = setTimeout(() => void this.#probe(), Math.max(0, probeAt - this.#parts.now()));
  }

  /** Something has changed: tries a socket now, if that is not what there is. */
  look(): void {
    if (this.#carrier.probeAt === undefined || this.#probing) return;
    clearTimeout(this.#timer);
    void this.#probe();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  async #probe(): Promise<void> {
    const { WebSocket: Socket, url, now, back } = this.#parts;
    this.#probing = true;
    const { works } = await probeSocket(Socket, url, now);
    this.#probing = false;
    if (this.#closed) return;
    this.note({ kind: "probed", works, now: now() });
    if (works) back();
  }
}
