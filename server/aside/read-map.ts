import { findTrouble, parseMapFile } from "#lib/gap-map/map-file.ts";
import type { GapMap } from "#lib/gap-map/model.ts";
import { fail, type Result } from "#lib/result.ts";
import { aside } from "./aside.ts";

/** Characters of a file that are read here in less time than it takes to open a thread. */
export const SHORT = 200_000;

/** A map from the JSON text of a file, or in words why it is none. Large ones are read on a thread of their own. */
export async function readMap(text: string): Promise<Result<GapMap, string>> {
  return text.length < SHORT ? parseMapFile(JSON.parse(text)) : aside("read", text);
}

/** The same from a file that somebody brings, which may hold anything: nested too deeply, it could not even be written as text. */
export async function readBrought(json: unknown): Promise<Result<GapMap, string>> {
  const trouble = findTrouble(json);
  return trouble === undefined ? readMap(JSON.stringify(json)) : fail(trouble);
}
