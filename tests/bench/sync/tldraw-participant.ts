import { fileURLToPath } from "node:url";
import { LeanSocket } from "./lean-socket.ts";
import { markerOf } from "./marker.ts";
import type { Place, Somebody } from "./somebody.ts";

/** The version of the protocol that @tldraw/sync-core 5 speaks. */
const PROTOCOL = 8;
const SCHEMA = fileURLToPath(
  new URL("peers/node_modules/@tldraw/tlschema/dist-cjs/index.js", import.meta.url),
);

/** What of tldraw's packages is needed here; they are a peer's, and not always installed. */
interface Tlschema {
  createTLSchema(): { serialize(): unknown };
  readonly InstancePresenceRecordType: { create(values: object): object };
}

let tlschema: Promise<Tlschema> | undefined;

/** Somebody on a tldraw canvas: writes to one key of the document's own notes, as the others do in Yjs. */
export class TldrawParticipant implements Somebody {
  readonly index: number;
  readonly room: string;
  readonly sentAt: number[] = [];
  onChange: (payload: Buffer) => void = () => {};
  onAck: (milliseconds: number) => void = () => {};
  onClose: (code: number) => void = () => {};
  readonly #port: number;
  #clock = 0;
  #points = 0;
  #presence: object = {};
  #socket: LeanSocket | undefined;
  #ready = () => {};

  constructor({ port, room, index }: Place) {
    this.#port = port;
    this.index = index;
    this.room = room;
  }

  async join(): Promise<void> {
    tlschema ??= import(SCHEMA) as Promise<Tlschema>;
    const { createTLSchema, InstancePresenceRecordType } = await tlschema;
    const person = { userId: `user:p${this.index}`, userName: "Bench", currentPageId: "page:page" };
    this.#presence = InstancePresenceRecordType.create({
      ...person,
      id: `instance_presence:p${this.index}`,
    });
    const complete = new Promise<void>((resolve) => {
      this.#ready = resolve;
    });
    await LeanSocket.open(this.#port, `/${this.room}/p${this.index}`, [], (socket) => {
      this.#socket = socket;
      socket.onFrame = (payload) => this.#read(payload);
      socket.onClose = (code) => this.onClose(code);
    });
    this.#say({
      ...{ type: "connect", connectRequestId: "bench", protocolVersion: PROTOCOL },
      ...{ lastServerClock: -1, schema: createTLSchema().serialize() },
    });
    await complete;
  }

  get socket(): LeanSocket {
    if (this.#socket === undefined) throw new Error("not in yet");
    return this.#socket;
  }

  change(padding: string): void {
    const value = markerOf(this.index, this.sentAt.length) + padding;
    this.sentAt.push(performance.now());
    const meta = ["patch", { [`k${this.index}`]: ["put", value] }];
    this.#push({ diff: { "document:document": ["patch", { meta }] } });
  }

  point(): void {
    this.#points += 1;
    const cursor = { x: this.#points % 2_000, y: this.index, type: "default", rotation: 0 };
    const known = this.#points > 1;
    const change = known ? { cursor: ["put", cursor] } : { ...this.#presence, cursor };
    this.#push({ presence: [known ? "patch" : "put", change] });
  }

  /** The server is started with its shapes. */
  async seed(): Promise<void> {}

  /** The last marker of each key, in the order of the messages. */
  read(messages: readonly Buffer[]): (writer: Somebody) => string {
    const last = new Map<string, string>();
    for (const message of messages) {
      for (const [, key = "", value = ""] of String(message).matchAll(
        /"k(\d+)":\["put","(\S{21})/g,
      )) {
        last.set(key, value);
      }
    }
    return ({ index }) => last.get(String(index)) ?? "";
  }

  #push(what: object): void {
    this.#clock += 1;
    this.#say({ type: "push", clientClock: this.#clock, ...what });
  }

  #say(message: object): void {
    if (this.socket.isOpen) this.socket.sendText(JSON.stringify(message));
  }

  #read(payload: Buffer): void {
    if (payload.subarray(0, 24).includes('"connect"')) this.#ready();
    else this.onChange(payload);
  }
}
