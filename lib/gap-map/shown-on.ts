import type { GapMap, Item, Kind } from "./model.ts";
import {
  barriersOn,
  goodPracticeOn,
  pathwaysFrom,
  pathwaysTo,
  thresholdsOf,
  viewsAbout,
} from "./order.ts";

/** How many items of each kind are shown on an item, and so vanish with it. */
export function shownOn(
  map: GapMap,
  item: Item,
): readonly { readonly kind: Kind; readonly count: number }[] {
  const { id } = item;
  const counts: readonly (readonly [Kind, number])[] = [
    ["threshold", thresholdsOf(map, id).length],
    ["barrier", barriersOn(map, id).length],
    ["goodPractice", goodPracticeOn(map, id).length],
    ["pathway", new Set([...pathwaysFrom(map, id), ...pathwaysTo(map, id)]).size],
    ["view", viewsAbout(map, id).length],
  ];
  return counts.filter(([, count]) => count > 0).map(([kind, count]) => ({ kind, count }));
}
