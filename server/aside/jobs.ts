import { analyse } from "#lib/gap-map/analysis/analyse.ts";
import { compareFindings } from "#lib/gap-map/analysis/compared.ts";
import { diffMaps } from "#lib/gap-map/diff.ts";
import { parseMapFile } from "#lib/gap-map/map-file.ts";
import type { GapMap } from "#lib/gap-map/model.ts";
import { summaryOf } from "#lib/gap-map/summary.ts";
import { thumbnailSvg } from "#lib/scene/thumbnail.ts";
import { checkPapers, makeFile } from "#server/export/make-file.ts";

/** All that is done on a thread of its own. What goes in and out is copied, so it is plain data. */
export const jobs = {
  /** A file to take away. */
  file: makeFile,
  /** How legible a map would be on each paper. */
  papers: checkPapers,
  /** A map from the text of a file. */
  read: (text: string) => parseMapFile(JSON.parse(text)),
  /** What is found on a tidy map, as JSON: so large an answer takes longer to copy than to write. */
  analyse: ({ map, earlier }: { readonly map: GapMap; readonly earlier?: Earlier }) =>
    JSON.stringify(earlier === undefined ? analyse(map) : comparedWith(earlier, map)),
  /** What is found otherwise on the later one of two tidy maps. */
  compare: ({ before, after }: { readonly before: GapMap; readonly after: GapMap }) =>
    compareFindings(before, after),
  /** A small picture of a tidy map, as SVG. */
  picture: (map: GapMap) => thumbnailSvg(map, map.about.title),
  /** A version in a list: its picture, and in words what changed since the one before it. Both come as they are kept. */
  lookBack: ({ content, before }: { readonly content: string; readonly before?: string }) => {
    const map = kept(content);
    return {
      picture: thumbnailSvg(map, map.about.title),
      words: before === undefined ? undefined : summaryOf(diffMaps(kept(before), map)),
    };
  },
};

export type Jobs = typeof jobs;

/** An earlier version to compare with. */
interface Earlier {
  readonly version: number;
  readonly map: GapMap;
}

function comparedWith({ version, map: before }: Earlier, map: GapMap) {
  return { ...analyse(map), comparedWith: { version, ...compareFindings(before, map) } };
}

function kept(content: string): GapMap {
  const read = parseMapFile(JSON.parse(content));
  if (!read.ok) throw new Error(`a version cannot be read: ${read.error}`);
  return read.value;
}
