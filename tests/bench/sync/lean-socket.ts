import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

/** Why a connection ended when nobody said: the network's own code for it. */
const WITHOUT_A_WORD = 1006;
const TEXT = 1;
const BINARY = 2;

/**
 * A WebSocket client that does next to nothing, so that hundreds of them fit into the process that
 * measures: no extensions, no fragments, and a mask of zeros.
 */
export class LeanSocket {
  onFrame: (payload: Buffer) => void = () => {};
  onClose: (code: number) => void = () => {};
  frames = 0;
  isOpen = true;
  readonly #socket: Socket;
  readonly #pending: Buffer[] = [];
  #size = 0;
  #need = 2;
  #code = WITHOUT_A_WORD;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", (chunk: Buffer) => this.#take(chunk));
    socket.on("error", () => {});
    socket.on("close", () => {
      this.isOpen = false;
      this.onClose(this.#code);
    });
  }

  /** Opens a connection. `settle` gets it before its first message comes. Rejects when the other end does not want it. */
  static open(
    port: number,
    path: string,
    protocols: readonly string[],
    settle: (socket: LeanSocket) => void = () => {},
  ): Promise<LeanSocket> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, "127.0.0.1");
      socket.setNoDelay(true);
      const offered =
        protocols.length > 0 ? [`Sec-WebSocket-Protocol: ${protocols.join(", ")}`] : [];
      const request = [
        `GET ${path} HTTP/1.1`,
        `Host: 127.0.0.1:${port}`,
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
        ...offered,
      ];
      let head = Buffer.alloc(0);
      const read = (chunk: Buffer) => {
        head = Buffer.concat([head, chunk]);
        const end = head.indexOf("\r\n\r\n");
        if (end < 0) return;
        socket.removeAllListeners();
        const status = head.toString("latin1", 0, head.indexOf("\r\n"));
        if (!status.includes(" 101 ")) {
          socket.destroy();
          reject(new Error(`not let in: ${status}`));
          return;
        }
        const lean = new LeanSocket(socket);
        settle(lean);
        if (head.length > end + 4) lean.#take(head.subarray(end + 4));
        resolve(lean);
      };
      socket.on("data", read);
      socket.on("error", reject);
      socket.on("close", () => reject(new Error("hung up")));
      socket.write(`${request.join("\r\n")}\r\n\r\n`);
    });
  }

  /** Bytes that came, with headers and all. */
  get bytes(): number {
    return this.#socket.bytesRead;
  }

  send(payload: Uint8Array): void {
    this.write(masked(BINARY, payload));
  }

  sendText(text: string): void {
    this.write(masked(TEXT, Buffer.from(text)));
  }

  /** Sends bytes as they are, a message or not. */
  write(bytes: Uint8Array): void {
    if (this.isOpen) this.#socket.write(bytes);
  }

  /** Reads nothing until `resume`. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  end(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#pending.push(chunk);
    this.#size += chunk.length;
    if (this.#size < this.#need) return;
    const bytes = this.#pending.length === 1 ? chunk : Buffer.concat(this.#pending);
    this.#pending.length = 0;
    let at = 0;
    for (;;) {
      const frame = frameAt(bytes, at);
      if (typeof frame === "number") {
        this.#need = frame;
        break;
      }
      at = frame.end;
      this.#handle(frame.opcode, bytes.subarray(frame.start, frame.end));
    }
    this.#size = bytes.length - at;
    if (this.#size > 0) this.#pending.push(bytes.subarray(at));
  }

  #handle(opcode: number, payload: Buffer): void {
    if (opcode === BINARY || opcode === TEXT) {
      this.frames += 1;
      this.onFrame(payload);
    } else if (opcode === 9) this.write(Buffer.from([0x8a, 0x80, 0, 0, 0, 0]));
    else if (opcode === 8) {
      if (payload.length >= 2) this.#code = payload.readUInt16BE(0);
      this.#socket.end();
    }
  }
}

/** The whole frame that begins here, or how many bytes there must be from here on to go on. */
function frameAt(
  bytes: Buffer,
  at: number,
): { readonly opcode: number; readonly start: number; readonly end: number } | number {
  const there = bytes.length - at;
  if (there < 2) return 2;
  const short = (bytes[at + 1] ?? 0) & 0x7f;
  const header = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (there < header) return header;
  let length = short;
  if (short === 126) length = bytes.readUInt16BE(at + 2);
  else if (short === 127) length = Number(bytes.readBigUInt64BE(at + 2));
  if (there < header + length) return header + length;
  const start = at + header;
  return { opcode: (bytes[at] ?? 0) & 0x0f, start, end: start + length };
}

function masked(opcode: number, payload: Uint8Array): Buffer {
  const { length } = payload;
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const bytes = Buffer.alloc(header + 4 + length);
  bytes[0] = 0x80 | opcode;
  if (header === 2) bytes[1] = 0x80 | length;
  else if (header === 4) {
    bytes[1] = 0xfe;
    bytes.writeUInt16BE(length, 2);
  } else {
    bytes[1] = 0xff;
    bytes.writeBigUInt64BE(BigInt(length), 2);
  }
  bytes.set(payload, header + 4);
  return bytes;
}
