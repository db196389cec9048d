import { TOKEN_PROTOCOL } from "#lib/wire/control.ts";
import { HttpDown } from "./http-down.ts";
import { HttpUp } from "./http-up.ts";
import { BROKEN, HttpWire } from "./http-wire.ts";

/** Bytes that have come down without our saying so, at most: the server holds back what we do not seem to take. */
const UNCONFIRMED = 32 * 1_024;

/** What lies outside a connection over HTTP. */
export interface Surroundings {
  readonly fetch: typeof fetch;
  readonly now: () => number;
  /** Whether streamed answers get through; kept from one connection to the next. */
  streams: boolean;
}

type Handler<E> = ((event: E) => void) | null;

/** What y-websocket uses of a WebSocket, carried by plain requests to the same address. */
export class HttpSocket {
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSING = 2;
  readonly CLOSED = 3;
  binaryType = "arraybuffer";
  readyState = 0;
  onopen: Handler<object> = null;
  onmessage: Handler<{ readonly data: ArrayBuffer }> = null;
  onerror: Handler<object> = null;
  onclose: Handler<{ readonly code: number; readonly reason: string }> = null;
  readonly #surroundings: Surroundings;
  readonly #down: HttpDown;
  readonly #up: HttpUp;
  #unconfirmed = 0;

  constructor(url: string, protocols: readonly string[], surroundings: Surroundings) {
    this.#surroundings = surroundings;
    const { now, streams } = surroundings;
    const carried = protocols.find((one) => one.startsWith(TOKEN_PROTOCOL)) ?? "";
    const wire = new HttpWire(url, carried.slice(TOKEN_PROTOCOL.length), surroundings.fetch);
    const over = (code: number) => this.#end(code);
    this.#up = new HttpUp({ wire, now, over, received: () => this.#down.received });
    this.#down = new HttpDown({
      wire,
      now,
      streams,
      over,
      message: (bytes) => this.#hear(bytes),
      alive: () => this.#up.confirm(),
    });
    void this.#open(wire);
  }

  get bufferedAmount(): number {
    return this.#up.buffered;
  }

  send(data: Uint8Array): void {
    if (this.readyState === this.OPEN) this.#up.send(data);
  }

  close(): void {
    if (this.readyState >= this.CLOSING) return;
    this.#up.close();
    this.#end(1000);
  }

  async #open(wire: HttpWire): Promise<void> {
    const refused = await wire.open().catch(() => BROKEN);
    // Closed meanwhile: the server shall know, too.
    if (this.readyState !== this.CONNECTING) wire.bye(1, []);
    else if (refused !== undefined) this.#end(refused);
    else {
      this.readyState = this.OPEN;
      this.onopen?.({});
      await this.#down.run();
    }
  }

  #hear(bytes: Uint8Array): void {
    this.#unconfirmed += bytes.length;
    if (this.#unconfirmed > UNCONFIRMED) {
      this.#unconfirmed = 0;
      this.#up.confirm();
    }
    const data = new Uint8Array(bytes).buffer;
    this.onmessage?.({ data });
  }

  #end(code: number): void {
    if (this.readyState === this.CLOSED) return;
    this.readyState = this.CLOSED;
    this.#surroundings.streams = this.#down.streams;
    this.#down.close();
    this.#up.close();
    this.onclose?.({ code, reason: "" });
  }
}
