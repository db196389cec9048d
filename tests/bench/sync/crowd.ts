import { setTimeout as wait } from "node:timers/promises";
import { Attacker } from "./attacker.ts";
import { evenly } from "./evenly.ts";
import type { Load } from "./loads.ts";
import { findMarkers, markerOf } from "./marker.ts";
import { Participant } from "./participant.ts";
import { shapesUpdate } from "./shapes.ts";
import type { Place, Somebody } from "./somebody.ts";
import { Times } from "./times.ts";
import { TldrawParticipant } from "./tldraw-participant.ts";

/** So many come in at the same time. */
const AT_ONCE = 25;
/** How long after the last change everything must have arrived, in milliseconds. */
const PATIENCE = 20_000;
/** So many keep what they get, to see whether it is all the same in the end. */
const WITNESSES = 2;

/** Where the crowd goes. */
export type Target = Omit<Place, "index" | "room"> & { readonly rooms: string };

/** Everybody who works on the server in one run, and what they see. */
export class Crowd {
  readonly propagation = new Times();
  readonly acknowledgement = new Times();
  readonly joining = new Times();
  /** Connections that the server ended, by its code. */
  readonly closed: Record<string, number> = {};
  readonly #target: Target;
  readonly #load: Load;
  readonly #editors: Somebody[] = [];
  readonly #onlookers: Somebody[] = [];
  readonly #joiners: Somebody[] = [];
  readonly #newest: Int32Array[] = [];
  readonly #kept = new Map<Somebody, Buffer[]>();
  readonly #attacker = new Attacker(() => speaker(this.#placeOf(900_000)));
  #over = false;

  constructor(target: Target, load: Load) {
    this.#target = target;
    this.#load = load;
  }

