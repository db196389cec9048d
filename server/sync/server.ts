import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { closeCodes } from "#lib/wire/close-codes.ts";
import { may } from "#server/access.ts";
import type { Db } from "#server/db.ts";
import type { Sync } from "#server/runtime.ts";
import { type Bus, type Pace, usualPace } from "#server/several/bus.ts";
import { leasesIn } from "#server/several/leases.ts";
import { Several } from "#server/several/several.ts";
import { pointAfterWorkshop } from "#server/versions.ts";
import { type Authorise, standingOn } from "./authorise.ts";
import { type Clock, systemClock } from "./clock.ts";
import { changeHere, liveMapsIn, peopleIn } from "./live-maps.ts";
import { postgresStore } from "./postgres-store.ts";
import { reasonOf } from "./reason.ts";
import { Room } from "./room.ts";
import { Rooms } from "./rooms.ts";
import type { Place } from "./seat.ts";
import { seatSocket } from "./socket-link.ts";
import { stampFor } from "./stamp.ts";
import { type News, Standing } from "./standing.ts";
import { ServedElsewhere, type Store } from "./store.ts";
import { upgradeWith, type Visit } from "./upgrade.ts";
import { Workshops } from "./workshops.ts";
import { Writer } from "./writer.ts";

/** What the sync server needs. */
export interface SyncParts {
  readonly db: Db;
  readonly authorise: Authorise;
  /** Events by name, with counts and ids; never content, tokens or names. */
  readonly log: (event: string, facts?: Readonly<Record<string, string | number>>) => void;
  readonly clock?: Clock;
  /** Where documents are kept, when not in `db`. */
  readonly store?: Store;
  /** The other processes that serve the same maps from the same database. */
  readonly bus?: Bus;
  readonly pace?: Pace;
}

/** The open maps: what pages and routes use, and what only the main program does. */
export interface SyncServer extends Sync {
  /** Takes over a request for a WebSocket at `/sync/ID`. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Ends all connections to a map that is there no more. */
  closeMap(mapId: string): void;
  /** Lets nobody in, saves what is under way, and says goodbye so that everybody comes back. */
  drain(): Promise<void>;
  /** Whether changes can be saved at the moment. */
  healthy(): boolean;
}

/** The sync server over this database. */
export function createSyncServer(parts: SyncParts): SyncServer {
  const { db, log, authorise, clock = systemClock } = parts;
  const { rooms, writer, standing, several, arrived } = makeRooms(parts, clock);
  let draining = false;
  const upgrade = upgradeWith({
    authorise,
    open: (mapId) => (several ?? rooms).open(mapId),
    standingChanges: () => standing.changes,
    closed: () => (draining ? closeCodes.restart : undefined),
    welcome: (ws, place, visit) => seatSocket(ws, place, visit, clock, arrived(place, visit)),
    tell: log,
  });
  const announce = (news: News) => {
    standing.hear(news);
    several?.tell(news);
  };
  return {
    upgrade: (request, socket, head) => void upgrade(request, socket, head),
    closePerson: (mapId, personId) => announce({ kind: "removed", mapId, personId }),
    changeRole: (mapId, personId, role) => announce({ kind: "role", mapId, personId, role }),
    changeLock: (mapId, locked) => announce({ kind: "lock", mapId, locked }),
    closeMap: (mapId) => announce({ kind: "deleted", mapId }),
    roomsOpen: () => rooms.all.length,
    ...liveMapsIn(rooms, db, several),
    healthy: () => writer.healthy && !draining,
    drain: async () => {
      draining = true;
      await Promise.all(rooms.all.map((room) => room.settled()));
      await several?.stop();
      for (const { company } of rooms.all) {
        company.closeEverybody(closeCodes.restart, "the server restarts");
      }
    },
  };
}

function makeRooms(parts: SyncParts, clock: Clock) {
  const { db, log, bus, pace = usualPace } = parts;
  const claim = bus && { owner: bus.id, lease: pace.lease };
  const leases = claim && leasesIn(db, claim);
  const store = parts.store ?? postgresStore(db, claim);
  const note = (event: string) => (error: unknown) => log(event, { reason: reasonOf(error) });
  const writer = new Writer(store, clock, note("commit failed"));
  const rooms = new Rooms({
    store,
    writer,
    clock,
    stampFor: (doc) => stampFor(doc, clock),
    mayWrite: (role, locked) => may(role, "edit", { locked }),
    tell: log,
    unloaded: (room) => leases?.release(room).catch(note("lease kept")),
  });
  const standing = new Standing((mapId) => rooms.find(mapId));
  const arrived = arrivalsAt(rooms, parts, clock);
  const several =
    bus &&
    leases &&
    new Several({
      ...{ bus, clock, pace, rooms, standing, leases, arrived, tell: log },
      standingOf: (mapId, personId) => standingOn(db, mapId, personId),
      answer: async (mapId, question) => {
        if (question.what === "change") {
          await changeHere(rooms, db, mapId, question.edits, question.personId);
        }
        const room = await rooms.open(mapId);
        return room === undefined ? [] : peopleIn(room);
      },
    });
  return { rooms, writer, standing, several, arrived };
}

/** Counts somebody in who is about to sit down at a map, where this process serves it. Gives what to call when they have left. */
function arrivalsAt(rooms: Rooms, { db, log }: SyncParts, clock: Clock) {
  // Without the other processes: one that has the map by now will see the workshop's end itself.
  const live = liveMapsIn(rooms, db, undefined);
  const workshops = new Workshops(clock, (mapId, people) => {
    pointAfterWorkshop(db, live, mapId, people).catch((error: unknown) => {
      if (error instanceof ServedElsewhere) return;
      log("no version after the workshop", { map: mapId, reason: reasonOf(error) });
    });
  });
  return (place: Place, { mapId, person, locked }: Visit): (() => void) => {
    if (!(place instanceof Room)) return () => {};
    place.company.setLocked(locked);
    workshops.came(mapId, person);
    return () => {
      rooms.left(mapId);
      workshops.left(mapId);
    };
  };
}
