import { getHeapStatistics } from "node:v8";
import { closeCodes } from "#lib/wire/close-codes.ts";
import { may } from "#server/access.ts";
import type { Db } from "#server/db.ts";
import type { Sync } from "#server/runtime.ts";
import { type Bus, type Pace, usualPace } from "#server/several/bus.ts";
import { leasesIn } from "#server/several/leases.ts";
import { Several } from "#server/several/several.ts";
import { pointAfterWorkshop, pointBefore } from "#server/versions.ts";
import { type Authorise, standingOn } from "./authorise.ts";
import { type Clock, systemClock } from "./clock.ts";
import { type Doors, openDoors } from "./doors.ts";
import { sayGoodbye } from "./goodbye.ts";
import { type SyncLimits, usualLimits } from "./limits.ts";
import { bringBackHere, liveMapsIn, peopleIn } from "./live-maps.ts";
import { type Notes, noNotes, type Readings } from "./notes.ts";
import { postgresStore } from "./postgres-store.ts";
import { Pulse } from "./pulse.ts";
import { readingsOf } from "./readings.ts";
import { reasonOf } from "./reason.ts";
import { Recheck, type RecheckParts } from "./recheck.ts";
import { Room } from "./room.ts";
import { Rooms } from "./rooms.ts";
import type { Author, Place } from "./seat.ts";
import { stampFor } from "./stamp.ts";
import { type News, Standing } from "./standing.ts";
import { ServedElsewhere, type Store } from "./store.ts";
import { Turnstile } from "./turnstile.ts";
import type { Visit } from "./upgrade.ts";
import { Workshops } from "./workshops.ts";
import { Writer } from "./writer.ts";

/** What the sync server needs. */
export interface SyncParts {
  readonly db: Db;
  readonly authorise: Authorise;
  /** Events by name, with counts and ids; never content, tokens or names. */
  readonly log: (event: string, facts?: Readonly<Record<string, string | number>>) => void;
  readonly clock?: Clock;
  readonly limits?: SyncLimits;
  readonly notes?: Notes;
  /** Looks up again who is connected; without it nobody is. */
  readonly lookUp?: RecheckParts["lookUp"];
  /** How much of the memory this process may have is in use, from 0 to 1. */
  readonly memory?: () => number;
  /** Where documents are kept, when not in `db`. */
  readonly store?: Store;
  /** The other processes that serve the same maps from the same database. */
  readonly bus?: Bus;
  readonly pace?: Pace;
}

/** The open maps: what pages and routes use, and what only the main program does. */
export interface SyncServer extends Sync, Doors {
  /** Ends all connections to a map that is there no more. */
  closeMap(mapId: string): void;
  /** Lets nobody in, saves what is under way, and says goodbye so that everybody comes back. */
  drain(): Promise<void>;
  /** How things stand, for monitors. */
  readings(): Readings;
  /** Whether changes can be saved at the moment. */
  healthy(): boolean;
}

/** The sync server over this database. */
export function createSyncServer(parts: SyncParts): SyncServer {
  const { db, log, authorise, clock = systemClock } = parts;
  const inside = makeRooms(parts, clock);
  const { rooms, writer, standing, several, workshops, arrived } = inside;
  let draining = false;
  const pulse = new Pulse(clock);
  const doors = openDoors({
    authorise,
    open: (mapId) => (several ?? rooms).open(mapId),
    standingChanges: () => standing.changes,
    turnstile: new Turnstile(parts.limits ?? usualLimits, clock),
    closed: () => (draining ? closeCodes.restart : undefined),
    tell: log,
    clock,
    arrived,
  });
  const announce = (news: News) => {
    standing.hear(news);
    several?.tell(news);
  };
  return {
    ...doors,
    closePerson: (mapId, personId) => announce({ kind: "removed", mapId, personId }),
    changeRole: (mapId, personId, role) => announce({ kind: "role", mapId, personId, role }),
    changeLock: (mapId, locked) => announce({ kind: "lock", mapId, locked }),
    closeMap: (mapId) => announce({ kind: "deleted", mapId }),
    roomsOpen: () => rooms.all.length,
    ...liveMapsIn(rooms, db, several),
    healthy: () => writer.healthy && pulse.isSteady && !draining,
    readings: () => readingsOf(rooms, writer, several),
    askAgain: (personId) => announce({ kind: "signed-out", personId }),
    drain: () => {
      draining = true;
      return sayGoodbye({ rooms, workshops, several, clock });
    },
  };
}