  /** Everybody comes in who is there from the beginning. */
  async gather(): Promise<void> {
    const { rooms, editorsPerRoom, pointers = 0, shapes = 0 } = this.#load;
    const editors = rooms * editorsPerRoom;
    for (let index = 0; index < editors; index += 1) this.#editors.push(this.#seat(index));
    const onlookers = Math.max(0, pointers - editors);
    for (let more = 0; more < onlookers; more += 1)
      this.#onlookers.push(this.#seat(editors + more));
    this.#listen();
    if (shapes > 0 && this.#target.server !== "ours") await this.#seed(shapes);
    const all = [...this.#editors, ...this.#onlookers];
    for (let at = 0; at < all.length; at += AT_ONCE) {
      await Promise.all(all.slice(at, at + AT_ONCE).map((one) => one.join()));
    }
    if (this.#load.hostilePerSecond !== undefined) await this.#attacker.enter();
  }

  /** They do what the load says, for as long as it says. */
  async work(): Promise<void> {
    const {
      changesPerSecond,
      seconds,
      pointersPerSecond = 0,
      pointers = 0,
      padding = 0,
    } = this.#load;
    const stalled = this.#stalled;
    for (const { socket } of stalled) socket.pause();
    const text = "x".repeat(padding);
    const pointing = [...this.#editors, ...this.#onlookers].slice(0, pointers);
    const until = performance.now() + seconds * 1_000;
    const { hostilePerSecond = 0 } = this.#load;
    await Promise.all([
      this.#comeLate(),
      this.#attacker.work(hostilePerSecond, until, () => this.#isAnybodyIn),
      evenly(this.#editors, changesPerSecond, until, (one) => one.change(text)),
      evenly(pointing, pointersPerSecond, until, (one) => one.point()),
    ]);
    for (const { socket } of stalled) socket.resume();
  }

  /** Waits until everybody has everything, but not for ever. */
  async settle(): Promise<void> {
    const until = performance.now() + PATIENCE;
    while (this.missing > 0 && performance.now() < until && this.#isAnybodyIn) await wait(10);
  }

  async leave(): Promise<void> {
    this.#over = true;
    const all = [...this.#editors, ...this.#onlookers, ...this.#joiners];
    for (const one of all) one.socket.end();
    this.#attacker.leave();
  }

  /** Hostile messages that were sent. */
  get attacked(): number {
    return this.#attacker.sent;
  }

  get sent(): number {
    return this.#editors.reduce((sum, { sentAt }) => sum + sentAt.length, 0);
  }

  get bytes(): number {
    const all = [...this.#editors, ...this.#onlookers, ...this.#joiners];
    return all.reduce((sum, { socket }) => sum + socket.bytes, 0);
  }

  get frames(): number {
    return this.#editors.reduce((sum, { socket }) => sum + socket.frames, 0);
  }

  /** Changes that have not arrived, counted for each who should have them. */
  get missing(): number {
    let missing = 0;
    for (const reader of this.#measuring) {
      for (const writer of this.#editors) {
        if (writer === reader || writer.room !== reader.room) continue;
        const newest = this.#newest[reader.index]?.[writer.index] ?? -1;
        missing += writer.sentAt.length - 1 - newest;
      }
    }
    return missing;
  }

  /** Whether two who keep all they get have, in the end, everybody's last change in their document. */
  get converged(): boolean {
    return [...this.#kept].every(([witness, messages]) => {
      const valueUnder = witness.read(messages);
      return this.#editors.every((writer) => {
        if (writer === witness || writer.room !== witness.room) return true;
        return valueUnder(writer).startsWith(markerOf(writer.index, writer.sentAt.length - 1));
      });
    });
  }

  get #stalled(): readonly Somebody[] {
    return this.#editors.slice(this.#editors.length - (this.#load.stalled ?? 0));
  }

  get #measuring(): readonly Somebody[] {
    return this.#editors.slice(0, this.#editors.length - (this.#load.stalled ?? 0));
  }

  get #isAnybodyIn(): boolean {
    return this.#measuring.some(({ socket }) => socket.isOpen);
  }

  #placeOf(index: number): Place {
    const { rooms, ...place } = this.#target;
    const room = `${rooms}-${Math.floor(index / this.#load.editorsPerRoom) % this.#load.rooms}`;
    return { ...place, room, index };
  }

  #seat(index: number): Somebody {
    const place = this.#placeOf(index);
    const one = place.server === "tldraw" ? new TldrawParticipant(place) : speaker(place);
    one.onClose = (code) => {
      if (!this.#over) this.closed[code] = (this.closed[code] ?? 0) + 1;
    };
    return one;
  }

  #listen(): void {
    const measuring = this.#measuring;
    for (const reader of measuring) {
      reader.onAck = (milliseconds) => this.acknowledgement.add(milliseconds);
      const newest = new Int32Array(this.#editors.length).fill(-1);
      this.#newest[reader.index] = newest;
      const kept: Buffer[] | undefined = reader.index < WITNESSES ? [] : undefined;
      if (kept !== undefined) this.#kept.set(reader, kept);
      reader.onChange = (payload) => {
        kept?.push(Buffer.from(payload));
        const now = performance.now();
        findMarkers(payload, (client, number) =>
          this.#arrived(reader, newest, client, number, now),
        );
      };
    }
  }

  /** What a newer value has overtaken on the server counts as arrived with it: never earlier than it can be seen. */
  #arrived(
    reader: Somebody,
    newest: Int32Array,
    client: number,
    number: number,
    now: number,
  ): void {
    const sentAt = this.#editors[client]?.sentAt;
    if (client === reader.index || sentAt === undefined) return;
    for (let each = (newest[client] ?? -1) + 1; each <= number; each += 1) {
      this.propagation.add(now - (sentAt[each] ?? now));
    }
    newest[client] = Math.max(newest[client] ?? -1, number);
  }

  /** By somebody who stays, so that the document does. */
  async #seed(shapes: number): Promise<void> {
    const one = this.#seat(999_999);
    await one.join();
    await one.seed(shapesUpdate(shapes));
  }

  async #comeLate(): Promise<void> {
    const { joiners = 0 } = this.#load;
    await wait(joiners > 0 ? 1_000 : 0);
    await Promise.all(
      Array.from({ length: joiners }, async (_, number) => {
        await wait((number * 1_000) / joiners);
        const one = this.#seat(this.#editors.length + this.#onlookers.length + number);
        this.#joiners.push(one);
        const began = performance.now();
        await one.join();
        this.joining.add(performance.now() - began);
      }),
    );
  }
}

/** Somebody who speaks Yjs. */
function speaker({ server, ...place }: Place): Participant {
  if (server === "tldraw") throw new Error("tldraw does not speak Yjs");
  return new Participant({ server, ...place });
}
