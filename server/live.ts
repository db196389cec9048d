import type { GapMap } from "#lib/gap-map/model.ts";
import { tidy } from "#lib/gap-map/tidy.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import type { PersonOnMap } from "./auth.ts";
import { type Problem, problem } from "./errors.ts";
import type { LiveMaps, SavedBy } from "./versions.ts";

/** The map as people see it now, all of it committed. */
export async function liveMap(live: LiveMaps, mapId: string): Promise<Result<GapMap, Problem>> {
  const now = await live.liveState(mapId);
  return now === undefined ? fail(problem("map-not-found")) : ok(tidy(now.map));
}

/** A person as the one who saves or restores. */
export function savedBy({ personId, name, organisation }: PersonOnMap): SavedBy {
  return { id: personId, name, organisation };
}
