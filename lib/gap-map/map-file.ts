import { fail, ok, type Result } from "#lib/result.ts";
import { type MapFile, mapFileSchema } from "./exchange-schema.ts";
import { type FileItem, itemsFrom } from "./file-items.ts";
import { inWords } from "./file-trouble.ts";
import { type About, emptyMap, type GapMap, type Item, type ItemId, type Json } from "./model.ts";
import { withReferences } from "./references.ts";
import { itemSchema } from "./schema.ts";
import { wellFormedValue } from "./text.ts";
import { tidy } from "./tidy.ts";
import type { Vocabulary } from "./vocabulary-model.ts";

/** Deepest nesting and most values a map file may have; more is a mistake or an attack. */
const LIMITS = { depth: 32, values: 500_000 } as const;

/**
 * A map from a file: `gap-map/1` or `gapmap-seed/1`, the one door from foreign JSON.
 * The error names the place in the file and what is wrong, in words; nothing is half read.
 */
export function parseMapFile(json: unknown): Result<GapMap, string> {
  const trouble = findTrouble(json);
  if (trouble !== undefined) return fail(trouble);
  if (!saysWhatItIs(json))
    return fail(
      "schema: this file was not exported from a gap map, or it would say gap-map/1 or gapmap-seed/1.",
    );
  const outline = mapFileSchema.safeParse(json);
  if (!outline.success) return fail(inWords(outline.error, "", json));
  const listed = itemsFrom(outline.data);
  const items = readItems(listed);
  if (!items.ok) return items;
  return assemble(outline.data, items.value, listed);
}

/** Somebody who chose the wrong file is told so, and not which field of it is missing. */
function saysWhatItIs(json: unknown): boolean {
  const schema = typeof json === "object" && json !== null && "schema" in json ? json.schema : "";
  return schema === "gap-map/1" || schema === "gapmap-seed/1";
}

function assemble(
  file: MapFile,
  items: Record<ItemId, Item>,
  listed: readonly FileItem[],
): Result<GapMap, string> {
  const map: GapMap = wellFormedValue({
    about: withoutNulls(file.meta) as unknown as About,
    // What a file has no words for, it has none of.
    vocabulary: {
      ...emptyMap.vocabulary,
      ...(withoutNulls(file.vocab) as unknown as Partial<Vocabulary>),
    },
    guidance: file.guidance ?? [],
    items,
    places: file.places ?? {},
    sketch: file.sketch ?? {},
  });
  const whole = tidy(withReferences(map));
  const lost = danglingLink(map, whole, listed);
  return lost === undefined ? ok(whole) : fail(lost);
}

function readItems(listed: readonly FileItem[]): Result<Record<ItemId, Item>, string> {
  const items: Record<ItemId, Item> = {};
  for (const { where, item } of listed) {
    const parsed = itemSchema.safeParse(item);
    if (!parsed.success) return fail(inWords(parsed.error, where, item));
    if (Object.hasOwn(items, parsed.data.id))
      return fail(`${where}: the id “${parsed.data.id}” is used twice.`);
    items[parsed.data.id] = parsed.data;
  }
  return ok(items);
}

/** The first link that leads to nothing, or to something of the wrong kind. Files are mended by people, not by us. */
function danglingLink(map: GapMap, whole: GapMap, listed: readonly FileItem[]): string | undefined {
  for (const { where, item } of listed) {
    const read = map.items[item["id"] as ItemId];
    const kept = whole.items[item["id"] as ItemId];
    if (read === undefined) continue;
    const lost = lostLinks(read, kept).sort((a, b) => known(whole, a) - known(whole, b));
    if (lost.length > 0)
      return `${where}: “${lost[0]}” is not an item of this file that it can point at.`;
  }
  const place = Object.keys(map.places).find((id) => !Object.hasOwn(whole.places, id));
  return place === undefined
    ? undefined
    : `places: “${place}” is not a service or gap of this file.`;
}

/** Links to nothing at all come first: they are what somebody has to mend. */
function known(map: GapMap, id: string): number {
  return Object.hasOwn(map.items, id) ? 1 : 0;
}

const LINKS = [
  "organisationId",
  "levelId",
  "entryId",
  "serviceId",
  "onId",
  "fromId",
  "toId",
  "aboutId",
];
const LINK_SETS = ["thresholdIds", "barrierIds", "pathwayIds", "personaIds", "endUpAtIds"];

function lostLinks(read: Item, kept: Item | undefined): string[] {
  const [before, after] = [read, kept ?? {}].map((one) => one as Readonly<Record<string, unknown>>);
  const single = LINKS.filter(
    (name) => before?.[name] !== undefined && after?.[name] === undefined,
  );
  const sets = LINK_SETS.flatMap((name) => {
    const left = new Set((after?.[name] as readonly string[] | undefined) ?? []);
    return ((before?.[name] as readonly string[] | undefined) ?? []).filter((id) => !left.has(id));
  });
  return [...single.map((name) => String(before?.[name])), ...sets];
}

/** Names that JSON may carry but no object of ours should ever have as its own. */
const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);

/** What makes a file unreadable whatever it says: too deep, too large, or names no object should carry. In words; undefined when there is nothing. */
export function findTrouble(json: unknown): string | undefined {
  const open: { value: unknown; depth: number }[] = [{ value: json, depth: 0 }];
  let seen = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    seen += 1;
    if (seen > LIMITS.values) return "The file holds more than a map can.";
    if (next.depth > LIMITS.depth) return "The file is nested too deeply to be a map.";
    if (next.value === null || typeof next.value !== "object") continue;
    for (const [name, value] of Object.entries(next.value)) {
      if (FORBIDDEN.has(name)) return `The name “${name}” is not allowed in a map file.`;
      open.push({ value, depth: next.depth + 1 });
    }
  }
  return undefined;
}

function withoutNulls(value: unknown): Json {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (value === null || typeof value !== "object") return value as Json;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null && inner !== undefined)
      .map(([name, inner]) => [name, withoutNulls(inner)]),
  );
}
