import { applyEdits } from "./apply.ts";
import { type Act, moveToLevel } from "./commands.ts";
import type { Edit } from "./edit.ts";
import { fieldsOf } from "./fields.ts";
import { countOf } from "./item-names.ts";
import type { GapMap, ItemId, Kind } from "./model.ts";

/** One field of several items of a kind, and what it is to be. */
export interface BulkChange {
  readonly kind: Kind;
  readonly field: string;
  /** Nothing takes it off the map. */
  readonly value: string | null;
  /** "Level: Primary care". */
  readonly words: string;
}

/** Gives several items the same value in one field, as one act. Whatever is as wanted already is left alone. */
export function changeAll(map: GapMap, ids: readonly ItemId[], change: BulkChange): Act {
  let now = map;
  const edits: Edit[] = [];
  let count = 0;
  for (const id of ids) {
    const step = changeOf(now, id, change);
    if (step.length === 0) continue;
    count += 1;
    edits.push(...step);
    // The next one is placed beside this one.
    now = applyEdits(now, step);
  }
  const said = `${countOf(change.kind, count)} changed. ${change.words}.`;
  return { edits, said: count === 0 ? `Nothing to change. ${change.words} already.` : said };
}

function changeOf(map: GapMap, id: ItemId, { kind, field, value }: BulkChange): readonly Edit[] {
  const item = map.items[id];
  if (item?.kind !== kind) return [];
  if (field === "levelId")
    return moveToLevel(map, id, (value ?? undefined) as ItemId | undefined).edits;
  const before = fieldsOf(item)[field] ?? null;
  return before === value ? [] : [{ kind: "set", id, field, value }];
}
