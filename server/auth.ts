import { and, desc, eq, inArray, isNull, type SQL } from "drizzle-orm";
import { decode } from "next-auth/jwt";
import { z } from "zod";
import { accounts, documents, maps, members, participants } from "#drizzle/schema.ts";
import type { Role } from "./access.ts";
import type { Db } from "./db.ts";
import { deviceCookieIn, type HeaderSource, headerIn, sessionCookieIn } from "./headers.ts";
import { type Account, accountOfSession, accountOfToken } from "./people.ts";
import { hashOf } from "./secrets.ts";

/** Somebody who sent a request: an account, or a guest known by the cookie of their device. */
export type Asker =
  | { readonly kind: "account"; readonly account: Account; readonly by: "session" | "token" }
  | {
      readonly kind: "guest";
      readonly name: string;
      readonly organisation: string;
      readonly services: readonly string[];
    };

/** Somebody who is on a map, and what they may do there is decided by `role` and `locked`. */
export interface PersonOnMap {
  readonly mapId: string;
  readonly personId: string;
  readonly name: string;
  readonly organisation: string;
  readonly services: readonly string[];
  readonly role: Role;
  readonly via: "account" | "guest";
  /** Whether the map is locked. */
  readonly locked: boolean;
}

/** Where identity is looked up. */
export interface Authority {
  readonly db: Pick<Db, "select" | "update" | "insert" | "delete">;
  /** NEXTAUTH_SECRET. */
  readonly secret: string;
}

/** Who sent this, by API token, session cookie or device cookie. A wrong token is nobody, whatever the cookies say. */
export async function whoIsAsking(
  source: HeaderSource,
  authority: Authority,
): Promise<Asker | undefined> {
  const found = await accountIn(source, authority);
  if (found === "refused") return undefined;
  if (found !== undefined) return found;
  const device = deviceCookieIn(source);
  if (device === undefined) return undefined;
  const [guest] = await authority.db
    .select()
    .from(participants)
    .where(eq(participants.deviceHash, hashOf(device)))
    .orderBy(desc(participants.joinedAt))
    .limit(1);
  if (guest === undefined) return undefined;
  const { name, organisation, services } = guest;
  return { kind: "guest", name, organisation, services };
}

/** Who sent this, as somebody on this map. Undefined for strangers and for people removed from it. */
export async function whoOn(
  mapId: string,
  source: HeaderSource,
  authority: Authority,
): Promise<PersonOnMap | undefined> {
  const found = await accountIn(source, authority);
  if (found === "refused") return undefined;
  const member = found && (await memberOn(authority.db, mapId, found.account.id));
  if (member !== undefined) return member.removed ? undefined : member.person;
  const device = deviceCookieIn(source);
  if (device === undefined) return undefined;
  return guestWhere(authority.db, mapId, eq(participants.deviceHash, hashOf(device)));
}

/** The person with this id, as they are on the map now: for checking again somebody who came in before. */
export async function personOnMap(
  db: Authority["db"],
  mapId: string,
  personId: string,
): Promise<PersonOnMap | undefined> {
  const member = await memberOn(db, mapId, personId);
  if (member !== undefined) return member.removed ? undefined : member.person;
  return guestWhere(db, mapId, eq(participants.id, personId));
}

/** Roles by person by map, and of each map that is still there whether it is locked, and the epoch of its document. */
export interface PeopleNow {
  readonly locked: ReadonlyMap<string, boolean>;
  readonly epochs: ReadonlyMap<string, number>;
  readonly people: ReadonlyMap<string, ReadonlyMap<string, Role>>;
}