function makeRooms(parts: SyncParts, clock: Clock) {
  const { db, log, bus, pace = usualPace, notes = noNotes } = parts;
  const claim = bus && { owner: bus.id, lease: pace.lease };
  const leases = claim && leasesIn(db, claim);
  const store = parts.store ?? postgresStore(db, claim);
  const note = (event: string) => (error: unknown) => log(event, { reason: reasonOf(error) });
  const writer = new Writer(store, clock, note("commit failed"), notes);
  const rooms = new Rooms({
    store,
    writer,
    clock,
    stampFor: (doc) => stampFor(doc, clock),
    mayWrite: (role, locked) => may(role, "edit", { locked }),
    limits: parts.limits ?? usualLimits,
    notes,
    memory: parts.memory ?? memoryInUse,
    onLargeDeletion: (mapId, by) => void keepBefore(mapId, by),
    tell: log,
    unloaded: (room) => leases?.release(room).catch(note("lease kept")),
  });
  const live = liveMapsIn(rooms, db, undefined);
  const keepBefore = (mapId: string, by: Author) =>
    pointBefore(db, live, { mapId, name: "Before many items were deleted", by }).catch(
      (error: unknown) =>
        log("no version before a deletion", { map: mapId, reason: reasonOf(error) }),
    );
  const standing = new Standing(
    (mapId) => rooms.find(mapId),
    () => rooms.all,
  );
  const { lookUp } = parts;
  if (lookUp !== undefined) {
    const all = () => rooms.all;
    new Recheck({
      clock,
      random: Math.random,
      rooms: all,
      standing,
      lookUp,
      notes,
      tell: log,
    }).start();
  }
  const { workshops, arrived } = arrivalsAt(rooms, parts, clock);
  const several =
    bus &&
    leases &&
    new Several({
      ...{ bus, clock, pace, rooms, standing, leases, arrived, tell: log, notes },
      standingOf: (mapId, personId) => standingOn(db, mapId, personId),
      answer: async (mapId, question) => {
        if (question.what === "bring back") {
          return { changes: await bringBackHere(rooms, mapId, question.version) };
        }
        const room = await rooms.open(mapId);
        return { present: room === undefined ? [] : peopleIn(room) };
      },
    });
  return { rooms, writer, standing, several, workshops, arrived };
}

/** Counts somebody in who is about to sit down at a map, where this process serves it. Gives what to call when they have left. */
function arrivalsAt(rooms: Rooms, { db, log }: SyncParts, clock: Clock) {
  // Without the other processes: one that has the map by now will see the workshop's end itself.
  const live = liveMapsIn(rooms, db, undefined);
  const workshops = new Workshops(clock, (mapId, people) =>
    pointAfterWorkshop(db, live, mapId, people).catch((error: unknown) => {
      if (error instanceof ServedElsewhere) return;
      log("no version after the workshop", { map: mapId, reason: reasonOf(error) });
    }),
  );
  const arrived = (place: Place, { mapId, person, locked }: Visit): (() => void) => {
    if (!(place instanceof Room)) return () => {};
    place.company.setLocked(locked);
    workshops.came(mapId, person);
    return () => {
      rooms.left(mapId);
      workshops.left(mapId);
    };
  };
  return { workshops, arrived };
}

function memoryInUse(): number {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  return used / limit;
}
