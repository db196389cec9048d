import { titleOf } from "#lib/gap-map/item-names.ts";
import type { GapMap, Item } from "#lib/gap-map/model.ts";
import { shortNameOf } from "#lib/gap-map/words.ts";

/** An item in one line of text: its name, what it says, or where it leads from and to. */
export function lineOf(map: GapMap, item: Item): string {
  switch (item.kind) {
    case "threshold":
    case "barrier":
    case "goodPractice":
      return item.text === "" ? "Nothing written yet" : item.text;
    case "pathway":
      return `From ${shortNameOf(map, item.fromId)} to ${shortNameOf(map, item.toId)}`;
    case "view":
      return item.text === "" ? item.role : `${item.role}: “${item.text}”`;
    default:
      return titleOf(item) || "Without a name";
  }
}