/** What these people are on these maps now, by three questions for all of them. Who is not in the answer is not on the map. */
export async function peopleOnMaps(
  db: Authority["db"],
  asked: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<PeopleNow> {
  const mapIds = [...asked.keys()];
  const ids = [...new Set([...asked.values()].flatMap((set) => [...set]))];
  const there = await db
    .select({ id: maps.id, locked: maps.locked, epoch: documents.epoch })
    .from(maps)
    .leftJoin(documents, eq(documents.mapId, maps.id))
    .where(and(inArray(maps.id, mapIds), isNull(maps.deletedAt)));
  const withAccount = await db
    .select({ mapId: members.mapId, id: members.accountId, role: members.role })
    .from(members)
    .innerJoin(accounts, eq(accounts.id, members.accountId))
    .where(
      and(
        ...[inArray(members.mapId, mapIds), inArray(members.accountId, ids)],
        ...[isNull(members.removedAt), isNull(accounts.disabledAt)],
      ),
    );
  const guests = await db
    .select({ mapId: participants.mapId, id: participants.id, role: participants.role })
    .from(participants)
    .where(and(inArray(participants.id, ids), isNull(participants.removedAt)));
  const people = new Map<string, Map<string, Role>>();
  for (const { mapId, id, role } of [...guests, ...withAccount]) {
    people.set(mapId, (people.get(mapId) ?? new Map()).set(id, role));
  }
  return {
    locked: new Map(there.map(({ id, locked }) => [id, locked])),
    epochs: new Map(there.map(({ id, epoch }) => [id, epoch ?? 1])),
    people,
  };
}

async function accountIn(
  source: HeaderSource,
  { db, secret }: Authority,
): Promise<Extract<Asker, { kind: "account" }> | "refused" | undefined> {
  const bearer = /^Bearer\s+(\S+)$/i.exec(headerIn(source, "authorization") ?? "")?.[1];
  if (bearer !== undefined) {
    const account = await accountOfToken(db, bearer);
    return account === undefined ? "refused" : { kind: "account", account, by: "token" };
  }
  const session = sessionCookieIn(source);
  const claims = session === undefined ? undefined : await readSession(session, secret);
  const account = claims && (await accountOfSession(db, claims.accountId, claims.epoch));
  return account && { kind: "account", account, by: "session" };
}

const sessionClaims = z.object({ sub: z.string(), epoch: z.number() });

async function readSession(
  token: string,
  secret: string,
): Promise<{ accountId: string; epoch: number } | undefined> {
  // A cookie of another secret, or a mangled one, is simply nobody's.
  const claims = await decode({ token, secret }).catch(() => null);
  const read = sessionClaims.safeParse(claims);
  return read.data && { accountId: read.data.sub, epoch: read.data.epoch };
}

async function memberOn(
  db: Authority["db"],
  mapId: string,
  accountId: string,
): Promise<{ removed: boolean; person: PersonOnMap } | undefined> {
  const [row] = await db
    .select({ member: members, account: accounts, locked: maps.locked })
    .from(members)
    .innerJoin(maps, eq(maps.id, members.mapId))
    .innerJoin(accounts, eq(accounts.id, members.accountId))
    .where(
      and(
        eq(members.mapId, mapId),
        eq(members.accountId, accountId),
        isNull(maps.deletedAt),
        isNull(accounts.disabledAt),
      ),
    );
  if (row === undefined) return undefined;
  const { name, organisation } = row.account;
  const { role, removedAt } = row.member;
  const who = { mapId, personId: accountId, name, organisation, services: [] };
  return {
    removed: removedAt !== null,
    person: { ...who, role, via: "account", locked: row.locked },
  };
}

/** The guest of this map who is meant, unless they were removed from it. */
async function guestWhere(
  db: Authority["db"],
  mapId: string,
  meant: SQL,
): Promise<PersonOnMap | undefined> {
  const [row] = await db
    .select({ guest: participants, locked: maps.locked })
    .from(participants)
    .innerJoin(maps, eq(maps.id, participants.mapId))
    .where(
      and(
        eq(participants.mapId, mapId),
        meant,
        isNull(participants.removedAt),
        isNull(maps.deletedAt),
      ),
    );
  return row && personFrom(row.guest, row.locked);
}

function personFrom(guest: typeof participants.$inferSelect, locked: boolean): PersonOnMap {
  const { id, mapId, name, organisation, services, role } = guest;
  return { mapId, personId: id, name, organisation, services, role, via: "guest", locked };
}
