import { type Analysis, analyse } from "#lib/gap-map/analysis/analyse.ts";
import { ok, type Result } from "#lib/result.ts";
import type { Db } from "./db.ts";
import type { Problem } from "./errors.ts";
import { liveMap } from "./live.ts";
import { getVersion, type LiveMaps } from "./versions.ts";

/** What the analysis finds on the map as it stands now. */
export async function analyseLive(
  live: LiveMaps,
  mapId: string,
): Promise<Result<Analysis, Problem>> {
  const map = await liveMap(live, mapId);
  return map.ok ? ok(analyse(map.value)) : map;
}

/** What the analysis finds on a version of the map. */
export async function analyseVersion(
  db: Pick<Db, "select">,
  mapId: string,
  number: number,
): Promise<Result<Analysis, Problem>> {
  const version = await getVersion(db, mapId, number);
  return version.ok ? ok(analyse(version.value.map)) : version;
}
