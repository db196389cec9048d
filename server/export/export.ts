import type { CsvTable } from "#lib/gap-map/export/csv.ts";
import type { GapMap } from "#lib/gap-map/model.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import type { Paper, PrintCheck } from "#lib/scene/paper.ts";
import type { SceneInfo } from "#lib/scene/title.ts";
import { aside, TookTooLong } from "#server/aside/aside.ts";
import { type Problem, problem } from "#server/errors.ts";

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
export function checkPrints(
  map: GapMap,
  info: SceneInfo,
  { text = "brief" }: ExportOptions,
): Promise<Result<{ readonly papers: readonly PrintCheck[] }, Problem>> {
  return inTime(aside("papers", { map, info, text }).then((papers) => ok({ papers })));
}

function bytesOf(
  map: GapMap,
  format: Format,
  info: SceneInfo,
  { text = "brief", paper = "A3", table, findings = false, guidance = false }: ExportOptions,
): Promise<Result<Uint8Array, Problem>> {
  return inTime(aside("file", { map, format, info, text, paper, table, findings, guidance }));
}

async function inTime<T>(making: Promise<Result<T, Problem>>): Promise<Result<T, Problem>> {
  try {
    return await making;
  } catch (cause) {
    if (!(cause instanceof TookTooLong)) throw cause;
    const message = "The map takes too long to draw. Choose JSON or CSV, or leave out texts.";
    return fail(problem("too-large", { message }));
  }
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
