import { closeCodes } from "#lib/wire/close-codes.ts";
import type { Grant } from "#server/sync/authorise.ts";
import { reasonOf } from "#server/sync/reason.ts";
import type { Room } from "#server/sync/room.ts";
import type { Link, Visitor } from "#server/sync/seat.ts";
import { OutOfReach, ServedElsewhere } from "#server/sync/store.ts";
import type { Visit } from "#server/sync/upgrade.ts";
import type { Bus } from "./bus.ts";
import type { Message } from "./messages.ts";

/** What a connection may say before its place is ready. */
const MOST_WAITING = 2 * 1_024 * 1_024;

export interface HostParts {
  readonly bus: Pick<Bus, "send">;
  /** Who this person is on the map now, and what they may do there. */
  readonly standingOf: (mapId: string, personId: string) => Promise<Grant | undefined>;
  readonly standingChanges: () => number;
  /** The map, if this process may serve it. */
  readonly open: (mapId: string) => Promise<Room | undefined>;
  /** Counts somebody in; gives what to call when they have left. */
  readonly arrived: (room: Room, visit: Visit) => () => void;
  readonly tell: (event: string, facts?: Readonly<Record<string, string | number>>) => void;
}

/** A connection that ends at another process: a link like any other to the room it sits in. */
class Guest implements Link {
  readonly person: Visitor;
  readonly carrier = "process";
  readonly speaksControl: boolean;
  readonly #send: (bytes: Uint8Array) => void;
  readonly #close: (code: number, reason: string) => void;
  /** What it said before it had a place. */
  waiting: Uint8Array[] = [];
  room: Room | undefined;
  gone = () => {};
  #sent = 0;
  taken = 0;

  constructor(
    { person, speaksControl }: Extract<Message, { kind: "join" }>,
    send: (bytes: Uint8Array) => void,
    close: (code: number, reason: string) => void,
  ) {
    this.person = person;
    this.speaksControl = speaksControl;
    this.#send = send;
    this.#close = close;
  }

  get buffered(): number {
    return this.#sent - this.taken;
  }

  send(bytes: Uint8Array): void {
    this.#sent += bytes.length;
    this.#send(bytes);
  }

  close(code: number, reason: string): void {
    this.#close(code, reason);
  }

  hear(bytes: Uint8Array): void {
    if (this.room !== undefined) {
      this.room.receive(this, bytes);
      return;
    }
    this.waiting.push(bytes);
    const all = this.waiting.reduce((sum, { length }) => sum + length, 0);
    if (all > MOST_WAITING) this.close(closeCodes.overload, "too much before the map is open");
  }
}

/** The connections to this process's maps that end at other processes. */
export class Host {
  readonly #parts: HostParts;
  readonly #guests = new Map<string, Map<number, Guest>>();

  constructor(parts: HostParts) {
    this.#parts = parts;
  }

  onJoin(from: string, message: Extract<Message, { kind: "join" }>): void {
    const { bus, tell } = this.#parts;
    const { link } = message;
    const guest = new Guest(
      message,
      (bytes) => bus.send(from, { kind: "send", links: [link], bytes }),
      (code, reason) => {
        this.onLeave(from, link);
        bus.send(from, { kind: "close", link, code, reason });
      },
    );
    const guests = this.#guests.get(from) ?? new Map<number, Guest>();
    this.#guests.set(from, guests.set(link, guest));
    const here = () => this.#find(from, link) === guest;
    this.#seat(guest, message.mapId, here).catch((error: unknown) => {
      const elsewhere = error instanceof ServedElsewhere || error instanceof OutOfReach;
      if (!elsewhere) tell("connection failed", { map: message.mapId, reason: reasonOf(error) });
      guest.close(elsewhere ? closeCodes.restart : closeCodes.storage, "the map cannot be opened");
    });
  }

  onFrame(from: string, link: number, bytes: Uint8Array): void {
    const guest = this.#find(from, link);
    if (guest !== undefined) guest.hear(bytes);
    else {
      const reason = "this connection is not known here";
      this.#parts.bus.send(from, { kind: "close", link, code: closeCodes.restart, reason });
    }
  }

  onTaken(from: string, link: number, total: number): void {
    const guest = this.#find(from, link);
    if (guest === undefined) return;
    guest.taken = total;
    guest.room?.drained(guest);
  }

  onLeave(from: string, link: number): void {
    const guest = this.#find(from, link);
    this.#guests.get(from)?.delete(link);
    guest?.room?.leave(guest);
    guest?.gone();
  }

  onLost(peer: string): void {
    for (const guest of [...(this.#guests.get(peer)?.values() ?? [])]) {
      guest.close(closeCodes.restart, "out of reach");
    }
    this.#guests.delete(peer);
  }

  /** What somebody may do is read here, too: it may have changed while their word was on its way. */
  async #seat(guest: Guest, mapId: string, here: () => boolean): Promise<void> {
    const { standingOf, standingChanges, open, arrived } = this.#parts;
    for (;;) {
      const before = standingChanges();
      const grant = await standingOf(mapId, guest.person.id);
      if (grant === undefined) return guest.close(closeCodes.forbidden, "not on this map");
      const room = await open(mapId);
      if (room === undefined) return guest.close(closeCodes.notFound, "no such map");
      if (!here()) return;
      if (before !== standingChanges()) continue;
      guest.gone = arrived(room, { ...grant, mapId, speaksControl: guest.speaksControl });
      guest.room = room;
      room.join(guest, grant.role);
      for (const bytes of guest.waiting.splice(0)) room.receive(guest, bytes);
      return;
    }
  }

  #find(from: string, link: number): Guest | undefined {
    return this.#guests.get(from)?.get(link);
  }
}
