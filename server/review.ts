import { createHash } from "node:crypto";
import { diffMaps } from "#lib/gap-map/diff.ts";
import { summaryOf } from "#lib/gap-map/summary.ts";
import { tidy } from "#lib/gap-map/tidy.ts";
import type { VersionListed } from "#lib/wire/api.ts";
import { aside } from "./aside/aside.ts";
import type { Jobs } from "./aside/jobs.ts";
import type { Db } from "./db.ts";
import { Remembered } from "./remembered.ts";
import { contentOf, getVersion, type LiveMaps, listVersions } from "./versions.ts";

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

/** How many maps of a list are shown with a picture: each has to be laid out. */
const PICTURED = 12;

/** What was worked out for lists, by what it was worked out from: a kept version never changes. */
const pictures = new Remembered<string>(200);
const lookedBack = new Remembered<Awaited<ReturnType<Jobs["lookBack"]>>>(200);

/** Small pictures of the newest of these maps as they stand now, by id, as `data:` addresses that an image can show. */
export async function picturesOf(
  live: LiveMaps,
  mapIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const id of mapIds.slice(0, PICTURED)) {
    const now = await live.liveState(id);
    if (now === undefined) continue;
    const state = createHash("sha256").update(now.state).digest("hex");
    const svg = await pictures.of(state, () => aside("picture", tidy(now.map)));
    found.set(id, addressOf(svg));
  }
  return found;
}

/** The versions of a map as people look back on them. */
export async function timelineOf(
  db: Pick<Db, "select">,
  live: LiveMaps,
  mapId: string,
): Promise<Timeline> {
  const listed = await listVersions(db, mapId);
  const named = listed.filter(({ status }) => status !== "automatic").slice(0, SUMMARISED + 1);
  const looked = new Map<number, Partial<TimelineEntry>>();
  for (const [at, version] of named.entries())
    looked.set(version.number, await lookBackOn(db, mapId, version, named[at + 1]));
  const entries = listed.map((version) => ({ ...version, ...looked.get(version.number) }));
  return { entries, now: await changedSince(db, live, mapId, named[0]?.number) };
}

async function lookBackOn(
  db: Pick<Db, "select">,
  mapId: string,
  version: VersionListed,
  earlier: VersionListed | undefined,
): Promise<Partial<TimelineEntry>> {
  const { picture, words } = await lookedBack.of(`${version.hash} ${earlier?.hash}`, async () => {
    const content = await contentOf(db, mapId, version.number);
    const before = earlier && (await contentOf(db, mapId, earlier.number));
    return aside("lookBack", { content, ...(before && { before }) });
  });
  const seen = { picture: addressOf(picture) };
  if (words === undefined || earlier === undefined) return seen;
  return { ...seen, changed: { words, since: earlier.number } };
}

async function changedSince(
  db: Pick<Db, "select">,
  live: LiveMaps,
  mapId: string,
  since: number | undefined,
): Promise<Timeline["now"]> {
  if (since === undefined) return undefined;
  const version = await getVersion(db, mapId, since);
  const now = await live.liveState(mapId);
  if (!version.ok || now === undefined) return undefined;
  const words = summaryOf(diffMaps(version.value.map, tidy(now.map)));
  return words === undefined ? undefined : { words, since };
}

function addressOf(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
