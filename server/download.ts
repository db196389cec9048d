import { canonicalJson } from "#lib/gap-map/canonical.ts";
import { toExchange } from "#lib/gap-map/exchange.ts";
import type { GapMap } from "#lib/gap-map/model.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import type { Db } from "./db.ts";
import { type Problem, problem } from "./errors.ts";
import { liveMap } from "./live.ts";
import { getVersion, type LiveMaps, type Version } from "./versions.ts";

/** The map as it stands now, as a file in the format the query asks for. */
export async function exportLive(
  live: LiveMaps,
  mapId: string,
  query: URLSearchParams,
): Promise<Result<Response, Problem>> {
  const map = await liveMap(live, mapId);
  return map.ok ? download(map.value, undefined, query) : map;
}

/** A version, as a file in the format the query asks for. */
export async function exportVersion(
  db: Pick<Db, "select">,
  mapId: string,
  number: number,
  query: URLSearchParams,
): Promise<Result<Response, Problem>> {
  const version = await getVersion(db, mapId, number);
  return version.ok ? download(version.value.map, version.value, query) : version;
}

function download(
  map: GapMap,
  version: Version | undefined,
  query: URLSearchParams,
): Result<Response, Problem> {
  const format = query.get("format") ?? "json";
  if (format !== "json") return fail(problem("unknown-format"));
  const body = JSON.stringify(JSON.parse(canonicalJson(toExchange(map))), null, 2);
  return ok(fileResponse(body, "application/json; charset=utf-8", nameOf(map, version, "json")));
}

function fileResponse(body: string, type: string, name: string): Response {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  return new Response(body, {
    headers: {
      "Content-Type": type,
      "Content-Disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

/** The title, cut to what every file system takes. */
function nameOf(map: GapMap, version: Version | undefined, extension: string): string {
  const title = map.about.title.replace(/[^\p{L}\p{N} _-]/gu, "").trim();
  const short = [...title].slice(0, 60).join("") || "gap map";
  const which = version === undefined ? "live" : `version ${version.number}`;
  return `${short} - ${which}.${extension}`;
}
