import { closeCodes } from "#lib/wire/close-codes.ts";
import type { Clock } from "#server/sync/clock.ts";
import type { Notes } from "#server/sync/notes.ts";
import { reasonOf } from "#server/sync/reason.ts";
import { Room } from "#server/sync/room.ts";
import type { Rooms } from "#server/sync/rooms.ts";
import type { Link, Place } from "#server/sync/seat.ts";
import type { News, Standing } from "#server/sync/standing.ts";
import { OutOfReach, ServedElsewhere } from "#server/sync/store.ts";
import type { BroughtBack, PersonThere } from "#server/versions.ts";
import type { Bus, Pace } from "./bus.ts";
import { type Answerer, Calls } from "./calls.ts";
import { Host, type HostParts } from "./host.ts";
import type { Leases } from "./leases.ts";
import type { Message } from "./messages.ts";
import { Relay } from "./relay.ts";

/** How often a map is tried again whose process is silent: its lease runs out soon, or it is back. */
const TRY_AGAIN = 250;
/** How often everybody's standing is read while news of it may be missed. Within two seconds it must count. */
const LOOK = 1_000;

export interface SeveralParts extends Pick<HostParts, "standingOf" | "arrived" | "tell"> {
  readonly bus: Bus;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly rooms: Rooms;
  readonly standing: Standing;
  readonly leases: Leases;
  readonly answer: Answerer;
  readonly notes: Pick<Notes, "peerLost">;
}

/** A map that another process serves. */
class Elsewhere implements Place {
  readonly owner: string;
  readonly #mapId: string;
  readonly #relay: Relay;

  constructor(owner: string, mapId: string, relay: Relay) {
    this.owner = owner;
    this.#mapId = mapId;
    this.#relay = relay;
  }

  join(link: Link): void {
    this.#relay.join(this.owner, this.#mapId, link);
  }
  receive(link: Link, bytes: Uint8Array): void {
    this.#relay.receive(link, bytes);
  }
  drained(link: Link): void {
    this.#relay.drained(link);
  }
  leave(link: Link): void {
    this.#relay.leave(link);
  }
}

/**
 * One of several processes that serve the same maps. Each map has one of them at a time, by a lease
 * in the database; the others pass their connections on to it.
 */
export class Several {
  readonly #parts: SeveralParts;
  readonly #relay: Relay;
  readonly #host: Host;
  readonly #calls: Calls;
  readonly #opening = new Map<string, Promise<Room | Elsewhere | undefined>>();
  #stopped = false;
  /** News may have been missed, and nobody has looked since. */
  #missed = false;

  constructor(parts: SeveralParts) {
    const { bus, clock, pace, rooms, standing, standingOf, arrived, tell } = parts;
    this.#parts = parts;
    this.#relay = new Relay(bus);
    this.#host = new Host({
      ...{ bus, standingOf, arrived, tell },
      standingChanges: () => standing.changes,
      open: async (mapId) => {
        if (this.#stopped) throw new OutOfReach();
        return rooms.open(mapId);
      },
    });
    this.#calls = new Calls(bus, clock, parts.answer);
    bus.start({
      onMessage: (from, message) => this.#hear(from, message),
      onNews: (news) => standing.hear(news),
      onLost: (peer) => {
        parts.notes.peerLost();
        for (const part of [this.#relay, this.#host, this.#calls]) part.onLost(peer);
      },
      onTuned: () => {
        this.#missed = true;
      },
    });
    this.#every(pace.renew, () => this.#renew());
    this.#every(LOOK, async () => {
      if (bus.isUp && !this.#missed) return;
      this.#missed = false;
      await this.#lookAtEverybody();
    });
  }

  /** The room if this process serves the map or now takes it over, else the way to it. Undefined when there is no such map. */
  open(mapId: string): Promise<Room | Elsewhere | undefined> {
    const known = this.#opening.get(mapId);
    if (known !== undefined) return known;
    const opening = this.#openNow(mapId).finally(() => this.#opening.delete(mapId));
    this.#opening.set(mapId, opening);
    return opening;
  }

