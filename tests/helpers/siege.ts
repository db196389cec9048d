import { once } from "node:events";
import type { Socket } from "node:net";
import * as decoding from "lib0/decoding";
import { afterEach, beforeEach } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { CONTROL_PROTOCOL, type Control, readControl } from "#lib/wire/control.ts";
import { readPresence } from "#lib/wire/presence.ts";
import type { SyncParts } from "#server/sync/server.ts";
import { MemoryStore } from "./memory-store.ts";
import { Browser } from "./participant.ts";
import { PushedClock } from "./pushed-clock.ts";
import { TestServer, until } from "./sync-server.ts";

/** Milliseconds at a time: less than between two questions whether somebody is still there. */
const STEP = 10_000;

/** Somebody who sends whatever they like. */
export class Attacker {
  readonly socket: WebSocket;
  readonly heard: Uint8Array[] = [];
  code: number | undefined;

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on("error", () => {});
    socket.on("message", (data: Buffer) => this.heard.push(new Uint8Array(data)));
    socket.on("close", (code: number) => {
      this.code = code;
    });
  }

  send(...messages: (string | Uint8Array)[]): void {
    for (const message of messages) this.socket.send(message);
  }

  /** Bytes on the line that no client writes. */
  write(bytes: Uint8Array): void {
    this.raw.write(bytes);
  }

  get raw(): Socket {
    return (this.socket as unknown as { _socket: Socket })._socket;
  }

  get controls(): Control[] {
    return this.heard.flatMap((bytes) => {
      const decoder = decoding.createDecoder(bytes);
      const type = decoding.readVarUint(decoder);
      return (type >= 100 ? readControl(type, decoder) : undefined) ?? [];
    });
  }

  /** Resolves as soon as the fact is true; looks again with each message and at the end. */
  until(fact: () => boolean): Promise<void> {
    return until(fact, (look) => {
      const events = ["message", "close"] as const;
      for (const event of events) this.socket.on(event, look);
      return () => {
        for (const event of events) this.socket.off(event, look);
      };
    });
  }

  /** The number the connection is closed with. */
  async closed(): Promise<number> {
    await this.until(() => this.code !== undefined);
    return this.code ?? 0;
  }

  /** Why the next of these changes is refused, or "acknowledged". */
  async answerTo(change: Uint8Array): Promise<string> {
    const before = this.controls.length;
    this.send(change);
    const answer = () =>
      this.controls.slice(before).find(({ kind }) => kind === "nack" || kind === "ack");
    await this.until(() => answer() !== undefined || this.code !== undefined);
    const found = answer();
    return found?.kind === "nack" ? found.reason : found === undefined ? "closed" : "acknowledged";
  }
}

/**
 * A server of this file's tests with two honest people on a map. Whatever a test throws at it, afterwards
 * the two still see each other's changes. Long waits end when `clock.pass` says so.
 */
export class Siege {
  store = new MemoryStore();
  clock = new PushedClock();
  server!: TestServer;
  ana!: Browser;
  ben!: Browser;
  readonly #more: (siege: Siege) => Partial<SyncParts>;

  constructor(more: (siege: Siege) => Partial<SyncParts> = () => ({})) {
    this.#more = more;
    beforeEach(() => this.#begin());
    afterEach(() => this.#end());
  }

  async #begin(): Promise<void> {
    this.store = new MemoryStore();
    this.store.seed("m1");
    this.clock = new PushedClock();
    await this.serve();
    this.ana = this.browser("ana");
    this.ben = this.browser("ben");
    await Promise.all([this.ana, this.ben].map((one) => one.until(() => one.words === "Saved")));
  }

  async #end(): Promise<void> {
    await this.bothWork();
    this.ana.close();
    this.ben.close();
    await this.server.close();
  }

  /** Each of the two sees what the other changes. */
  async bothWork(): Promise<void> {
    const mark = Math.random();
    const places = ({ doc }: Browser) => doc.getMap("places");
    places(this.ana).set("from ana", mark);
    places(this.ben).set("from ben", mark);
    await this.ben.until(() => places(this.ben).get("from ana") === mark);
    await this.ana.until(() => places(this.ana).get("from ben") === mark);
  }

  /** So much time passes, little by little, while each of the two sees where the other is: nobody is given up as gone. */
  async time(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += STEP) {
      this.clock.pass(STEP);
      const x = Math.round(Math.random() * 1e6);
      for (const [one, other] of [
        [this.ana, this.ben],
        [this.ben, this.ana],
      ] as const) {
        one.connection.awareness.setLocalState({ cursor: { x, y: 0 } });
        const seen = () => other.connection.awareness.getStates().get(one.doc.clientID);
        await other.until(() => readPresence(seen())?.cursor?.x === x);
      }
    }
  }

  /** Resolves as soon as the fact is true; looks again with every turn of the event loop. */
  async pulse(fact: () => boolean): Promise<void> {
    do await new Promise((resolve) => setImmediate(resolve));
    while (!fact());
  }

  async serve(port = 0): Promise<void> {
    const { clock, store } = this;
    const more = { clock, ...this.#more(this) };
    this.server = await new TestServer(store, undefined, undefined, more).listen(port);
  }

  browser(name: string, role = "contributor"): Browser {
    return new Browser(this.server.url, "m1", `${name}.${role}`);
  }

  async attacker(who = "eve.contributor", options = {}): Promise<Attacker> {
    const address = `${this.server.url}/m1?token=${who}`;
    const attacker = new Attacker(new WebSocket(address, [CONTROL_PROTOCOL], options));
    await once(attacker.socket, "open");
    await attacker.until(() => attacker.controls.length > 0);
    return attacker;
  }

  /** What is in the log. */
  get rows() {
    return this.store.documents.get("m1")?.rows ?? [];
  }

  get committed(): Y.Doc {
    const doc = new Y.Doc();
    for (const { update } of this.rows) Y.applyUpdate(doc, update);
    return doc;
  }
}

/** An update with this change, by somebody who knows nothing. */
export function changeOf(change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  change(doc);
  return Y.encodeStateAsUpdate(doc);
}
