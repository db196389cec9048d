import {
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";

/** How something between people and the server behaves. */
export interface Manners {
  /** `swallow` lets a socket open, and nothing come down on it. */
  upgrades: "pass" | "refuse" | "swallow";
  /** Keeps answers until they are whole. */
  buffers: boolean;
  /** Ends every request after so many milliseconds. */
  cutsAfter: number | undefined;
  /** What gets lost of a request: all of it, or only its answer. */
  loses: (path: string) => "request" | "answer" | undefined;
}

/** A proxy as it stands in hospitals and councils: real requests, on a port of its own. */
export class MiddleBox {
  readonly manners: Manners = {
    upgrades: "pass",
    buffers: false,
    cutsAfter: undefined,
    loses: () => undefined,
  };
  /** Requests that came by: "GET /path". */
  readonly seen: string[] = [];
  readonly #target: number;
  readonly #server: Server;
  readonly #tunnels = new Set<Duplex>();

  constructor(target: number) {
    this.#target = target;
    this.#server = createServer((asked, answer) => this.#pass(asked, answer));
    this.#server.on("upgrade", (asked, socket) => this.#upgrade(asked, socket));
  }

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, resolve));
    return this;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}/sync`;
  }

  async close(): Promise<void> {
    for (const tunnel of this.#tunnels) tunnel.destroy();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #pass(asked: IncomingMessage, answer: ServerResponse): void {
    const { method = "GET", url = "/", headers } = asked;
    this.seen.push(`${method} ${url}`);
    const { buffers, cutsAfter, loses } = this.manners;
    const lost = loses(url);
    if (lost === "request") {
      asked.socket.destroy();
      return;
    }
    const onward = request({ port: this.#target, host: "127.0.0.1", method, path: url, headers });
    const timer = cutsAfter === undefined ? undefined : setTimeout(cut, cutsAfter);
    function cut(): void {
      onward.destroy();
      asked.socket.destroy();
    }
    answer.on("close", () => {
      clearTimeout(timer);
      onward.destroy();
    });
    onward.on("error", () => asked.socket.destroy());
    onward.on("response", (came) => {
      const parts: Buffer[] = [];
      if (!buffers && lost === undefined) {
        answer.writeHead(came.statusCode ?? 500, came.headers);
        came.pipe(answer);
        answer.flushHeaders();
        return;
      }
      came.on("data", (part: Buffer) => parts.push(part));
      came.on("end", () => {
        if (lost === "answer") asked.socket.destroy();
        else answer.writeHead(came.statusCode ?? 500, came.headers).end(Buffer.concat(parts));
      });
    });
    asked.pipe(onward);
  }

  #upgrade({ url = "/", headers, rawHeaders }: IncomingMessage, socket: Duplex): void {
    this.seen.push(`UPGRADE ${url}`);
    const { upgrades } = this.manners;
    socket.on("error", () => socket.destroy());
    if (upgrades === "refuse") {
      socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    const onward = connect(this.#target, "127.0.0.1");
    this.#tunnels.add(socket).add(onward);
    socket.on("close", () => onward.destroy());
    onward.on("close", () => socket.destroy());
    onward.on("error", () => socket.destroy());
    onward.write(`GET ${url} HTTP/1.1\r\n${linesOf(rawHeaders)}\r\n`);
    socket.pipe(onward);
    if (upgrades === "pass" || headers.upgrade === undefined) onward.pipe(socket);
    else onward.once("data", (first: Buffer) => swallow(first, socket, onward));
  }
}

/** Lets the handshake through, and then nothing. */
function swallow(first: Buffer, socket: Duplex, onward: Socket): void {
  socket.write(first.subarray(0, first.indexOf("\r\n\r\n") + 4));
  onward.resume();
}

function linesOf(raw: readonly string[]): string {
  let lines = "";
  for (let at = 0; at < raw.length; at += 2) lines += `${raw[at]}: ${raw[at + 1]}\r\n`;
  return lines;
}
