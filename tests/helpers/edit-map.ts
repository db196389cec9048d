import { applyEdits } from "#lib/gap-map/apply.ts";
import type { Edit } from "#lib/gap-map/edit.ts";
import { tidy } from "#lib/gap-map/tidy.ts";
import type { LiveMaps } from "#server/versions.ts";

let before: Promise<unknown> = Promise.resolve();

/** Changes a map by nobody's hand on a screen: as if a version that has these edits were brought back. One after the other. */
export function editMap(
  live: LiveMaps,
  mapId: string,
  edits: readonly Edit[],
  personId: string,
): Promise<void> {
  const edited = before.then(async () => {
    const now = await live.liveState(mapId);
    if (now === undefined) throw new Error("no such map");
    const map = tidy(applyEdits(now.map, edits));
    const by = { id: personId, name: "Fay", organisation: "Golden Key" };
    await live.bringBack(mapId, { number: 1, map, kept: 1, by });
  });
  before = edited.catch(() => {});
  return edited;
}
