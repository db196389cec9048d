import { csvTables } from "#lib/gap-map/export/csv.ts";
import type { GapMap } from "#lib/gap-map/model.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { papers } from "#lib/scene/paper.ts";
import type { SceneInfo } from "#lib/scene/title.ts";
import type { Db } from "./db.ts";
import { type Problem, problem } from "./errors.ts";
import {
  checkPrints,
  type ExportedFile,
  type ExportOptions,
  exportMap,
  type Format,
  formats,
} from "./export/export.ts";
import { liveMap } from "./live.ts";
import { getVersion, type LiveMaps, type Version } from "./versions.ts";

/** The map as it stands now, as a file in the format the query asks for. */
export async function exportLive(
  live: LiveMaps,
  mapId: string,
  query: URLSearchParams,
): Promise<Result<Response, Problem>> {
  const map = await liveMap(live, mapId);
  if (!map.ok) return map;
  const { title } = map.value.about;
  return download(map.value, { title, date: new Date().toISOString() }, query);
}

/** A version, as a file in the format the query asks for. */
export async function exportVersion(
  db: Pick<Db, "select">,
  mapId: string,
  number: number,
  query: URLSearchParams,
): Promise<Result<Response, Problem>> {
  const version = await getVersion(db, mapId, number);
  return version.ok ? download(version.value.map, infoOf(version.value), query) : version;
}

function infoOf({ map, number, name, status, savedAt }: Version): SceneInfo {
  return { title: map.about.title, version: number, name, status, date: savedAt };
}

async function download(
  map: GapMap,
  info: SceneInfo,
  query: URLSearchParams,
): Promise<Result<Response, Problem>> {
  const wanted = readQuery(query);
  if (!wanted.ok) return wanted;
  const { format, check, ...options } = wanted.value;
  if (check) return jsonResponse(await checkPrints(map, info, options));
  const file = await exportMap(map, format, info, options);
  return file.ok ? ok(fileResponse(file.value)) : file;
}

interface Wanted extends ExportOptions {
  readonly format: Format;
  /** Only say how legible the map would be on each paper. */
  readonly check: boolean;
}

/** `format`, and where they matter `paper`, `text`, `table`, `findings`, `guidance` and `check`. */
function readQuery(query: URLSearchParams): Result<Wanted, Problem> {
  const format = choice(formats, query.get("format") ?? "json");
  if (format === undefined) return fail(problem("unknown-format"));
  const paper = choice(papers, query.get("paper") ?? "A3");
  if (paper === undefined) return refused("Choose one of the papers A4, A3 or A1.");
  const text = choice(["brief", "all"] as const, query.get("text") ?? "brief");
  if (text === undefined) return refused("Choose text=brief or text=all.");
  const asked = query.get("table");
  const table = asked === null ? undefined : choice(csvTables, asked);
  if (asked !== null && table === undefined) {
    return refused(`Choose one of the tables ${csvTables.join(", ")}.`);
  }
  const [check, findings, guidance] = ["check", "findings", "guidance"].map(
    (name) => query.get(name) === "1",
  ) as [boolean, boolean, boolean];
  return ok({ format, paper, text, table, check, findings, guidance });
}

function choice<T extends string>(allowed: readonly T[], asked: string): T | undefined {
  return allowed.find((one) => one === asked);
}

function refused(message: string): Result<never, Problem> {
  return fail(problem("bad-request", { message }));
}

function jsonResponse(found: Result<unknown, Problem>): Result<Response, Problem> {
  if (!found.ok) return found;
  return ok(Response.json(found.value, { headers: { "Cache-Control": "no-store" } }));
}

function fileResponse({ bytes, contentType, filename }: ExportedFile): Response {
  const plain = filename.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": contentType,
      "Content-Disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(filename)}`,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
