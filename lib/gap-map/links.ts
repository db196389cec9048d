import type { Item, ItemId } from "./model.ts";

/** The items that this one stands on or joins: without any of them it is not shown. */
export function standsOn(item: Item): readonly ItemId[] {
  switch (item.kind) {
    case "threshold":
      return [item.serviceId];
    case "barrier":
    case "goodPractice":
      return [item.onId];
    case "pathway":
      return [item.fromId, item.toId];
    case "view":
      return [item.aboutId];
    default:
      return [];
  }
}
