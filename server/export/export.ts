import { canonicalJson } from "#lib/gap-map/canonical.ts";
import { toExchange } from "#lib/gap-map/exchange.ts";
import { type CsvTable, toCsv } from "#lib/gap-map/export/csv.ts";
import type { GapMap } from "#lib/gap-map/model.ts";
import { ok, type Result } from "#lib/result.ts";
import type { Paper, PrintCheck } from "#lib/scene/paper.ts";
import type { SceneInfo } from "#lib/scene/title.ts";
import type { Problem } from "#server/errors.ts";
import { draw } from "./draw.ts";

export const formats = ["json", "csv", "svg", "png", "pdf"] as const;
export type Format = (typeof formats)[number];

export interface ExportOptions {
  /** `all`: every annotation is written out on the picture. */
  readonly text?: "brief" | "all";
  /** For PDF. */
  readonly paper?: Paper;
  /** For CSV: one table only. */
  readonly table?: CsvTable | undefined;
  /** For PDF: pages with what the map shows. */
  readonly findings?: boolean;
  /** With findings, also what is worth discussing against guidance. */
  readonly guidance?: boolean;
}

/** A map as a file. */
export interface ExportedFile {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly filename: string;
}

const contentTypes: Readonly<Record<Format, string>> = {
  json: "application/json; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  pdf: "application/pdf",
};

/** A tidy map as a file in this format. It holds the map and what `info` says, and nothing else the server knows. */
export async function exportMap(
  map: GapMap,
  format: Format,
  info: SceneInfo,
  options: ExportOptions = {},
): Promise<Result<ExportedFile, Problem>> {
  const made = await bytesOf(map, format, info, options);
  if (!made.ok) return made;
  const filename = filenameOf(info, format, options);
  return ok({ bytes: made.value, contentType: contentTypes[format], filename });
}

/** How legible the map would be on each paper. */
export async function checkPrints(
  map: GapMap,
  info: SceneInfo,
  { text = "brief" }: ExportOptions,
): Promise<Result<{ readonly papers: readonly PrintCheck[] }, Problem>> {
  const made = await draw({ map, format: "check", info, text, paper: "A3", ...NO_FINDINGS });
  return made.ok ? ok({ papers: JSON.parse(new TextDecoder().decode(made.value)) }) : made;
}

const NO_FINDINGS = { findings: false, guidance: false };

async function bytesOf(
  map: GapMap,
  format: Format,
  info: SceneInfo,
  { text = "brief", paper = "A3", table, findings = false, guidance = false }: ExportOptions,
): Promise<Result<Uint8Array, Problem>> {
  if (format === "json") return ok(utf8(JSON.stringify(sorted(map), null, 2)));
  if (format === "csv") return ok(utf8(toCsv(map, { table, guidance })));
  return draw({ map, format, info, text, paper, findings, guidance });
}

/** The map with its keys in the one order, so that two files of the same map are the same. */
function sorted(map: GapMap): unknown {
  return JSON.parse(canonicalJson(toExchange(map)));
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The title, cut to what every file system takes, and which version it is. */
function filenameOf(info: SceneInfo, format: Format, { table, paper }: ExportOptions): string {
  const title = info.title
    .normalize("NFC")
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .trim();
  const short = [...title].slice(0, 60).join("").trim() || "gap map";
  const which = info.version === undefined ? "live" : `version ${info.version}`;
  const part = format === "csv" ? table : format === "pdf" ? paper : undefined;
  return `${[short, which, part].filter(Boolean).join(" - ")}.${format}`;
}
