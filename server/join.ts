import { and, desc, eq, isNull } from "drizzle-orm";
import { maps, members, participants } from "#drizzle/schema.ts";
import { servicesMeant } from "#lib/gap-map/same-service.ts";
import { tidy } from "#lib/gap-map/tidy.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { readJoinCode } from "#lib/wire/join-code.ts";
import type { Role } from "./access.ts";
import type { PersonOnMap } from "./auth.ts";
import type { Db } from "./db.ts";
import { type Problem, problem } from "./errors.ts";
import type { Account } from "./people.ts";
import type { Limits } from "./rate-limit.ts";
import type { Sync } from "./runtime.ts";
import { hashOf, newId, newSecret } from "./secrets.ts";
import type { LiveMaps } from "./versions.ts";

type Queries = Pick<Db, "select" | "insert">;
type MapRow = typeof maps.$inferSelect;

export interface Guest {
  readonly code: string;
  readonly name: string;
  readonly organisation: string;
  /** Names or item ids of the services the person represents. */
  readonly services?: readonly string[];
  /** Comes to follow only. A facilitator can change that later. */
  readonly observing?: boolean;
  /** The cookie of the device, when it has one. */
  readonly deviceCookie?: string | undefined;
  /** Network address, for the rate limit. */
  readonly ip: string;
}

export interface Joined {
  readonly mapId: string;
  readonly participant: { readonly id: string; readonly name: string; readonly role: Role };
  /** To be set on the device. */
  readonly deviceCookie: string;
}

/**
 * Lets a guest in by code while the door is open. A device already on the map comes in with what it says now.
 * `live` says which services of the map they mean.
 */
export async function join(
  db: Queries,
  guest: Guest,
  counted: Limits,
  live?: Pick<LiveMaps, "liveState">,
): Promise<Result<Joined, Problem>> {
  const found = await mapByCode(db, guest.code, guest.ip, counted);
  if (!found.ok) return found;
  const map = found.value;
  const deviceCookie = guest.deviceCookie ?? newSecret();
  const deviceHash = hashOf(deviceCookie);
  const known = await guestOf(db, map.id, deviceHash);
  if (known?.removedAt) return fail(problem("removed"));
  if (known === undefined && !map.doorOpen) return fail(problem("door-closed"));

  const { name, organisation } = guest;
  const services = await meantBy(live, map.id, guest.services ?? []);
  const said = { name, organisation, services };
  const role = guest.observing ? "observer" : "contributor";
  const [participant] = await db
    .insert(participants)
    .values({ id: newId("guest"), mapId: map.id, deviceHash, role, ...said })
    .onConflictDoUpdate({
      target: [participants.mapId, participants.deviceHash],
      set: said,
      setWhere: isNull(participants.removedAt),
    })
    .returning();
  if (participant === undefined) return fail(problem("removed"));
  return ok({
    mapId: map.id,
    participant: { id: participant.id, name, role: participant.role },
    deviceCookie,
  });
}

/** Ids of the services somebody means, as far as the map has them. */
async function meantBy(
  live: Pick<LiveMaps, "liveState"> | undefined,
  mapId: string,
  services: readonly string[],
): Promise<readonly string[]> {
  const now = services.length === 0 ? undefined : await live?.liveState(mapId);
  return now === undefined ? services : servicesMeant(tidy(now.map), services);
}

/** What somebody says about themselves, when it has to be put right. */
export type Correction = Pick<Guest, "name" | "organisation"> & {
  readonly services: readonly string[];
};

/** Puts right what a guest said about themselves, on the map and on every screen that has it open. */
export async function correct(
  db: Pick<Db, "update">,
  sync: Pick<Sync, "liveState" | "askAgain">,
  { mapId, personId, via }: PersonOnMap,
  said: Correction,
): Promise<Result<Correction, Problem>> {
  if (via !== "guest") return fail(problem("forbidden", { message: OF_ACCOUNT }));
  const { name, organisation } = said;
  const services = await meantBy(sync, mapId, said.services);
  const kept = { name, organisation, services };
  await db.update(participants).set(kept).where(eq(participants.id, personId));
  // Their screens come back with a fresh look at who they are; the others hear it from the connection.
  sync.askAgain(personId);
  return ok(kept);
}

const OF_ACCOUNT = "Your name and organisation are those of your account.";

/**
 * Forgets who used this device on the map, so that somebody else can join on it. What they did stays
 * under their name. Only through an open door: behind a closed one nobody could come in again.
 */
export async function forgetDevice(
  db: Pick<Db, "select" | "update">,
  sync: Pick<Sync, "askAgain">,
  { mapId, personId, via }: PersonOnMap,
): Promise<Result<object, Problem>> {
  if (via !== "guest") return fail(problem("forbidden", { message: SIGN_OUT }));
  const [map] = await db.select().from(maps).where(eq(maps.id, mapId));
  if (!map?.doorOpen) return fail(problem("door-closed"));
  const deviceHash = hashOf(newSecret());
  await db.update(participants).set({ deviceHash }).where(eq(participants.id, personId));
  sync.askAgain(personId);
  return ok({});
}

