import { and, asc, eq, isNull } from "drizzle-orm";
import { accounts, maps, members, participants } from "#drizzle/schema.ts";
import { serviceNames } from "#lib/gap-map/same-service.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import type { PersonShown } from "#lib/wire/api.ts";
import type { Role } from "./access.ts";
import type { Db } from "./db.ts";
import { type Problem, problem } from "./errors.ts";
import { newJoinCode } from "./secrets.ts";
import type { LiveMaps } from "./versions.ts";

type Queries = Pick<Db, "select" | "insert" | "update" | "delete">;

/** The open connections to a map, which hear of every change of who may do what at once. */
export interface OpenMap {
  /** Somebody's role on a map is now another. */
  changeRole(mapId: string, personId: string, role: Role): void;
  /** Somebody was removed from a map: their connections are closed for good. */
  closePerson(mapId: string, personId: string): void;
  /** A map was locked or unlocked. */
  changeLock(mapId: string, locked: boolean): void;
}

/** Everybody on a map, with and without an account, in the order in which they came. */
export async function listPeople(db: Queries, mapId: string): Promise<readonly PersonShown[]> {
  const withAccount = await db
    .select({ member: members, account: accounts })
    .from(members)
    .innerJoin(accounts, eq(accounts.id, members.accountId))
    .where(eq(members.mapId, mapId))
    .orderBy(asc(members.joinedAt));
  const guests = await db
    .select()
    .from(participants)
    .where(eq(participants.mapId, mapId))
    .orderBy(asc(participants.joinedAt));
  return [
    ...withAccount.map(({ member, account }) => ({
      id: account.id,
      name: account.name,
      organisation: account.organisation,
      services: [],
      role: member.role,
      via: "account" as const,
      removed: member.removedAt !== null,
    })),
    ...guests.map(({ id, name, organisation, services, role, removedAt }) => ({
      id,
      name,
      organisation,
      services,
      role,
      via: "guest" as const,
      removed: removedAt !== null,
    })),
  ];
}

/** The same people with the services they speak for under the names that these have now. */
export async function withServiceNames(
  live: Pick<LiveMaps, "liveState">,
  mapId: string,
  people: readonly PersonShown[],
): Promise<readonly PersonShown[]> {
  const now = await live.liveState(mapId);
  if (now === undefined) return people;
  return people.map((person) => ({ ...person, services: serviceNames(now.map, person.services) }));
}

/** Opens or closes the door. Who is in stays in. */
export async function setDoor(db: Queries, mapId: string, open: boolean): Promise<void> {
  await db.update(maps).set({ doorOpen: open }).where(eq(maps.id, mapId));
}

/** Locks or unlocks a map: while locked only facilitators write. */
export async function setLocked(
  db: Queries,
  open: OpenMap | undefined,
  mapId: string,
  locked: boolean,
): Promise<void> {
  await db.update(maps).set({ locked }).where(eq(maps.id, mapId));
  open?.changeLock(mapId, locked);
}

/** Gives a map a new join code; the old code and every link with it stop working. */
export async function rotateCode(
  db: Queries,
  mapId: string,
): Promise<{ readonly joinCode: string }> {
  for (;;) {
    const joinCode = newJoinCode();
    const taken = await db.select().from(maps).where(eq(maps.joinCode, joinCode));
    if (taken.length > 0) continue;
    await db.update(maps).set({ joinCode }).where(eq(maps.id, mapId));
    return { joinCode };
  }
}

/** Removes somebody from a map. They are refused there, by code, link and open connection, until let in again. */
export async function removePerson(
  db: Db,
  open: OpenMap | undefined,
  mapId: string,
  personId: string,
): Promise<Result<PersonShown, Problem>> {
  const done = await changePerson(db, mapId, personId, { removedAt: new Date() });
  if (done.ok) open?.closePerson(mapId, personId);
  return done;
}

/** Gives somebody another role on a map, and lets them in again if they had been removed. */
export async function setRole(
  db: Db,
  open: OpenMap | undefined,
  mapId: string,
  personId: string,
  role: Role,
): Promise<Result<PersonShown, Problem>> {
  const done = await changePerson(db, mapId, personId, { role, removedAt: null });
  if (done.ok) open?.changeRole(mapId, personId, role);
  return done;
}

interface Change {
  readonly role?: Role;
  readonly removedAt: Date | null;
}

/** A map never loses its last facilitator, also when two of them act at once: the row of the map is held meanwhile. */
function changePerson(
  db: Db,
  mapId: string,
  personId: string,
  change: Change,
): Promise<Result<PersonShown, Problem>> {
  return db.transaction(async (tx) => {
    await tx.select({ id: maps.id }).from(maps).where(eq(maps.id, mapId)).for("no key update");
    const people = await listPeople(tx, mapId);
    const person = people.find(({ id }) => id === personId);
    if (person === undefined) return fail(problem("person-not-found"));
    const next = {
      ...person,
      role: change.role ?? person.role,
      removed: change.removedAt !== null,
    };
    const others = people.filter(({ id }) => id !== personId);
    if (runs(person) && !runs(next) && !others.some(runs)) return fail(problem("last-facilitator"));
    if (person.via === "guest" && next.role === "reviewer") {
      const message = "A reviewer needs an account. Make this person an observer instead.";
      return fail(problem("bad-request", { message }));
    }
    await writePerson(tx, mapId, next, change);
    return ok(next);
  });
}

/** Only an account counts: a guest who facilitates is gone with the cookie of their device. */
function runs(person: PersonShown): boolean {
  return person.role === "facilitator" && person.via === "account" && !person.removed;
}

async function writePerson(
  db: Queries,
  mapId: string,
  person: PersonShown,
  { removedAt }: Change,
): Promise<void> {
  const { id, role, via } = person;
  if (via === "account") {
    await db
      .update(members)
      .set({ role, removedAt })
      .where(and(eq(members.mapId, mapId), eq(members.accountId, id)));
  } else if (role !== "reviewer") {
    await db
      .update(participants)
      .set({ role, removedAt })
      .where(and(eq(participants.mapId, mapId), eq(participants.id, id)));
  }
}

/** What a facilitator sees about the way into a map. */
export async function doorOf(
  db: Queries,
  mapId: string,
): Promise<{ joinCode: string; doorOpen: boolean; locked: boolean } | undefined> {
  const [row] = await db
    .select({ joinCode: maps.joinCode, doorOpen: maps.doorOpen, locked: maps.locked })
    .from(maps)
    .where(and(eq(maps.id, mapId), isNull(maps.deletedAt)));
  return row;
}
