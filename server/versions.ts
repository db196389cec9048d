import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { and, desc, eq, sql } from "drizzle-orm";
import { maps, versions } from "#drizzle/schema.ts";
import { canonicalJson } from "#lib/gap-map/canonical.ts";
import { toExchange } from "#lib/gap-map/exchange.ts";
import type { GapMap } from "#lib/gap-map/model.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import type { VersionListed } from "#lib/wire/api.ts";
import { readMap } from "./aside/read-map.ts";
import type { Db } from "./db.ts";
import { type Problem, problem } from "./errors.ts";

type Queries = Pick<Db, "select">;
type Row = typeof versions.$inferSelect;

/** A map as it stands now, all of it committed. */
export interface LiveState {
  /** With what was deleted or hangs in the air. */
  readonly map: GapMap;
  /** The shared document, as Yjs update v2. */
  readonly state: Uint8Array;
  readonly present: readonly PersonThere[];
}

export interface PersonThere {
  readonly name: string;
  readonly organisation: string;
}

/** The shared documents, as far as versions need them. */
export interface LiveMaps {
  liveState(mapId: string): Promise<LiveState | undefined>;
  /** Makes the map what it was in a version, as one change; tells everybody there once it is committed. Gives the number of edits that took. */
  bringBack(mapId: string, version: BroughtBack): Promise<number>;
}

export interface SavedBy extends PersonThere {
  readonly id: string;
}

/** A version on its way back, and who brings it. */
export interface BroughtBack {
  readonly number: number;
  readonly map: GapMap;
  /** The version that holds how the map was until now. */
  readonly kept: number;
  readonly by: SavedBy;
}

export interface SaveVersion {
  readonly mapId: string;
  readonly name: string;
  readonly note?: string;
  readonly status: "draft" | "agreed" | "automatic";
  readonly by: SavedBy;
  /** Who was there, when that is not who is there now. */
  readonly present?: readonly PersonThere[];
}

export interface SavedVersion {
  readonly number: number;
  readonly hash: string;
}

/** Keeps the map as it stands now, under the next number. Two people saving at once both get an answer. */
export async function saveVersion(
  db: Db,
  live: LiveMaps,
  wanted: SaveVersion,
): Promise<Result<SavedVersion, Problem>> {
  const now = await live.liveState(wanted.mapId);
  if (now === undefined) return fail(problem("map-not-found"));
  const content = canonicalJson(toExchange(now.map));
  const hash = createHash("sha256").update(content).digest("hex");
  const state = new Uint8Array(await promisify(gzip)(now.state));
  const { mapId, name, note = "", status, by, present = now.present } = wanted;
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`version ${mapId}`}))`);
    const last = await latest(tx, mapId);
    if (last !== undefined && isSame(last, hash, status)) return fail(nothingChanged(last));
    const number = (last?.number ?? 0) + 1;
    await tx.insert(versions).values({
      ...{ mapId, number, name, note, status, content, hash, state },
      savedById: by.id,
      savedByName: by.name,
      savedByOrganisation: by.organisation,
      present: [...present],
    });
    // Lists of maps show the title people have given the map since.
    await tx.update(maps).set({ title: now.map.about.title }).where(eq(maps.id, mapId));
    return ok({ number, hash });
  });
}

/** Agreeing to a draft or keeping an automatic point by name says something new, though the map is the same. */
function isSame(last: Row, hash: string, status: SaveVersion["status"]): boolean {
  if (last.hash !== hash) return false;
  if (status === "automatic" || last.status === "agreed") return true;
  return last.status === status;
}

function nothingChanged({ number, name }: Row): Problem {
  const message = `Nothing has changed since version ${number} (${name}), so none was saved.`;
  return problem("nothing-changed", { message, number });
}

async function latest(db: Queries, mapId: string): Promise<Row | undefined> {
  const [row] = await db
    .select()
    .from(versions)
    .where(eq(versions.mapId, mapId))
    .orderBy(desc(versions.number))
    .limit(1);
  return row;
}

/** Keeps an automatic point, unless the last version holds the same map: gives the number of the one that holds it. */
export async function pointBefore(
  db: Db,
  live: LiveMaps,
  wanted: Pick<SaveVersion, "mapId" | "name" | "by">,
): Promise<Result<number, Problem>> {
  const saved = await saveVersion(db, live, { ...wanted, status: "automatic" });
  if (saved.ok) return ok(saved.value.number);
  const { code, number } = saved.error;
  return code === "nothing-changed" && number !== undefined ? ok(number) : saved;
}

/** Keeps the map as people left it at the end of a workshop, with everybody who came. */
export async function pointAfterWorkshop(
  db: Db,
  live: LiveMaps,
  mapId: string,
  present: readonly PersonThere[],
): Promise<void> {
  const by = { id: "server", name: "Gap Map", organisation: "" };
  const wanted = {
    mapId,
    name: "When the workshop ended",
    status: "automatic",
    by,
    present,
  } as const;
  await saveVersion(db, live, wanted);
}

/** The versions of a map, newest first, without their content. */
export async function listVersions(db: Queries, mapId: string): Promise<readonly VersionListed[]> {
  const rows = await db
    .select({
      number: versions.number,
      name: versions.name,
      note: versions.note,
      status: versions.status,
      hash: versions.hash,
      savedAt: versions.savedAt,
      savedByName: versions.savedByName,
      savedByOrganisation: versions.savedByOrganisation,
      present: versions.present,
    })
    .from(versions)
    .where(eq(versions.mapId, mapId))
    .orderBy(desc(versions.number));
  return rows.map(listed);
}

/** A version with its map. `content` is the canonical JSON whose SHA-256 is `hash`. */
export interface Version extends VersionListed {
  readonly map: GapMap;
  readonly content: string;
}

/** One version of a map. */
export async function getVersion(
  db: Queries,
  mapId: string,
  number: number,
): Promise<Result<Version, Problem>> {
  const row = await rowOf(db, mapId, number);
  if (row === undefined) return fail(problem("version-not-found"));
  const map = await readMap(row.content);
  // Only we write this column, and only maps; anything else is a bug or a damaged database.
  if (!map.ok) throw new Error(`version ${number} of ${mapId} cannot be read: ${map.error}`);
  return ok({ ...listed(row), map: map.value, content: row.content });
}

/** The text of a version that exists: canonical JSON. */
export async function contentOf(db: Queries, mapId: string, number: number): Promise<string> {
  const row = await rowOf(db, mapId, number);
  if (row === undefined) throw new Error(`there is no version ${number} of ${mapId}`);
  return row.content;
}

async function rowOf(db: Queries, mapId: string, number: number): Promise<Row | undefined> {
  if (!Number.isSafeInteger(number) || number < 1 || number >= 2 ** 31) return undefined;
  const [row] = await db
    .select()
    .from(versions)
    .where(and(eq(versions.mapId, mapId), eq(versions.number, number)));
  return row;
}

function listed(row: Omit<Row, "mapId" | "content" | "state" | "savedById">): VersionListed {
  const { number, name, note, status, hash, present } = row;
  const savedBy = { name: row.savedByName, organisation: row.savedByOrganisation };
  return { number, name, note, status, hash, present, savedBy, savedAt: row.savedAt.toISOString() };
}
