import { diffMaps } from "#lib/gap-map/diff.ts";
import type { GapMap } from "#lib/gap-map/model.ts";
import { summaryOf } from "#lib/gap-map/summary.ts";
import { tidy } from "#lib/gap-map/tidy.ts";
import type { VersionListed } from "#lib/wire/api.ts";
import type { Db } from "./db.ts";
import { getVersion, type LiveMaps, listVersions } from "./versions.ts";

/** A version in the timeline, with what changed since the one before it. */
interface TimelineEntry extends VersionListed {
  readonly changed?: { readonly words: string; readonly since: number };
}

export interface Timeline {
  /** Newest first. */
  readonly entries: readonly TimelineEntry[];
  /** What changed since the newest version; undefined when nothing but layout did. */
  readonly now?: { readonly words: string; readonly since: number } | undefined;
}

/** How far back the timeline says what changed: each step reads two whole maps. */
const SUMMARISED = 12;

/** The versions of a map as people look back on them. */
export async function timelineOf(
  db: Pick<Db, "select">,
  live: LiveMaps,
  mapId: string,
): Promise<Timeline> {
  const listed = await listVersions(db, mapId);
  const named = listed.filter(({ status }) => status !== "automatic").slice(0, SUMMARISED + 1);
  const maps = new Map<number, GapMap>();
  for (const { number } of named) {
    const version = await getVersion(db, mapId, number);
    if (version.ok) maps.set(number, version.value.map);
  }
  const changed = (before: number | undefined, after: GapMap | undefined) => {
    const from = before === undefined ? undefined : maps.get(before);
    const words = from && after && summaryOf(diffMaps(from, after));
    return words === undefined || before === undefined ? undefined : { words, since: before };
  };
  const state = await live.liveState(mapId);
  const entries = listed.map((version): TimelineEntry => {
    const at = named.findIndex(({ number }) => number === version.number);
    const since = at < 0 ? undefined : changed(named[at + 1]?.number, maps.get(version.number));
    return since === undefined ? version : { ...version, changed: since };
  });
  return { entries, now: changed(named[0]?.number, state && tidy(state.map)) };
}
