import type { GapMap, ItemId } from "#lib/gap-map/model.ts";
import { pathwaysFrom } from "#lib/gap-map/order.ts";

/** A8. The services that pathways lead to from one, itself included, however many it takes. */
export function reachableFrom(map: GapMap, start: ItemId): ReadonlySet<ItemId> {
  const reached = new Set([start]);
  // A set is walked in the order in which it grows.
  for (const id of reached) for (const { toId } of pathwaysFrom(map, id)) reached.add(toId);
  return reached;
}
