import { canonicalJson } from "#lib/gap-map/canonical.ts";
import { toExchange } from "#lib/gap-map/exchange.ts";
import { type CsvTable, toCsv } from "#lib/gap-map/export/csv.ts";
import type { GapMap } from "#lib/gap-map/model.ts";
import { ok, type Result } from "#lib/result.ts";
import { checkPrint, type Paper, type PrintCheck, papers } from "#lib/scene/paper.ts";
import { sceneOf } from "#lib/scene/scene.ts";
import { toSvg } from "#lib/scene/svg.ts";
import type { SceneInfo } from "#lib/scene/title.ts";
import type { Problem } from "#server/errors.ts";
import type { Format } from "./export.ts";
import { toPdf } from "./pdf.ts";
import { toPng } from "./png.ts";

/** A file somebody asked for, with every choice made. */
export interface WantedFile {
  readonly format: Format;
  /** Tidy. */
  readonly map: GapMap;
  readonly info: SceneInfo;
  readonly text: "brief" | "all";
  /** Only for PDF. */
  readonly paper: Paper;
  readonly findings: boolean;
  /** For PDF and CSV. */
  readonly guidance: boolean;
  /** Only for CSV. */
  readonly table?: CsvTable | undefined;
}

/** The bytes of a file. Takes seconds for some maps. */
export async function makeFile({
  map,
  info,
  format,
  text,
  table,
  ...pages
}: WantedFile): Promise<Result<Uint8Array, Problem>> {
  switch (format) {
    case "json":
      return ok(utf8(JSON.stringify(sorted(map), null, 2)));
    case "csv":
      return ok(utf8(toCsv(map, { table, guidance: pages.guidance })));
    case "svg":
      return ok(utf8(toSvg(sceneOf(map, { info, text, keepEveryCharacter: true }))));
    case "png":
      return toPng(map, info, text);
    case "pdf":
      return ok(await toPdf(map, info, { text, ...pages }));
  }
}

/** How legible a map would be on each paper. */
export function checkPapers({
  map,
  info,
  text,
}: Pick<WantedFile, "map" | "info" | "text">): readonly PrintCheck[] {
  const scene = sceneOf(map, { info, text });
  return papers.map((one) => checkPrint(scene, one));
}

/** The map with its keys in the one order, so that two files of the same map are the same. */
function sorted(map: GapMap): unknown {
  return JSON.parse(canonicalJson(toExchange(map)));
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
