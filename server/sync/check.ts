import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { addressIn } from "#server/headers.ts";
import { rateLimit } from "#server/rate-limit.ts";
import type { Clock } from "./clock.ts";
import { readBytes } from "./http-body.ts";
import { untouched } from "./http-reader.ts";
import { isFromElsewhere } from "./upgrade.ts";

/** Tries from one address: a whole organisation sits behind one, and each page makes five. */
const ALLOWANCE = { times: 600, seconds: 60 };
/** Tries under way in this process. */
const MOST_AT_ONCE = 300;
const LARGEST = 64;
/** A socket under test may stay so long, and say so much. */
const LONGEST_SOCKET = 10_000;
const MOST_MESSAGES = 3;
/** The stream comes in so many pieces, with so many milliseconds between them. */
const PIECES = 4;
const BETWEEN = 700;
/** As long as the product holds a question at most. */
const HELD = 20_000;

const address = /^\/sync\/check\/(socket|stream|poll|echo)$/;

/** Lets anybody find out what gets through from where they are. Knows no maps, keeps nothing, and says nothing about anybody. */
export class CheckPoint {
  readonly #clock: Clock;
  readonly #limit;
  #open = 0;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST,
    perMessageDeflate: false,
  });

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#limit = rateLimit(ALLOWANCE, () => clock.now());
  }

  /** Takes over a request for a socket, if it is one to try. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    if (request.url !== "/sync/check/socket") return false;
    if (this.#refusal(request) !== undefined) {
      socket.destroy();
      return true;
    }
    this.#open += 1;
    socket.on("close", () => {
      this.#open -= 1;
    });
    this.#sockets.handleUpgrade(request, socket, head, (ws) => {
      const stop = this.#clock.after(LONGEST_SOCKET, () => ws.terminate());
      let heard = 0;
      ws.on("error", () => ws.terminate());
      ws.on("close", () => stop());
      ws.on("message", (data, isBinary) => {
        heard += 1;
        if (heard > MOST_MESSAGES) ws.terminate();
        else ws.send(data, { binary: isBinary });
      });
    });
    return true;
  }

  /** Answers a request, if it is one to try. */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    const [path = ""] = (request.url ?? "").split("?", 1);
    const what = address.exec(path)?.[1];
    if (what === undefined) return false;
    const refusal = this.#refusal(request);
    const method = what === "echo" ? "POST" : "GET";
    if (refusal !== undefined) end(response, refusal);
    else if (request.method !== method || what === "socket") end(response, 405);
    else this.#try(what, request, response);
    return true;
  }

  #refusal(request: IncomingMessage): number | undefined {
    if (isFromElsewhere(request.headers)) return 403;
    if (this.#open >= MOST_AT_ONCE) return 503;
    return this.#limit.take(addressIn(request.headers)).allowed ? undefined : 429;
  }

  #try(what: string, request: IncomingMessage, response: ServerResponse): void {
    this.#open += 1;
    let stop = () => {};
    response.on("close", () => {
      this.#open -= 1;
      stop();
    });
    response.on("error", () => response.destroy());
    if (what === "echo") void this.#echo(request, response);
    else if (what === "poll") stop = this.#clock.after(HELD, () => end(response, 200));
    else {
      response.writeHead(200, untouched);
      this.#piece(response, PIECES, (callOff) => {
        stop = callOff;
      });
    }
  }

  #piece(response: ServerResponse, left: number, planned: (callOff: () => void) => void): void {
    response.write(".");
    if (left === 1) response.end();
    else planned(this.#clock.after(BETWEEN, () => this.#piece(response, left - 1, planned)));
  }

  /** What came, and the time here. */
  async #echo(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBytes(request, LARGEST, this.#clock);
    if (typeof body === "string") end(response, 413);
    else end(response, 200, { received: body.length, now: this.#clock.now() });
  }
}

function end(response: ServerResponse, status: number, body: object = {}): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-store" });
  response.end(JSON.stringify(body));
}
