import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { joined } from "#lib/wire/parcels.ts";
import { frames } from "#server/sync/frames.ts";
import { type Dialect, dialects, type YjsServer } from "./dialects.ts";
import { LeanSocket } from "./lean-socket.ts";
import { markerOf } from "./marker.ts";
import type { Place, Somebody } from "./somebody.ts";

const SYNC = 0;
const ASK = 0;
const MISSING = 1;
/** hocuspocus' own number for an answer to a question. */
const SYNC_REPLY = 4;
const EMPTY_STATE = Y.encodeStateVector(new Y.Doc());
const EMPTY = Y.encodeStateAsUpdate(new Y.Doc());

/** Somebody on a map: writes real Yjs changes to one key of their own, and reads no more than needed. */
export class Participant implements Somebody {
  readonly index: number;
  readonly room: string;
  readonly sentAt: number[] = [];
  onChange: (payload: Buffer) => void = () => {};
  onAck: (milliseconds: number) => void = () => {};
  onClose: (code: number) => void = () => {};
  readonly #dialect: Dialect;
  readonly #prefix: Uint8Array;
  readonly #place: Place<YjsServer>;
  readonly #doc = new Y.Doc();
  /** When each message with a change was sent, as the server counts them. */
  readonly #framesAt: number[] = [];
  #acknowledged = 0;
  #pointerClock = 0;
  #socket: LeanSocket | undefined;
  #ready = () => {};

  constructor(place: Place<YjsServer>) {
    this.#place = place;
    this.index = place.index;
    this.room = place.room;
    this.#dialect = dialects[place.server];
    this.#prefix = this.#dialect.prefix(place.room);
    this.#doc.on("update", (update: Uint8Array) => this.#sendChange(frames.change(update)));
  }

  async join(): Promise<void> {
    const { port, room, index } = this.#place;
    const { path, protocols, introduction } = this.#dialect;
    const complete = new Promise<void>((resolve) => {
      this.#ready = resolve;
    });
    await LeanSocket.open(port, path(room, `p${index}`), protocols, (socket) => {
      this.#socket = socket;
      socket.onFrame = (payload) => this.#read(payload);
      socket.onClose = (code) => this.onClose(code);
    });
    if (introduction !== undefined) this.#send(introduction);
    this.#send(frames.ask(EMPTY_STATE));
    await complete;
  }

  get socket(): LeanSocket {
    if (this.#socket === undefined) throw new Error("not in yet");
    return this.#socket;
  }

  change(padding: string): void {
    const marker = markerOf(this.index, this.sentAt.length);
    this.sentAt.push(performance.now());
    this.#doc.getMap("meta").set(keyOf(this), marker + padding);
  }

  async seed(update: Uint8Array): Promise<void> {
    const complete = new Promise<void>((resolve) => {
      this.#ready = resolve;
    });
    this.#sendChange(frames.missing(update));
    this.#send(frames.ask(EMPTY_STATE));
    await complete;
  }

  point(): void {
    this.#pointerClock += 1;
    const state = { cursor: { x: this.#pointerClock % 2_000, y: this.index } };
    const entries = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint(encoder, this.#doc.clientID);
      encoding.writeVarUint(encoder, this.#pointerClock);
      encoding.writeVarString(encoder, JSON.stringify(state));
    });
    this.#send(frames.presence(entries));
  }

  read(messages: readonly Buffer[]): (writer: Somebody) => string {
    const doc = new Y.Doc();
    doc.transact(() => {
      for (const message of messages) Y.applyUpdate(doc, updateIn(message));
    });
    const values = doc.getMap("meta");
    return (writer) => String(values.get(keyOf(writer)));
  }

  /** Sends any message about this room. */
  say(message: Uint8Array): void {
    this.#send(message);
  }

  #send(message: Uint8Array): void {
    this.socket.send(this.#prefix.length === 0 ? message : joined(this.#prefix, message));
  }

  #sendChange(message: Uint8Array): void {
    if (this.#socket?.isOpen !== true) return;
    this.#framesAt.push(performance.now());
    this.#send(message);
  }

  #read(payload: Buffer): void {
    const at = this.#prefix.length;
    const type = payload[at];
    if (type === SYNC || type === SYNC_REPLY) this.#readSync(payload.subarray(at));
    else if (type === this.#dialect.ack) this.#readAck(payload);
  }

  #readSync(message: Buffer): void {
    const step = message[1];
    if (step === ASK) this.#sendChange(frames.missing(EMPTY));
    else this.onChange(message);
    if (step === MISSING) this.#ready();
  }

  #readAck(payload: Buffer): void {
    const decoder = decoding.createDecoder(payload);
    decoding.readVarUint(decoder);
    const upTo = decoding.readVarUint(decoder);
    const now = performance.now();
    for (; this.#acknowledged < upTo; this.#acknowledged += 1) {
      this.onAck(now - (this.#framesAt[this.#acknowledged] ?? now));
    }
  }
}

/** The key that somebody writes to. */
function keyOf({ index }: Somebody): string {
  return `k${index}`;
}

/** The update in a message that carries one. */
function updateIn(message: Buffer): Uint8Array {
  let at = 2;
  while ((message[at] ?? 0) >= 0x80) at += 1;
  return message.subarray(at + 1);
}
