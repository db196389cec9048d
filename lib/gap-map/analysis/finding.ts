import { nameOf, titleOf } from "#lib/gap-map/item-names.ts";
import type { GapMap, Item, ItemId, Threshold } from "#lib/gap-map/model.ts";
import { itemOf } from "#lib/gap-map/model.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import type { Dimension } from "#lib/gap-map/vocabulary-model.ts";
import { dimensionLabel, labelOf, valueInWords } from "#lib/gap-map/words.ts";

/** One thing the analysis says, in a plain sentence about this map, with the items that show it. */
export interface Finding {
  /** Made of the kind and of what it is about: the same finding has the same id on every version. */
  readonly id: string;
  readonly kind: string;
  readonly sentence: string;
  /** Evidence, the most telling first. */
  readonly items: readonly ItemId[];
}

const OPENING = "On this map, ";

/** A finding's sentence without “On this map”, where that is said once above them all. */
export function plainly({ sentence }: Pick<Finding, "sentence">): string {
  const said = sentence.startsWith(OPENING) ? sentence.slice(OPENING.length) : sentence;
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** A finding; `about` tells it from others of its kind, and is the evidence where nothing else is said. */
export function finding(
  kind: string,
  about: readonly string[],
  said: string,
  items: readonly ItemId[] = about as readonly ItemId[],
): Finding {
  return {
    ...{ id: [kind, ...about].join(":"), kind, sentence: `${OPENING}${said}.` },
    items: [...new Set(items)],
  };
}

/** An item as a sentence names it: its short name, or its reference. */
export function called(map: GapMap, id: ItemId): string {
  const item = Object.hasOwn(map.items, id) ? map.items[id] : undefined;
  return item === undefined ? id : bare(item);
}

function bare(item: Item): string {
  if (item.kind === "service" && item.shortName?.trim()) return item.shortName.trim();
  if (item.kind === "persona") return referenceOf(item) || item.label;
  return titleOf(item)?.trim() || referenceOf(item) || nameOf(item);
}

/** “a”, “a and b”, “a, b and c”. */
export function listed(words: readonly string[], joint = "and"): string {
  return words.length < 2
    ? words.join("")
    : `${words.slice(0, -1).join(", ")} ${joint} ${words[words.length - 1]}`;
}

/** How many items a sentence names one by one. */
const MOST_NAMES = 12;

/** Several items by name; of more than anybody would read, the first, and how many more there are. */
export function allCalled(map: GapMap, ids: readonly ItemId[], joint = "and"): string {
  const names = ids.slice(0, MOST_NAMES).map((id) => called(map, id));
  const more = ids.length - names.length;
  return listed(more === 0 ? names : [...names, `${more} more`], joint);
}

/** What a service does, in the words of the vocabulary, for the middle of a sentence. */
export function functionInWords(map: GapMap, id: string): string {
  const { functions } = map.vocabulary;
  const words = (Object.hasOwn(functions, id) ? functions[id] : undefined) ?? labelOf(id);
  return /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}

/** Several things that services do; where one of them has an “and” or an “or” of its own, parted more clearly. */
export function functionsInWords(
  map: GapMap,
  ids: readonly string[],
  joint: "and" | "or" = "and",
): string {
  const words = ids.map((id) => functionInWords(map, id));
  const last = words.at(-1);
  if (words.length < 2 || !words.some((one) => /,| and | or /.test(one)))
    return listed(words, joint);
  const mark = words.length === 2 ? "," : ";";
  return `${words.slice(0, -1).join(`${mark} `)}${mark} ${joint} ${last}`;
}

/** Values of a dimension with its name: “high or imminent (Risk this service says it will hold)”. */
export function valuesInWords(
  map: GapMap,
  dimension: Dimension["id"],
  values: readonly (string | number | boolean)[],
): string {
  const words = listed(values.map(valueInWords), "or");
  return `${words} (${dimensionLabel(map, dimension)})`;
}

/** The service a threshold stands on. */
export function serviceOf(map: GapMap, threshold: ItemId): ItemId {
  return itemOf(map, "threshold", threshold)?.serviceId ?? threshold;
}

/** A threshold with its service: “Talking Therapies (T14)”. */
export function withService(map: GapMap, id: Threshold["id"]): string {
  return `${called(map, serviceOf(map, id))} (${called(map, id)})`;
}
