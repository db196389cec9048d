import { sameContent } from "./canonical.ts";
import type { Edit } from "./edit.ts";
import { valueAt } from "./inverse.ts";
import type { GapMap, ItemId, SketchRecord } from "./model.ts";
import { wordIn } from "./vocabulary.ts";

/** An edit that was made, and what takes it back. */
export interface Pair {
  readonly edit: Edit;
  readonly inverse: Edit;
}

/**
 * For each edit of a step, the last one first, what takes it back now: nothing where it was overtaken.
 * Where a thing stands is one matter: its level, order and place go back together or not at all.
 */
export function takeBackStep(
  map: GapMap,
  pairs: readonly Pair[],
  touchedByOthers: ReadonlySet<ItemId>,
): readonly (readonly Edit[])[] {
  const back = pairs.toReversed().map(({ edit, inverse }) => ({
    standing: standingOf(edit),
    edits: takeBack(map, edit, inverse, touchedByOthers),
  }));
  const overtaken = new Set(
    back.flatMap(({ standing, edits }) => (edits.length ? [] : [standing])),
  );
  overtaken.delete(undefined);
  return back.map(({ standing, edits }) => (overtaken.has(standing) ? [] : edits));
}

/** The item whose standing on the map this edit is about. */
function standingOf(edit: Edit): ItemId | undefined {
  if (edit.kind === "move") return edit.id;
  const standing = edit.kind === "set" && (edit.field === "levelId" || edit.field === "rank");
  return standing ? edit.id : undefined;
}

/**
 * What takes back `made` now, if it still stands as it was made. Nothing when somebody else has
 * changed the same field since, or has worked on an item I added: their work is not mine to undo.
 */
function takeBack(
  map: GapMap,
  made: Edit,
  back: Edit,
  touchedByOthers: ReadonlySet<ItemId>,
): readonly Edit[] {
  if (made.kind === "sketch" && back.kind === "sketch") return takeBackSketch(map, made, back);
  return stillStands(map, made, touchedByOthers) ? [back] : [];
}

function stillStands(map: GapMap, made: Edit, touched: ReadonlySet<ItemId>): boolean {
  switch (made.kind) {
    case "add": {
      const item = map.items[made.item.id];
      return item !== undefined && item.removed === undefined && !touched.has(item.id);
    }
    case "set": {
      const item = map.items[made.id];
      return item !== undefined && sameContent(valueAt(item, made.field), made.value);
    }
    case "move":
      return sameContent(map.places[made.id] ?? null, made.place);
    case "remove":
      return sameContent(map.items[made.id]?.removed, made.removal);
    case "restore":
      return map.items[made.id] !== undefined && map.items[made.id]?.removed === undefined;
    case "describe":
      return sameContent(map.about[made.field] ?? null, made.value);
    case "vocabulary":
      return sameContent(saidIn(map, made), made.value);
    case "guidance":
      return sameContent(map.guidance, made.rules);
    case "type":
    case "sketch":
      return false;
  }
}

function saidIn({ vocabulary }: GapMap, made: Edit & { readonly kind: "vocabulary" }): unknown {
  const now = vocabulary[made.section];
  return made.word === undefined ? now : wordIn(made.section, now, made.word);
}

type SketchEdit = Edit & { readonly kind: "sketch" };

/** A drawing goes back property by property, leaving alone those that changed since. */
function takeBackSketch(map: GapMap, made: SketchEdit, back: SketchEdit): readonly SketchEdit[] {
  const current = map.sketch[made.id] ?? null;
  if (sameContent(current, made.record)) return [back];
  if (current === null || made.record === null || back.record === null) return [];
  const record = mixed(current, made.record, back.record);
  return sameContent(record, current) ? [] : [{ ...back, record }];
}

function mixed(current: SketchRecord, made: SketchRecord, back: SketchRecord): SketchRecord {
  const names = new Set([...Object.keys(current), ...Object.keys(back)]);
  const entries = [...names].flatMap((name) => {
    const mine = sameContent(current[name], made[name]);
    const value = mine ? back[name] : current[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}
