import type { Edit } from "./edit.ts";
import type { GapMap, Item, ItemId, Kind } from "./model.ts";
import { fits } from "./schema.ts";

const LETTERS: Partial<Record<Kind, string>> = {
  service: "S",
  threshold: "T",
  barrier: "B",
  goodPractice: "G",
};

/** Kinds that people need to say aloud. Levels and organisations go by their names. */
const NUMBERED: readonly Kind[] = [
  "service",
  "threshold",
  "barrier",
  "goodPractice",
  "pathway",
  "persona",
  "gap",
  "view",
];

/**
 * The short reference people say aloud: S12, T40, B7, G3, P07, Gap 1, Person A, View 2.
 * Empty while the server has not given a number yet.
 */
export function referenceOf({ kind, number }: Pick<Item, "kind" | "number">): string {
  if (number === undefined) return "";
  switch (kind) {
    case "pathway":
      return `P${String(number).padStart(2, "0")}`;
    case "gap":
      return `Gap ${number}`;
    case "persona":
      return `Person ${letters(number)}`;
    case "view":
      return `View ${number}`;
    default:
      return LETTERS[kind] === undefined ? "" : `${LETTERS[kind]}${number}`;
  }
}

/**
 * The numbers still to be given, as edits. Only one place may ask this for a shared document: the
 * server, so that two people adding at once never get the same number. Give it the map with its
 * deleted items, since a number is never used again. New items are numbered in the order given.
 */
export function referencesDue(map: GapMap): Edit[] {
  return due(map).map(([id, value]): Edit => ({ kind: "set", id, field: "number", value }));
}

/** The map with all of them given: for one that nobody shares yet. */
export function withReferences(map: GapMap): GapMap {
  const items = { ...map.items };
  for (const [id, number] of due(map)) {
    const item = map.items[id];
    if (item !== undefined && fits(item.kind, "number", number)) items[id] = { ...item, number };
  }
  return { ...map, items };
}

function due(map: GapMap): [id: ItemId, number: number][] {
  const items = Object.values(map.items);
  return NUMBERED.flatMap((kind) => {
    const ofKind = items.filter((item) => item.kind === kind);
    const last = ofKind.reduce((most, { number }) => Math.max(most, number ?? 0), 0);
    const waiting = ofKind.filter(({ number }) => number === undefined);
    return waiting.map(({ id }, index): [ItemId, number] => [id, last + index + 1]);
  });
}

/** 1 is A, 26 is Z, 27 is AA. */
function letters(number: number): string {
  const rest = Math.floor((number - 1) / 26);
  const last = String.fromCharCode(65 + ((number - 1) % 26));
  return rest === 0 ? last : letters(rest) + last;
}
