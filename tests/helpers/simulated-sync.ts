import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as sync from "y-protocols/sync";
import * as Y from "yjs";
import { afterEvent, nothingYet, type Saving, savingShown } from "#components/room/saving.ts";
import { applyEdits } from "#lib/board-doc/doc.ts";
import type { Edit } from "#lib/gap-map/edit.ts";
import { readControl } from "#lib/wire/control.ts";
import type { Role } from "#lib/wire/roles.ts";
import { may } from "#server/access.ts";
import { docFromHistory } from "#server/sync/history.ts";
import { usualLimits } from "#server/sync/limits.ts";
import type { Room } from "#server/sync/room.ts";
import { Rooms } from "#server/sync/rooms.ts";
import type { Link } from "#server/sync/seat.ts";
import { stampFor } from "#server/sync/stamp.ts";
import type { Batch } from "#server/sync/store.ts";
import { Writer } from "#server/sync/writer.ts";
import { FakeClock, settle } from "./fake-clock.ts";
import { MemoryStore } from "./memory-store.ts";

const MAP = "m1";

/** A store whose writes wait until the simulation decides what becomes of them. */
class DecidedStore extends MemoryStore {
  readonly flights: { write: () => Promise<void>; lose: () => Promise<void>; fail: () => void }[] =
    [];

  override append(batches: readonly Batch[]): Promise<ReadonlySet<string>> {
    return new Promise((resolve, reject) => {
      this.flights.push({
        write: async () => resolve(await super.append(batches)),
        lose: async () => {
          await super.append(batches);
          reject(new Error("the answer got lost"));
        },
        fail: () => reject(new Error("away")),
      });
    });
  }
}

/** Somebody at a screen that speaks the protocol; messages arrive only when the simulation says so. */
export class SimulatedPerson {
  readonly doc = new Y.Doc();
  readonly name: string;
  role: Role;
  saving: Saving = nothingYet;
  /** How far this screen's own work had come when each of its changes was made. */
  readonly clocks: number[] = [];
  up: Uint8Array[] = [];
  down: Uint8Array[] = [];
  link: Link | undefined;

  constructor(name: string, role: Role, now: () => number) {
    this.name = name;
    this.role = role;
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === this) return;
      this.clocks.push(Y.getState(this.doc.store, this.doc.clientID));
      this.saving = afterEvent(this.saving, { kind: "changed", now: now() });
      if (this.link !== undefined) this.#send(2, update);
    });
  }

  connect(room: Room): void {
    if (this.link !== undefined) return;
    const { name } = this;
    const link: Link = {
      person: { id: name, name, organisation: name },
      carrier: "socket",
      speaksControl: true,
      buffered: 0,
      send: (bytes) => {
        if (this.link === link) this.down.push(bytes);
      },
      close: () => this.hangUp(room),
    };
    this.link = link;
    this.saving = afterEvent(this.saving, { kind: "connecting" });
    this.up.push(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, 0);
        sync.writeSyncStep1(encoder, this.doc);
      }),
    );
    room.join(link, this.role);
  }

  /** The connection breaks; what was on its way is gone. */
  hangUp(room: Room | undefined): void {
    const { link } = this;
    if (link === undefined) return;
    this.link = undefined;
    this.up = [];
    this.down = [];
    this.saving = afterEvent(this.saving, { kind: "closed" });
    room?.leave(link);
  }

  /** Takes in the next message from the server. */
  hear(): void {
    const bytes = this.down.shift();
    if (bytes === undefined) return;
    const decoder = decoding.createDecoder(bytes);
    const type = decoding.readVarUint(decoder);
    if (type === 0) this.#hearSync(decoder);
    else if (type >= 100) this.#hearControl(type, decoder);
  }

  #hearSync(decoder: decoding.Decoder): void {
    const encoder = encoding.createEncoder();
    const asked = decoder.arr[1] === 0;
    sync.readSyncMessage(decoder, encoder, this.doc, this);
    if (!asked) return;
    const answer = decoding.createDecoder(encoding.toUint8Array(encoder));
    decoding.readVarUint(answer);
    this.#send(1, decoding.readVarUint8Array(answer));
  }

  #hearControl(type: number, decoder: decoding.Decoder): void {
    const message = readControl(type, decoder);
    if (message?.kind === "hello") this.saving = afterEvent(this.saving, { kind: "opened" });
    if (message?.kind === "ack") {
      this.saving = afterEvent(this.saving, { kind: "acknowledged", upTo: message.upTo });
    }
    if (message?.kind === "nack") {
      const { frame, reason } = message;
      this.saving = afterEvent(this.saving, { kind: "refused", frame, reason });
    }
  }

  #send(step: number, update: Uint8Array): void {
    this.saving = afterEvent(this.saving, {
      kind: "sent",
      brings: step === 1 ? "whole" : "change",
    });
    this.up.push(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, 0);
        encoding.writeVarUint(encoder, step);
        encoding.writeVarUint8Array(encoder, update);
      }),
    );
  }
}

