import { titleOf } from "#lib/gap-map/item-names.ts";
import { type GapMap, type Item, type ItemId, itemOf } from "#lib/gap-map/model.ts";

/** An item in one line of text: its name, what it says, or where it leads from and to. */
export function lineOf(map: GapMap, item: Item): string {
  switch (item.kind) {
    case "threshold":
    case "barrier":
    case "goodPractice":
      return item.text === "" ? "Nothing written yet" : item.text;
    case "pathway":
      return `From ${serviceName(map, item.fromId)} to ${serviceName(map, item.toId)}`;
    case "view":
      return item.text === "" ? item.role : `${item.role}: “${item.text}”`;
    default:
      return titleOf(item) || "Without a name";
  }
}

/** The short name of a service; the long one when it has none. */
export function serviceName(map: GapMap, id: ItemId): string {
  const service = itemOf(map, "service", id);
  return service?.shortName ?? service?.name ?? "a deleted service";
}
