import { diffMaps } from "#lib/gap-map/diff.ts";
import type { GapMap } from "#lib/gap-map/model.ts";
import { summaryOf } from "#lib/gap-map/summary.ts";
import { tidy } from "#lib/gap-map/tidy.ts";
import { thumbnailSvg } from "#lib/scene/thumbnail.ts";
import type { VersionListed } from "#lib/wire/api.ts";
import type { Db } from "./db.ts";
import { getVersion, type LiveMaps, listVersions } from "./versions.ts";

/** A version in the timeline, with what changed since the one before it. */
interface TimelineEntry extends VersionListed {
  readonly changed?: { readonly words: string; readonly since: number };
  /** A small picture, as a `data:` address. */
  readonly picture?: string;
}

export interface Timeline {
  /** Newest first. */
  readonly entries: readonly TimelineEntry[];
  /** What changed since the newest version; undefined when nothing but layout did. */
  readonly now?: { readonly words: string; readonly since: number } | undefined;
}

/** How far back the timeline says what changed: each step reads two whole maps. */
const SUMMARISED = 12;

/** A small picture of a map for lists, as a `data:` address that an image can show. */
function pictureOf(map: GapMap): string {
  return `data:image/svg+xml,${encodeURIComponent(thumbnailSvg(map, map.about.title))}`;
}

/** How many maps of a list are shown with a picture: each has to be laid out. */
const PICTURED = 12;

/** Small pictures of the newest of these maps as they stand now, by id. */
export async function picturesOf(
  live: LiveMaps,
  mapIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const pictures = new Map<string, string>();
  for (const id of mapIds.slice(0, PICTURED)) {
    const state = await live.liveState(id);
    if (state !== undefined) pictures.set(id, pictureOf(tidy(state.map)));
  }
  return pictures;
}

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
    const map = maps.get(version.number);
    if (at < 0 || map === undefined) return version;
    const since = changed(named[at + 1]?.number, map);
    const picture = pictureOf(map);
    return since === undefined ? { ...version, picture } : { ...version, picture, changed: since };
  });
  return { entries, now: changed(named[0]?.number, state && tidy(state.map)) };
}
