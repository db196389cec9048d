import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { getHeapStatistics } from "node:v8";
import * as Y from "yjs";
import { applyEdits } from "#lib/board-doc/doc.ts";
import { readRaw } from "#lib/board-doc/read.ts";
import type { Edit } from "#lib/gap-map/edit.ts";
import { closeCodes } from "#lib/wire/close-codes.ts";
import { may } from "#server/access.ts";
import { personOnMap } from "#server/auth.ts";
import type { Db } from "#server/db.ts";
import type { Sync } from "#server/runtime.ts";
import { type LiveMaps, type LiveState, pointAfterWorkshop, pointBefore } from "#server/versions.ts";
import type { Authorise } from "./authorise.ts";
import { type Clock, systemClock } from "./clock.ts";
import { type SyncLimits, usualLimits } from "./limits.ts";
import { postgresStore } from "./postgres-store.ts";
import { Pulse } from "./pulse.ts";
import { reasonOf } from "./reason.ts";
import { Recheck, type RecheckParts } from "./recheck.ts";
import { Rooms } from "./rooms.ts";
import type { Author } from "./seat.ts";
import { seatSocket } from "./socket-link.ts";
import { stampFor } from "./stamp.ts";
import { Standing } from "./standing.ts";
import type { Store } from "./store.ts";
import { Turnstile } from "./turnstile.ts";
import { upgradeWith } from "./upgrade.ts";
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
  /** Looks up again who is connected; without it nobody is. */
  readonly lookUp?: RecheckParts["lookUp"];
  /** How much of the memory this process may have is in use, from 0 to 1. */
  readonly memory?: () => number;
  /** Where documents are kept, when not in `db`. */
  readonly store?: Store;
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

/** Whatever a database that is away has not taken by then stays with the people who made it, in milliseconds. */
const LONGEST_FLUSH = 8_000;
/** Goodbyes said at once, and the pause after them. */
const GOODBYES = 50;
const GOODBYE_PAUSE = 50;

/** Origin of changes that routes ask for: restore, import. */
const ON_SERVER = Symbol("made on the server");

/** The sync server over this database. */
export function createSyncServer(parts: SyncParts): SyncServer {
  const { db, log, authorise, clock = systemClock, store = postgresStore(db) } = parts;
  const { limits = usualLimits, memory = memoryInUse } = parts;
  const noteFailure = (error: unknown) => log("commit failed", { reason: reasonOf(error) });
  const writer = new Writer(store, clock, noteFailure);
  const rooms = new Rooms({
    store,
    writer,
    clock,
    stampFor: (doc) => stampFor(doc, clock),
    mayWrite: (role, locked) => may(role, "edit", { locked }),
    limits,
    memory,
    onLargeDeletion: (mapId, by) => void keepBefore(mapId, by),
    tell: log,
  });
  const live = liveMapsIn(rooms, db);
  const keepBefore = (mapId: string, by: Author) =>
    pointBefore(db, live, { mapId, name: "Before many items were deleted", by }).catch(
      (error: unknown) => log("no version before a deletion", { map: mapId, reason: reasonOf(error) }),
    );
  const workshops = new Workshops(clock, (mapId, people) =>
    pointAfterWorkshop(db, live, mapId, people).catch((error: unknown) => {
      log("no version after the workshop", { map: mapId, reason: reasonOf(error) });
    }),
  );
  let draining = false;
  const pulse = new Pulse(clock);
  const standing = new Standing(
    (mapId) => rooms.find(mapId),
    () => rooms.all,
  );
  const lookUp = parts.lookUp;
  if (lookUp !== undefined) {
    const all = () => rooms.all;
    new Recheck({ clock, random: Math.random, rooms: all, standing, lookUp, tell: log }).start();
  }
  const upgrade = upgradeWith({
    authorise,
    open: (mapId) => rooms.open(mapId),
    standingChanges: () => standing.changes,
    turnstile: new Turnstile(limits, clock),
    clock,
    closed: () => (draining ? closeCodes.restart : undefined),
    welcome: (ws, room, visit) => {
      room.company.setLocked(visit.locked);
      workshops.came(visit.mapId, visit.person);
      seatSocket(ws, room, visit, clock, () => {
        rooms.left(visit.mapId);
        workshops.left(visit.mapId);
      });
    },
    tell: log,
  });
  return {
    upgrade: (request, socket, head) => void upgrade(request, socket, head),
    closePerson: (mapId, personId) => standing.closePerson(mapId, personId),
    changeRole: (mapId, personId, role) => standing.changeRole(mapId, personId, role),
    changeLock: (mapId, locked) => standing.changeLock(mapId, locked),
    closeMap: (mapId) => standing.closeMap(mapId),
    roomsOpen: () => rooms.all.length,
    ...live,
    healthy: () => writer.healthy && pulse.isSteady && !draining,
    askAgain: (personId) => standing.askAgain(personId),
    drain: async () => {
      draining = true;
      await inTime(Promise.all(rooms.all.map((room) => room.settled())), LONGEST_FLUSH, clock);
      await sayGoodbye(rooms, clock);
      await inTime(workshops.endAll(), LONGEST_FLUSH, clock);
    },
  };
}

function memoryInUse(): number {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  return used / limit;
}

/** A few at a time: whoever comes back finds the next server, and not everybody finds it at once. */
async function sayGoodbye(rooms: Rooms, clock: Clock): Promise<void> {
  const seats = rooms.all.flatMap(({ company }) => company.seats);
  while (seats.length > 0) {
    for (const { link } of seats.splice(0, GOODBYES)) {
      link.close(closeCodes.restart, "the server restarts");
    }
    if (seats.length > 0) await inTime(undefined, GOODBYE_PAUSE, clock);
  }
}

/** Waits for it, but no longer than so many milliseconds; for the whole time when there is nothing to wait for. */
function inTime(task: Promise<unknown> | undefined, ms: number, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const callOff = clock.after(ms, resolve);
    void task?.then(() => {
      callOff();
      resolve();
    });
  });
}

function liveMapsIn(rooms: Rooms, db: Db): LiveMaps {
  return {
    liveState: (mapId) => liveState(rooms, mapId),
    applyToMap: async (mapId, edits, personId) => {
      const person = await personOnMap(db, mapId, personId);
      const { name, organisation } = person ?? { name: "", organisation: "" };
      await applyToMap(rooms, mapId, edits, { id: personId, name, organisation });
    },
  };
}

async function liveState(rooms: Rooms, mapId: string): Promise<LiveState | undefined> {
  const room = await rooms.open(mapId);
  return room?.read(() => ({
    map: readRaw(room.doc),
    state: Y.encodeStateAsUpdateV2(room.doc),
    present: room.company.people.map(({ name, organisation }) => ({ name, organisation })),
  }));
}

async function applyToMap(
  rooms: Rooms,
  mapId: string,
  edits: readonly Edit[],
  author: Author,
): Promise<void> {
  const room = await rooms.open(mapId);
  const outcome = await room?.change((doc) => applyEdits(doc, edits, ON_SERVER), author);
  if (outcome !== "committed") throw new Error(`the change of map ${mapId} was not saved`);
}
