import { nameOf, titleOf } from "./item-names.ts";
import { type GapMap, type Item, itemOf } from "./model.ts";
import { gapsOf, levelsOf, servicesOn } from "./order.ts";

/** Those an item stands in line with, in their order; none for kinds that have no order of their own. */
export function siblingsOf(
  map: GapMap,
  item: Item,
): readonly Extract<Item, { readonly rank: number }>[] {
  switch (item.kind) {
    case "level":
      return levelsOf(map);
    case "service":
      return servicesOn(map, item.levelId);
    case "gap":
      return gapsOf(map);
    default:
      return [];
  }
}

/** Where an item stands among its own: "3rd of 6 in Primary care, after GP practice". Undefined for kinds without an order. */
export function positionInWords(map: GapMap, item: Item): string | undefined {
  const list = siblingsOf(map, item);
  const at = list.findIndex(({ id }) => id === item.id);
  if (at < 0) return undefined;
  const before = list[at - 1];
  const after = before === undefined ? "" : `, after ${titleOf(before) || nameOf(before)}`;
  return `${ordinal(at + 1)} of ${list.length}${whereOf(map, item)}${after}`;
}

function whereOf(map: GapMap, item: Item): string {
  if (item.kind === "level") return " levels";
  if (item.kind === "gap") return " gaps";
  const level = item.kind === "service" ? itemOf(map, "level", item.levelId) : undefined;
  return level === undefined ? " not placed yet" : ` in ${level.name}`;
}

/** "1st", "2nd", "3rd", "11th". */
export function ordinal(number: number): string {
  const [tens, ones] = [number % 100, number % 10];
  if (tens >= 11 && tens <= 13) return `${number}th`;
  return `${number}${["th", "st", "nd", "rd"][ones] ?? "th"}`;
}