const SIGN_OUT = "You are signed in with an account. Sign out to let somebody else join.";

/** Lets somebody with an account in by code: reviewers to look, others to contribute, unless they have a role already. */
export async function joinAsAccount(
  db: Queries,
  asked: { readonly code: string; readonly account: Account; readonly ip: string },
  counted: Limits,
): Promise<Result<{ readonly mapId: string; readonly role: Role }, Problem>> {
  const found = await mapByCode(db, asked.code, asked.ip, counted);
  if (!found.ok) return found;
  const mapId = found.value.id;
  const { id: accountId, role: work } = asked.account;
  const place = and(eq(members.mapId, mapId), eq(members.accountId, accountId));
  const [known] = await db.select().from(members).where(place);
  if (known?.removedAt) return fail(problem("removed"));
  if (known !== undefined) return ok({ mapId, role: known.role });
  if (!found.value.doorOpen) return fail(problem("door-closed"));
  const role = work === "reviewer" ? "reviewer" : "contributor";
  await db.insert(members).values({ mapId, accountId, role }).onConflictDoNothing();
  return ok({ mapId, role });
}

/** The map a device is on already, straight from the code: nobody is asked twice. Undefined for anybody new or removed. */
export async function rejoin(
  db: Queries,
  code: string,
  deviceCookie: string,
): Promise<{ readonly mapId: string; readonly participantId: string } | undefined> {
  const read = readJoinCode(code);
  if (!read.ok) return undefined;
  const [row] = await db
    .select({ mapId: participants.mapId, participantId: participants.id })
    .from(participants)
    .innerJoin(maps, eq(maps.id, participants.mapId))
    .where(
      and(
        eq(maps.joinCode, read.value),
        isNull(maps.deletedAt),
        eq(participants.deviceHash, hashOf(deviceCookie)),
        isNull(participants.removedAt),
      ),
    );
  return row;
}

/** Whether a facilitator removed the person of this device from the map: told at the door, before they fill in its form. */
export async function wasRemoved(
  db: Queries,
  mapId: string,
  deviceCookie: string,
): Promise<boolean> {
  const known = await guestOf(db, mapId, hashOf(deviceCookie));
  return known !== undefined && known.removedAt !== null;
}

async function guestOf(db: Queries, mapId: string, deviceHash: string) {
  const [known] = await db
    .select({ removedAt: participants.removedAt })
    .from(participants)
    .where(and(eq(participants.mapId, mapId), eq(participants.deviceHash, deviceHash)));
  return known;
}

/** What the form at the door shows: the title of the map, and whether guests may come in. Counts against the limits. */
export async function doorFor(
  db: Queries,
  code: string,
  ip: string,
  counted: Limits,
): Promise<
  Result<{ readonly mapId: string; readonly title: string; readonly open: boolean }, Problem>
> {
  const found = await mapByCode(db, code, ip, counted);
  if (!found.ok) return found;
  const { id, title, doorOpen } = found.value;
  return ok({ mapId: id, title, open: doorOpen });
}

/** What a device said about its person the last time, on any map: offered in the form for the next. */
export async function lastSaid(
  db: Queries,
  deviceCookie: string,
): Promise<
  | { readonly name: string; readonly organisation: string; readonly services: readonly string[] }
  | undefined
> {
  const [row] = await db
    .select()
    .from(participants)
    .where(eq(participants.deviceHash, hashOf(deviceCookie)))
    .orderBy(desc(participants.joinedAt))
    .limit(1);
  return row && { name: row.name, organisation: row.organisation, services: row.services };
}

/** Wrong codes are few, so that nobody can guess one; right ones are many, for an office behind one address. */
async function mapByCode(
  db: Queries,
  typed: string,
  ip: string,
  counted: Limits,
): Promise<Result<MapRow, Problem>> {
  const code = readJoinCode(typed);
  if (!code.ok) return fail(problem("bad-code", { message: code.error }));
  const guesses = counted.wrongCodes.look(ip);
  if (!guesses.allowed) return fail(tooMany(guesses.retryAfter));
  const arrivals = counted.joins.take(ip);
  if (!arrivals.allowed) return fail(tooMany(arrivals.retryAfter));
  const [map] = await db
    .select()
    .from(maps)
    .where(and(eq(maps.joinCode, code.value), isNull(maps.deletedAt)));
  if (map !== undefined) return ok(map);
  counted.wrongCodes.charge(ip);
  return fail(problem("unknown-code"));
}

function tooMany(retryAfter: number): Problem {
  return problem("too-many-attempts", { retryAfter });
}
