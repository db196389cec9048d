import type { Edit, FieldValue } from "./edit.ts";
import { fieldsOf, shapeOf, splitField } from "./fields.ts";
import type { GapMap, Item, Removal } from "./model.ts";
import { type Section, wordIn } from "./vocabulary.ts";

/**
 * The edit that takes this one back, for the map as it stands before it. Undefined for shared text,
 * which keeps its own history, and for an edit that cannot be taken back.
 * `removal` says who undoes, for an `add` that becomes a delete.
 */
export function inverseOf(before: GapMap, edit: Edit, removal: Removal): Edit | undefined {
  switch (edit.kind) {
    case "add":
      return { kind: "remove", id: edit.item.id, removal };
    case "set":
      return inverseOfSet(before.items[edit.id], edit);
    case "type":
      return undefined;
    case "move":
      return { kind: "move", id: edit.id, place: before.places[edit.id] ?? null };
    case "remove":
      return { kind: "restore", id: edit.id };
    case "restore": {
      const removed = before.items[edit.id]?.removed;
      return removed === undefined ? undefined : { kind: "remove", id: edit.id, removal: removed };
    }
    case "describe":
      return { ...edit, value: before.about[edit.field] ?? null };
    case "vocabulary":
      return inverseOfWord(before.vocabulary[edit.section], edit);
    case "guidance":
      return { kind: "guidance", rules: before.guidance };
    case "sketch":
      return { kind: "sketch", id: edit.id, record: before.sketch[edit.id] ?? null };
  }
}

function inverseOfWord(before: Section, edit: Edit & { kind: "vocabulary" }): Edit {
  const { section, word } = edit;
  const value =
    word === undefined ? (before as unknown as FieldValue) : wordIn(section, before, word);
  return { ...edit, value };
}

function inverseOfSet(item: Item | undefined, edit: Edit & { kind: "set" }): Edit | undefined {
  if (item === undefined || isProse(item, edit.field)) return undefined;
  return { ...edit, value: valueAt(item, edit.field) };
}

/** The value at a field or `field/member`; `null` where there is none. */
export function valueAt(item: Item, path: string): FieldValue {
  const { field, member } = splitField(path);
  const whole = fieldsOf(item)[field];
  if (member === undefined) return (whole as FieldValue | undefined) ?? null;
  if (shapeOf(item.kind, field) === "set") {
    return (whole as readonly string[]).includes(member) ? true : null;
  }
  return (whole as Readonly<Record<string, FieldValue>>)[member] ?? null;
}

/** Whether this edit changes shared text. */
export function isProse(item: Item | undefined, field: string): boolean {
  return item !== undefined && shapeOf(item.kind, field) === "prose";
}
