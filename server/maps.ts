import { setImmediate } from "node:timers/promises";
import { and, count, desc, eq, isNull, sql } from "drizzle-orm";
import { accounts, maps, members, versions } from "#drizzle/schema.ts";
import { seedUpdate } from "#lib/board-doc/doc.ts";
import type { GapMap } from "#lib/gap-map/model.ts";
import { mapFromTemplate, type TemplateName } from "#lib/gap-map/templates.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { type MapListed, read, titleSchema } from "#lib/wire/api.ts";
import { readBrought } from "./aside/read-map.ts";
import type { Db } from "./db.ts";
import { seedDocument } from "./documents.ts";
import { type Problem, problem } from "./errors.ts";
import { newId, newJoinCode } from "./secrets.ts";

type MapRow = typeof maps.$inferSelect;
type Queries = Pick<Db, "select" | "insert" | "update" | "delete">;

export interface NewMap {
  /** Needed unless an imported file brings one. */
  readonly title?: string;
  /** The places it covers, and the people it is about; over what the template or file says. */
  readonly area?: string;
  readonly clientGroup?: string;
  readonly template?: TemplateName;
  /** The content of a map file: gap-map/1 or gapmap-seed/1. */
  readonly import?: unknown;
  /** Account id of the first facilitator; without one the first facilitator of all takes it over. */
  readonly createdBy?: string;
  readonly doorOpen?: boolean;
}

export interface CreatedMap {
  readonly id: string;
  readonly joinCode: string;
}

/** Makes a map from a template or a file, with its shared document, and its creator as facilitator. */
export async function createMap(
  db: Pick<Db, "transaction">,
  wanted: NewMap,
): Promise<Result<CreatedMap, Problem>> {
  const content = await contentOf(wanted);
  if (!content.ok) return content;
  const map = withAbout(content.value, wanted);
  // To read a large file and to write its document each take a while: others get a turn in between.
  await setImmediate();
  const seed = seedUpdate(map);
  return db.transaction(async (tx) => {
    const row = await insertMap(tx, { ...wanted, title: map.about.title });
    const { createdBy } = wanted;
    if (createdBy !== undefined) {
      await tx.insert(members).values({ mapId: row.id, accountId: createdBy, role: "facilitator" });
    }
    await seedDocument(tx, row.id, seed);
    return ok({ id: row.id, joinCode: row.joinCode });
  });
}

/** Makes a map from the content of a map file, for the account with this e-mail address's id. */
export function importMap(
  db: Db,
  wanted: { readonly file: unknown; readonly title?: string; readonly createdBy?: string },
): Promise<Result<CreatedMap, Problem>> {
  const { file, ...rest } = wanted;
  return createMap(db, { ...rest, import: file });
}

async function contentOf(wanted: NewMap): Promise<Result<GapMap, Problem>> {
  const title = wanted.title === undefined ? undefined : read(titleSchema, wanted.title);
  if (title?.ok === false) return fail(problem("bad-request", { message: title.error }));
  if (wanted.import === undefined) {
    if (title === undefined) {
      return fail(problem("bad-request", { message: "Give a title for the map." }));
    }
    return ok(mapFromTemplate(wanted.template ?? "blank", title.value));
  }
  if (wanted.template !== undefined) {
    const message = "Choose either a template or a file to import, not both.";
    return fail(problem("bad-request", { message }));
  }
  const parsed = await readBrought(wanted.import);
  if (!parsed.ok) {
    return fail(problem("bad-map", { message: `The file is not a usable map. ${parsed.error}` }));
  }
  if (title === undefined) return ok(parsed.value);
  return ok({ ...parsed.value, about: { ...parsed.value.about, title: title.value } });
}

function withAbout(map: GapMap, { area, clientGroup }: NewMap): GapMap {
  const said = { ...(area && { area }), ...(clientGroup && { clientGroup }) };
  return { ...map, about: { ...map.about, ...said } };
}

/** Join codes are random; the rare clash with another map is drawn again. */
async function insertMap(
  db: Queries,
  { title, createdBy, doorOpen = false }: NewMap & { readonly title: string },
): Promise<MapRow> {
  for (;;) {
    const [row] = await db
      .insert(maps)
      .values({
        id: newId("map"),
        title,
        joinCode: newJoinCode(),
        doorOpen,
        createdBy: createdBy ?? null,
      })
      .onConflictDoNothing({ target: maps.joinCode })
      .returning();
    if (row !== undefined) return row;
  }
}

/** The maps an account is on, newest first. */
export async function listMaps(db: Queries, accountId: string): Promise<readonly MapListed[]> {
  const rows = await db
    .select({ map: maps, role: members.role, versions: count(versions.number) })
    .from(members)
    .innerJoin(maps, eq(maps.id, members.mapId))
    .leftJoin(versions, eq(versions.mapId, maps.id))
    .where(and(eq(members.accountId, accountId), isNull(members.removedAt), isNull(maps.deletedAt)))
    .groupBy(maps.id, members.role)
    .orderBy(desc(maps.createdAt), maps.id);
  return rows.map(({ map, role, versions: saved }) => ({
    id: map.id,
    title: map.title,
    role,
    doorOpen: map.doorOpen,
    locked: map.locked,
    createdAt: map.createdAt.toISOString(),
    versions: saved,
  }));
}

/** The map with this id, unless it was deleted. */
export async function mapById(db: Queries, mapId: string): Promise<MapRow | undefined> {
  const [row] = await db
    .select()
    .from(maps)
    .where(and(eq(maps.id, mapId), isNull(maps.deletedAt)));
  return row;
}

/** The account with this e-mail address, in lower case, and what it is. */
export async function accountWith(
  db: Queries,
  email: string,
): Promise<Pick<typeof accounts.$inferSelect, "id" | "role"> | undefined> {
  const [row] = await db
    .select({ id: accounts.id, role: accounts.role })
    .from(accounts)
    .where(and(eq(accounts.email, email.trim().toLowerCase()), isNull(accounts.disabledAt)));
  return row;
}

/** The demonstration workshop, made on the first start with its door open. It belongs to nobody until a facilitator exists. */
export async function ensureDemoMap(
  db: Db,
): Promise<{ readonly mapId: string; readonly joinCode: string }> {
  return db.transaction(async (tx) => {
    // Several servers may start at once: one makes it, the others find it.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('demonstration'))`);
    const [known] = await tx
      .select()
      .from(maps)
      .where(and(isNull(maps.createdBy), isNull(maps.deletedAt)))
      .orderBy(maps.createdAt)
      .limit(1);
    if (known !== undefined) return { mapId: known.id, joinCode: known.joinCode };
    const title = "Personality Disorder Gap Map";
    const made = await createMap(tx, { title, template: "bristol", doorOpen: true });
    if (!made.ok) throw new Error(`The demonstration map was not made: ${made.error.message}`);
    return { mapId: made.value.id, joinCode: made.value.joinCode };
  });
}
