import type { GapMap } from "#lib/gap-map/model.ts";
import { ok, type Result } from "#lib/result.ts";
import { aside } from "./aside/aside.ts";
import type { Db } from "./db.ts";
import type { Problem } from "./errors.ts";
import { liveMap } from "./live.ts";
import { getVersion, type LiveMaps } from "./versions.ts";

/** The number of the version to compare with, as it stands in the address. */
type Earlier = string | null;

/** What the analysis finds on the map as it stands now, as JSON. */
export async function analyseLive(
  db: Pick<Db, "select">,
  live: LiveMaps,
  mapId: string,
  earlier: Earlier,
): Promise<Result<string, Problem>> {
  const map = await liveMap(live, mapId);
  return map.ok ? analysed(db, mapId, map.value, earlier) : map;
}

/** What the analysis finds on a version of the map, as JSON. */
export async function analyseVersion(
  db: Pick<Db, "select">,
  mapId: string,
  number: number,
  earlier: Earlier,
): Promise<Result<string, Problem>> {
  const version = await getVersion(db, mapId, number);
  return version.ok ? analysed(db, mapId, version.value.map, earlier) : version;
}

/** What is found, and where it was asked for, what is found otherwise than on an earlier version. */
async function analysed(
  db: Pick<Db, "select">,
  mapId: string,
  map: GapMap,
  earlier: Earlier,
): Promise<Result<string, Problem>> {
  if (earlier === null) return ok(await aside("analyse", { map }));
  const before = await getVersion(db, mapId, Number(earlier));
  if (!before.ok) return before;
  const { number: version, map: then } = before.value;
  return ok(await aside("analyse", { map, earlier: { version, map: then } }));
}
