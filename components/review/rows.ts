import { type Change, diffMaps, levelOfChange } from "#lib/gap-map/diff.ts";
import { shapeOf } from "#lib/gap-map/fields.ts";
import { kindWords } from "#lib/gap-map/item-names.ts";
import type { GapMap, ItemId, Level } from "#lib/gap-map/model.ts";
import { levelsOf } from "#lib/gap-map/order.ts";
import { textChangedSentence } from "#lib/gap-map/sentences.ts";

/** One change as it stands in the list: its number is the same on both small maps. */
export interface Row {
  readonly number: number;
  readonly sign: Sign;
  readonly sentence: string;
  /** Prose in full, when that is what changed. */
  readonly texts?: { readonly was: string; readonly now: string };
  readonly type: string;
  /** The card on which the change is marked. */
  readonly cardId?: ItemId;
}

export type Sign = "added" | "removed" | "changed";

export interface Group {
  readonly levelId: string;
  readonly name: string;
  readonly tint: Level["tint"] | "map";
  readonly rows: readonly Row[];
}

export interface Comparison {
  readonly groups: readonly Group[];
  readonly counts: Readonly<Record<Sign, number>>;
  readonly layoutOnly: number;
}

/** What changed between two maps, numbered and grouped by level, ready to be shown. */
export function comparisonOf(before: GapMap, after: GapMap): Comparison {
  const { changes, layoutOnly } = diffMaps(before, after);
  const levels = new Map(
    [...levelsOf(before), ...levelsOf(after)].map((level) => [level.id, level]),
  );
  const groups = new Map<string, { group: Omit<Group, "rows">; rows: Row[] }>();
  changes.forEach((change, index) => {
    const level = levels.get(levelOfChange(before, after, change) ?? ("" as ItemId));
    const group = headOf(level, change);
    const known = groups.get(group.levelId) ?? { group, rows: [] };
    known.rows.push(rowOf(before, after, change, index + 1));
    groups.set(group.levelId, known);
  });
  const all = [...groups.values()].map(({ group, rows }) => ({ ...group, rows }));
  const count = (sign: Sign) =>
    all.flatMap(({ rows }) => rows).filter((row) => row.sign === sign).length;
  return {
    groups: all,
    counts: { added: count("added"), removed: count("removed"), changed: count("changed") },
    layoutOnly,
  };
}

function headOf(level: Level | undefined, { itemId }: Change): Omit<Group, "rows"> {
  if (level !== undefined) return { levelId: level.id, name: level.name, tint: level.tint };
  return itemId === "map"
    ? { levelId: "map", name: "The map as a whole", tint: "map" }
    : { levelId: "elsewhere", name: "Not on a level", tint: "map" };
}

function rowOf(before: GapMap, after: GapMap, change: Change, number: number): Row {
  const { kind, itemId, itemKind, sentence } = change;
  const sign = kind === "added" || kind === "removed" ? kind : "changed";
  const type = itemKind === "map" ? "map" : kindWords[itemKind];
  const card = itemId === "map" ? undefined : (cardOf(after, itemId) ?? cardOf(before, itemId));
  const row = {
    number,
    sign,
    type,
    sentence,
    ...(card === undefined ? {} : { cardId: card }),
  } as const;
  const item = itemId === "map" ? undefined : after.items[itemId];
  if (item === undefined || change.field === undefined) return row;
  if (shapeOf(item.kind, change.field) !== "prose" || kind !== "changed") return row;
  return {
    ...row,
    sentence: textChangedSentence(after, item, change.field),
    texts: { was: String(change.before ?? ""), now: String(change.after ?? "") },
  };
}

/** The service or gap whose card shows an item. */
function cardOf(map: GapMap, id: ItemId): ItemId | undefined {
  const item = map.items[id];
  switch (item?.kind) {
    case "service":
    case "gap":
      return id;
    case "threshold":
      return item.serviceId;
    case "pathway":
      return item.fromId;
    case "barrier":
    case "goodPractice":
      return cardOf(map, item.onId);
    case "view":
      return cardOf(map, item.aboutId);
    default:
      return undefined;
  }
}
