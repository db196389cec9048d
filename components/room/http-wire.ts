import { headers, writeFrames } from "#lib/wire/parcels.ts";

/** A request that has not been answered by then has failed. */
const LONGEST_REQUEST = 15_000;
/** Largest body that a page may still send while it is being closed. */
const LARGEST_GOODBYE = 60_000;
/** The server answers so when it does not know the connection any more. */
export const UNKNOWN = 404;

/** The close code of a connection that just broke off. */
export const BROKEN = 1006;

/** What the server says to messages sent up. */
export interface UpAnswer {
  /** Number of the last message that arrived. */
  readonly received: number;
  /** The connection is over, with this close code. */
  readonly closed?: number;
}

/** The requests that a connection over HTTP consists of. All of them reject when the network or something on the way is in trouble. */
export class HttpWire {
  readonly #base: string;
  readonly #token: string;
  readonly #fetch: typeof fetch;
  #session = "";

  /** `url` is that of the WebSocket it stands in for. */
  constructor(url: string, token: string, request: typeof fetch) {
    this.#base = url.replace(/^ws/, "http");
    this.#token = token;
    this.#fetch = request;
  }

  /** Opens the connection. Gives the close code when the server does not want to. */
  async open(): Promise<number | undefined> {
    const body = await within(LONGEST_REQUEST, async (signal) => {
      const response = await this.#ask("open", { method: "POST", signal });
      return (await response.json()) as { readonly session?: string; readonly closed?: number };
    });
    if (body.session === undefined) return body.closed ?? BROKEN;
    this.#session = body.session;
    return undefined;
  }

  /** Sends messages, the first of which has the number `seq`; everything up to `after` has been read. */
  up(seq: number, after: number, frames: readonly Uint8Array[]): Promise<UpAnswer> {
    return within(LONGEST_REQUEST, async (signal) => {
      const body = new Uint8Array(writeFrames(frames));
      const path = `up?seq=${seq}&after=${after}`;
      const response = await this.#ask(path, { method: "POST", body, signal });
      if (response.status === UNKNOWN) return { received: 0, closed: BROKEN };
      if (!response.ok) throw new Error(`answered ${response.status}`);
      const answer = (await response.json()) as UpAnswer;
      if (!Number.isInteger(answer.received)) throw new Error("not our server's answer");
      return answer;
    });
  }

  /** Hangs up with the last messages, even when the page is being closed. */
  bye(seq: number, frames: readonly Uint8Array[]): void {
    if (this.#session === "") return;
    const body = new Uint8Array(writeFrames(frames));
    const keepalive = body.length < LARGEST_GOODBYE;
    this.#ask(`up?seq=${seq}&bye=1`, { method: "POST", body, keepalive }).catch(() => {
      // The server notices by itself in a while.
    });
  }

  /** Asks for what comes down after that number: as a stream, or in one piece within `wait` milliseconds. */
  async down(after: number, wait: number | undefined, signal: AbortSignal): Promise<Response> {
    const path = `down?after=${after}${wait === undefined ? "" : `&wait=${wait}`}`;
    return this.#ask(path, { signal });
  }

  #ask(path: string, init: RequestInit): Promise<Response> {
    return this.#fetch(`${this.#base}/${path}`, {
      ...init,
      cache: "no-store",
      headers: { [headers.token]: this.#token, [headers.session]: this.#session },
    });
  }
}

/** What `task` gives, if it does in time. */
async function within<T>(ms: number, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ms);
  try {
    return await task(controller.signal);
  } finally {
    clearTimeout(timer);
  }
}
