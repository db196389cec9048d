import { editsBetween } from "#lib/gap-map/restore.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import type { Db } from "./db.ts";
import { type Problem, problem } from "./errors.ts";
import { getVersion, type LiveMaps, pointBefore, type SavedBy } from "./versions.ts";

/** What to bring back, and for whom. */
export interface Restore {
  readonly mapId: string;
  readonly number: number;
  readonly by: SavedBy;
}

type Restored = Result<{ readonly before: number; readonly changes: number }, Problem>;

/** Restores that are under way, by the maps they change: one after the other. */
const underWay = new WeakMap<LiveMaps, Map<string, Promise<unknown>>>();

/**
 * Brings the map back to a version, by new changes after everything else; how it was before is kept as a
 * version. Pressed twice, the second finds the map as it should be, and makes neither changes nor a version.
 */
export async function restoreVersion(db: Db, live: LiveMaps, wanted: Restore): Promise<Restored> {
  const lines = underWay.get(live) ?? new Map<string, Promise<unknown>>();
  underWay.set(live, lines);
  const before = lines.get(wanted.mapId) ?? Promise.resolve();
  const mine = before.catch(() => {}).then(() => restoreNow(db, live, wanted));
  lines.set(wanted.mapId, mine);
  try {
    return await mine;
  } finally {
    if (lines.get(wanted.mapId) === mine) lines.delete(wanted.mapId);
  }
}

async function restoreNow(db: Db, live: LiveMaps, wanted: Restore): Promise<Restored> {
  const { mapId, number, by } = wanted;
  const version = await getVersion(db, mapId, number);
  if (!version.ok) return version;
  const { map } = version.value;
  const found = await live.liveState(mapId);
  if (found === undefined) return fail(problem("map-not-found"));
  if (editsBetween(found.map, map, { by: by.name, at: "" }).length === 0)
    return fail(asItWas(number));
  const name = `Before version ${number} was restored`;
  const before = await pointBefore(db, live, { mapId, name, by });
  if (!before.ok) return before;
  const changes = await live.bringBack(mapId, { number, map, kept: before.value, by });
  // Somebody else has done it in the same moment, at another process.
  if (changes === 0) return fail(asItWas(number));
  return ok({ before: before.value, changes });
}

function asItWas(number: number): Problem {
  const message = `The map is already as it was in version ${number}, so nothing was brought back.`;
  return problem("nothing-changed", { message, number });
}
