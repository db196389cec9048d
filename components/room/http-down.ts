import { type Parcel, ParcelReader } from "#lib/wire/parcels.ts";
import {
  type Ended,
  FIRST_SILENCE,
  firstPace,
  nextPace,
  type Pace,
  pauseBefore,
  SILENCE,
  SLACK,
} from "./http-pace.ts";
import { BROKEN, type HttpWire, UNKNOWN } from "./http-wire.ts";

/** What is told of what comes down. */
export interface DownParts {
  readonly wire: HttpWire;
  readonly now: () => number;
  /** Whether streams got through before on this page. */
  readonly streams: boolean;
  readonly message: (bytes: Uint8Array) => void;
  /** The server would like to hear that we are here. */
  readonly alive: () => void;
  readonly over: (code: number) => void;
}

/** Reads what the server sends, each message once and in order, request after request. */
export class HttpDown {
  readonly #parts: DownParts;
  #pace: Pace;
  #received = 0;
  #request: AbortController | undefined;
  #closed = false;

  constructor(parts: DownParts) {
    this.#parts = parts;
    this.#pace = firstPace(parts.streams, parts.now());
  }

  /** Number of the last message that arrived. */
  get received(): number {
    return this.#received;
  }

  /** Whether streams get through. */
  get streams(): boolean {
    return this.#pace.streams;
  }

  /** Reads until the connection is over. */
  async run(): Promise<void> {
    while (!this.#closed) {
      const ended = await this.#once();
      if (this.#closed) return;
      this.#pace = nextPace(this.#pace, ended);
      const pause = pauseBefore(this.#pace, this.#parts.now());
      if (pause === undefined) this.#over(BROKEN);
      else if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  close(): void {
    this.#closed = true;
    this.#request?.abort();
  }

  #over(code: number): void {
    if (this.#closed) return;
    this.close();
    this.#parts.over(code);
  }

  async #once(): Promise<Ended> {
    const { now } = this.#parts;
    const begun = now();
    const watch = new SilenceWatch();
    this.#request = watch.controller;
    let heard = false;
    try {
      await this.#read(watch, () => {
        heard = true;
      });
      // What something on the way says in the server's place holds no parcels.
      const how = this.#pace.streams || !heard ? "cut" : "whole";
      return { how, heard, took: now() - begun, now: now() };
    } catch {
      const how = watch.ran ? "silent" : "cut";
      return { how, heard, took: now() - begun, now: now() };
    } finally {
      watch.stop();
    }
  }

  async #read(watch: SilenceWatch, heard: () => void): Promise<void> {
    const { streams, wait } = this.#pace;
    watch.expect(streams ? FIRST_SILENCE : wait + SLACK);
    const { wire } = this.#parts;
    const response = await wire.down(
      this.#received,
      streams ? undefined : wait,
      watch.controller.signal,
    );
    if (response.status === UNKNOWN) this.#over(BROKEN);
    if (!response.ok || response.body === null) throw new Error(`answered ${response.status}`);
    const parcels = new ParcelReader();
    const body = response.body.getReader();
    for (let part = await body.read(); !part.done; part = await body.read()) {
      watch.expect(SILENCE);
      for (const parcel of parcels.take(part.value)) {
        heard();
        this.#take(parcel);
      }
    }
  }

  #take(parcel: Parcel): void {
    if (this.#closed) return;
    switch (parcel.kind) {
      case "alive":
        this.#parts.alive();
        return;
      case "closed":
        this.#over(parcel.code);
        return;
      case "frame":
        // Whatever a request that broke off had brought already is not taken twice.
        if (parcel.number !== this.#received + 1) return;
        this.#received = parcel.number;
        this.#parts.message(parcel.bytes);
    }
  }
}

/** Gives a request up when nothing comes for too long. */
class SilenceWatch {
  readonly controller = new AbortController();
  ran = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  expect(ms: number): void {
    this.stop();
    this.#timer = setTimeout(() => {
      this.ran = true;
      this.controller.abort();
    }, ms);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