/** A map, its people, their network, its database and time, all in one hand. */
export class Simulation {
  readonly clock = new FakeClock();
  readonly store = new DecidedStore();
  readonly people: readonly SimulatedPerson[];
  room: Room | undefined;
  #rooms: Rooms | undefined;
  readonly #committed = new Y.Doc();
  #committedUpTo = 0;

  constructor(seed: Uint8Array) {
    const now = () => this.clock.now();
    this.store.seed(MAP, seed);
    this.people = [
      new SimulatedPerson("ana", "contributor", now),
      new SimulatedPerson("ben", "contributor", now),
      new SimulatedPerson("fay", "facilitator", now),
      new SimulatedPerson("vera", "observer", now),
    ];
  }

  /** The server starts, or starts again after it was killed. What the old one still had in flight stays in flight. */
  async start(): Promise<void> {
    for (const person of this.people) person.hangUp(undefined);
    this.#rooms = new Rooms({
      store: this.store,
      writer: new Writer(this.store, this.clock),
      clock: this.clock,
      stampFor: (doc) => stampFor(doc, this.clock),
      mayWrite: (role, locked) => may(role, "edit", { locked }),
      limits: usualLimits,
      memory: () => 0,
      tell: () => {},
    });
    this.room = await this.#rooms.open(MAP);
  }

  person(index: number): SimulatedPerson {
    const person = this.people[index % this.people.length];
    if (person === undefined) throw new Error("nobody");
    return person;
  }

  edit(index: number, edits: readonly Edit[]): void {
    const person = this.person(index);
    // The product's screens make no edits for people who may not.
    if (person.role !== "observer") applyEdits(person.doc, edits, "me");
  }

  connect(index: number): void {
    if (this.room !== undefined && !this.room.isLost) this.person(index).connect(this.room);
  }

  hangUp(index: number): void {
    this.person(index).hangUp(this.room);
  }

  /** Delivers so many messages of this person to the server. */
  deliver(index: number, count: number): void {
    const person = this.person(index);
    for (const bytes of person.up.splice(0, count)) {
      if (person.link !== undefined) this.room?.receive(person.link, bytes);
    }
  }

  async time(ms: number): Promise<void> {
    await this.clock.flow(ms);
  }

  /** The document that everything in the log adds up to, row by row as it came. */
  committed(): Y.Doc {
    for (const { seq, update } of this.store.documents.get(MAP)?.rows ?? []) {
      if (seq <= this.#committedUpTo) continue;
      Y.applyUpdate(this.#committed, update);
      this.#committedUpTo = seq;
    }
    return this.#committed;
  }

  /** The document as the next server would load it. */
  async loaded(): Promise<Y.Doc> {
    const history = await this.store.take(MAP);
    if (history === undefined) throw new Error("no document");
    return docFromHistory(history, (what, seq) => {
      throw new Error(`${what} ${seq}`);
    });
  }

  /** Everybody online, everything delivered, everything written. */
  async quiet(): Promise<void> {
    for (let round = 0; round < 12; round++) {
      for (let index = 0; index < this.people.length; index++) {
        this.connect(index);
        this.deliver(index, 1_000);
        while (this.person(index).down.length > 0) this.person(index).hear();
        this.deliver(index, 1_000);
      }
      await this.time(100);
      while (this.store.flights.length > 0) {
        await this.store.flights.shift()?.write();
        await this.time(2_000);
      }
      await settle();
    }
  }

  shown(index: number) {
    return savingShown(this.person(index).saving, this.clock.now());
  }
}