  /** Brings a version back to a map that another process may serve, and gives the number of edits that took. Undefined when it is not known to be saved. */
  async bringBack(mapId: string, version: BroughtBack): Promise<number | undefined> {
    const place = await this.open(mapId);
    if (place === undefined) return undefined;
    const question = { what: "bring back", version } as const;
    const answer =
      place instanceof Room
        ? await this.#parts.answer(mapId, question)
        : await this.#calls.ask(place.owner, mapId, question);
    return answer?.changes;
  }

  /** Who is on a map that another process serves; nobody, as far as that cannot be known. */
  async present(owner: string, mapId: string): Promise<readonly PersonThere[]> {
    if (!this.#parts.bus.hears(owner)) return [];
    const answer = await this.#calls.ask(owner, mapId, { what: "present" });
    return answer?.present ?? [];
  }

  /** Connections that end here and whose maps other processes serve. */
  get passedOn(): number {
    return this.#relay.size;
  }

  /** Says what has changed to the other processes. */
  tell(news: News): void {
    this.#parts.bus.tellAll(news);
  }

  /** Gives every map to whoever wants it next, and then sends everybody there. */
  async stop(): Promise<void> {
    this.#stopped = true;
    const { leases, rooms, bus } = this.#parts;
    await Promise.all(rooms.all.map((room) => leases.release(room))).catch((error: unknown) => {
      this.#parts.tell("leases kept", { reason: reasonOf(error) });
    });
    for (const room of rooms.all) room.surrender();
    this.#relay.closeEverybody(closeCodes.restart, "the server restarts");
    await bus.close();
  }

  async #openNow(mapId: string): Promise<Room | Elsewhere | undefined> {
    const { rooms, bus, clock, pace } = this.#parts;
    const giveUp = clock.now() + pace.lease + pace.renew;
    for (;;) {
      try {
        return await rooms.open(mapId);
      } catch (error) {
        if (!(error instanceof ServedElsewhere)) throw error;
        if (bus.hears(error.owner)) return new Elsewhere(error.owner, mapId, this.#relay);
        if (clock.now() > giveUp || this.#stopped) throw new OutOfReach();
        await new Promise<void>((go) => clock.after(TRY_AGAIN, go));
      }
    }
  }

  #hear(from: string, message: Message): void {
    switch (message.kind) {
      case "join":
        this.#host.onJoin(from, message);
        return;
      case "frame":
        this.#host.onFrame(from, message.link, message.bytes);
        return;
      case "leave":
        this.#host.onLeave(from, message.link);
        return;
      case "taken":
        this.#host.onTaken(from, message.link, message.total);
        return;
      case "send":
        this.#relay.onSend(from, message);
        return;
      case "close":
        this.#relay.onClose(message);
        return;
      case "ask":
        this.#calls.onAsk(from, message);
        return;
      case "answer":
        this.#calls.onAnswer(message);
        return;
    }
  }

  /** Holds on to the maps that are open here. What another process has meanwhile taken over is let go. */
  async #renew(): Promise<void> {
    const held = this.#parts.rooms.all.filter((room) => !room.isLost);
    const still = await this.#parts.leases.renew(held);
    for (const room of held) if (!still.has(room.mapId)) room.surrender();
  }

  async #lookAtEverybody(): Promise<void> {
    const { rooms, standing, standingOf } = this.#parts;
    for (const { mapId, company } of rooms.all) {
      for (const { id, role } of company.people) {
        const before = standing.changes;
        const now = await standingOf(mapId, id);
        // News came in between, and are newer than what was read.
        if (before !== standing.changes) continue;
        if (now === undefined) standing.hear({ kind: "removed", mapId, personId: id });
        else {
          if (now.role !== role)
            standing.hear({ kind: "role", mapId, personId: id, role: now.role });
          company.setLocked(now.locked);
        }
      }
    }
  }

  #every(ms: number, task: () => Promise<void>): void {
    const run = async () => {
      if (this.#stopped) return;
      try {
        await task();
      } catch (error) {
        this.#parts.tell("database away", { reason: reasonOf(error) });
      }
      this.#every(ms, task);
    };
    this.#parts.clock.after(ms, () => void run());
  }
}
