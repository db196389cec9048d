import { sortedSet } from "./canonical.ts";
import type { Edit, FieldValue } from "./edit.ts";
import { fieldsOf, shapeOf, splitField } from "./fields.ts";
import type { GapMap, Item, ItemId, Place } from "./model.ts";
import {
  aboutSchema,
  fits,
  fitsMember,
  guidanceSchema,
  itemSchema,
  placeSchema,
  sketchSchema,
  vocabularySchema,
} from "./schema.ts";
import { fitSplice, spliced, wellFormedValue } from "./text.ts";
import { fitsWord, withWord } from "./vocabulary.ts";

/**
 * Whether this edit says something that can be done to this map, as it stands.
 * The one guard in front of both the plain map and the shared document.
 */
export function applies(map: GapMap, edit: Edit): boolean {
  switch (edit.kind) {
    case "add":
      return (
        !Object.hasOwn(map.items, edit.item.id) &&
        itemSchema.safeParse(edit.item).success &&
        (edit.place === undefined || placeSchema.safeParse(edit.place).success)
      );
    case "set":
      return canHold(known(map, edit.id), edit.field, edit.value);
    case "type":
      return isProse(known(map, edit.id), edit.field);
    case "move":
      return (
        known(map, edit.id) !== undefined &&
        (edit.place === null || placeSchema.safeParse(edit.place).success)
      );
    case "remove":
    case "restore":
      return known(map, edit.id) !== undefined;
    case "describe":
      return aboutSchema.safeParse(described(map.about, edit.field, edit.value)).success;
    case "vocabulary":
      return edit.word === undefined
        ? vocabularySchema.shape[edit.section].safeParse(edit.value).success
        : fitsWord(edit.section, map.vocabulary[edit.section], edit.word, edit.value);
    case "guidance":
      return edit.rules.every((rule) => guidanceSchema.safeParse(rule).success);
    case "sketch":
      return edit.record === null
        ? Object.hasOwn(map.sketch, edit.id)
        : isSketchId(edit.id) && sketchSchema.safeParse(edit.record).success;
  }
}

/** The map after one edit. An edit that does not apply changes nothing and gives the same map back. */
export function applyEdit(map: GapMap, wanted: Edit): GapMap {
  const edit = wellFormedValue(wanted);
  return applies(map, edit) ? changed(map, edit) : map;
}

/** The map after several edits, in their order. */
export function applyEdits(map: GapMap, edits: readonly Edit[]): GapMap {
  return edits.reduce(applyEdit, map);
}

function changed(map: GapMap, edit: Edit): GapMap {
  switch (edit.kind) {
    case "add":
      return withPlace(withItem(map, edit.item), edit.item.id, edit.place ?? null);
    case "set":
      return change(map, edit.id, (item) => withField(item, edit.field, edit.value));
    case "type":
      return change(map, edit.id, (item) => {
        const text = String(fieldsOf(item)[edit.field]);
        const splice = fitSplice(text, edit);
        return splice === undefined ? item : withField(item, edit.field, spliced(text, splice));
      });
    case "move":
      return withPlace(map, edit.id, edit.place);
    case "remove":
      return change(map, edit.id, (item) => ({ ...item, removed: edit.removal }));
    case "restore":
      return change(map, edit.id, (item) => withField(item, "removed", null));
    case "describe":
      return { ...map, about: described(map.about, edit.field, edit.value) };
    case "vocabulary":
      return { ...map, vocabulary: { ...map.vocabulary, [edit.section]: sectionAfter(map, edit) } };
    case "guidance":
      return { ...map, guidance: edit.rules };
    case "sketch":
      return { ...map, sketch: withEntry(map.sketch, edit.id, edit.record ?? undefined) };
  }
}

function sectionAfter({ vocabulary }: GapMap, edit: Edit & { readonly kind: "vocabulary" }) {
  const { section, word, value } = edit;
  return word === undefined ? value : withWord(section, vocabulary[section], word, value);
}

/** Sketch ids come from the canvas; anything short that cannot be mistaken for a built-in name will do. */
function isSketchId(id: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_:-]{0,99}$/.test(id) && !(id in Object.prototype);
}

function known(map: GapMap, id: ItemId): Item | undefined {
  return Object.hasOwn(map.items, id) ? map.items[id] : undefined;
}

function isProse(item: Item | undefined, field: string): boolean {
  return item !== undefined && shapeOf(item.kind, field) === "prose";
}

function canHold(item: Item | undefined, path: string, value: FieldValue): boolean {
  if (item === undefined) return false;
  const { field, member } = splitField(path);
  return member === undefined
    ? fits(item.kind, field, value)
    : fitsMember(item.kind, field, member, value);
}

function withField(item: Item, path: string, value: FieldValue): Item {
  const { field, member } = splitField(path);
  const next = member === undefined ? value : withMember(item, field, member, value);
  const whole = shapeOf(item.kind, field) === "set" ? sortedSet(next as readonly string[]) : next;
  return withEntry(fieldsOf(item), field, whole ?? undefined) as unknown as Item;
}

function withMember(item: Item, field: string, member: string, value: FieldValue): FieldValue {
  const before = fieldsOf(item)[field];
  if (shapeOf(item.kind, field) === "record") {
    return withEntry<FieldValue>(before as Record<string, FieldValue>, member, value ?? undefined);
  }
  const members = (before as readonly string[]).filter((one) => one !== member);
  return value === true ? [...members, member] : members;
}

function described(about: GapMap["about"], field: string, value: FieldValue): GapMap["about"] {
  return withEntry<unknown>({ ...about }, field, value ?? undefined) as unknown as GapMap["about"];
}

function change(map: GapMap, id: ItemId, how: (item: Item) => Item): GapMap {
  const item = known(map, id);
  return item === undefined ? map : withItem(map, how(item));
}

function withItem(map: GapMap, item: Item): GapMap {
  return { ...map, items: { ...map.items, [item.id]: item } };
}

function withPlace(map: GapMap, id: ItemId, place: Place | null): GapMap {
  return { ...map, places: withEntry(map.places, id, place ?? undefined) };
}

function withEntry<T>(
  record: Readonly<Record<string, T>>,
  key: string,
  value: NoInfer<T> | undefined,
): Record<string, T> {
  const { [key]: _before, ...rest } = record;
  return value === undefined ? rest : { ...rest, [key]: value };
}
