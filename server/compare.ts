import type { FindingsCompared } from "#lib/gap-map/analysis/compared.ts";
import { diffMaps, type MapDiff } from "#lib/gap-map/diff.ts";
import type { GapMap } from "#lib/gap-map/model.ts";
import { tidy } from "#lib/gap-map/tidy.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import type { VersionListed } from "#lib/wire/api.ts";
import { aside } from "./aside/aside.ts";
import type { Db } from "./db.ts";
import { type Problem, problem } from "./errors.ts";
import { getVersion, type LiveMaps } from "./versions.ts";

/** What is compared: version numbers as they stand in the address. No `to`, or `now`, means the map as it stands now. */
export interface Compared {
  readonly from: string | null;
  readonly to: string | null;
}

/** One side of a comparison: a version, or the map as it stands now. */
export interface ComparedSide {
  readonly map: GapMap;
  readonly version?: VersionListed;
}

/** What happened between two versions of a map, in plain sentences. */
export async function compareVersions(
  db: Pick<Db, "select">,
  live: LiveMaps,
  mapId: string,
  compared: Compared,
): Promise<Result<MapDiff, Problem>> {
  const sides = await sidesOf(db, live, mapId, compared);
  return sides.ok ? ok(diffMaps(sides.value.before.map, sides.value.after.map)) : sides;
}

/** What is found otherwise on the later side. */
export function findingsCompared(
  before: ComparedSide,
  after: ComparedSide,
): Promise<FindingsCompared> {
  return aside("compare", { before: before.map, after: after.map });
}

/** Both sides of a comparison, with their maps. */
export async function sidesOf(
  db: Pick<Db, "select">,
  live: LiveMaps,
  mapId: string,
  { from, to }: Compared,
): Promise<Result<{ readonly before: ComparedSide; readonly after: ComparedSide }, Problem>> {
  if (from === null) {
    const message = "Say which versions to compare: ?from=1&to=2.";
    return fail(problem("bad-request", { message }));
  }
  const before = await sideOf(db, live, mapId, from);
  if (!before.ok) return before;
  const after = await sideOf(db, live, mapId, to ?? "now");
  return after.ok ? ok({ before: before.value, after: after.value }) : after;
}

async function sideOf(
  db: Pick<Db, "select">,
  live: LiveMaps,
  mapId: string,
  which: string,
): Promise<Result<ComparedSide, Problem>> {
  if (which !== "now") {
    const version = await getVersion(db, mapId, Number(which));
    if (!version.ok) return version;
    const { map, content: _content, ...listed } = version.value;
    return ok({ map, version: listed });
  }
  const now = await live.liveState(mapId);
  return now === undefined ? fail(problem("map-not-found")) : ok({ map: tidy(now.map) });
}
