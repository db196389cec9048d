import * as Y from "yjs";
import { sameContent } from "#lib/gap-map/canonical.ts";
import type { Edit, FieldValue } from "#lib/gap-map/edit.ts";
import { shapeOf, splitField } from "#lib/gap-map/fields.ts";
import type { ItemId, Kind, Place } from "#lib/gap-map/model.ts";
import { fitSplice, type Splice, spliceBetween } from "#lib/gap-map/text.ts";
import { type Fields, toFields } from "./item-fields.ts";
import type { Roots } from "./roots.ts";
import { writeSketch } from "./sketch-fields.ts";
import { writeSection, writeWord } from "./word-fields.ts";

/** Write one edit that is known to apply. Writes only what differs, so that an empty edit sends nothing. */
export function write(roots: Roots, edit: Edit): void {
  const { meta, items, places, sketch } = roots;
  switch (edit.kind) {
    case "add":
      items.set(edit.item.id, toFields(edit.item));
      if (edit.place !== undefined) places.set(edit.item.id, plain(edit.place));
      break;
    case "set":
      writeField(items.get(edit.id), edit.field, edit.value);
      break;
    case "type":
      writeSplice(items.get(edit.id), edit.field, edit);
      break;
    case "move":
      writePlace(places, edit.id, edit.place);
      break;
    case "remove":
      put(items.get(edit.id), "removed", { ...edit.removal });
      break;
    case "restore":
      put(items.get(edit.id), "removed", null);
      break;
    case "describe":
      put(meta, `about/${edit.field}`, edit.value);
      break;
    case "vocabulary":
      if (edit.word === undefined) writeSection(meta, edit.section, edit.value);
      else writeWord(meta, edit.section, edit.word, edit.value);
      break;
    case "guidance":
      put(meta, "guidance", edit.rules as unknown as FieldValue);
      break;
    case "sketch":
      writeSketch(sketch, edit.id, edit.record);
      break;
  }
}

function writeField(fields: Fields | undefined, path: string, value: FieldValue): void {
  if (fields === undefined) return;
  const { field, member } = splitField(path);
  const shape = shapeOf(fields.get("kind") as Kind, field);
  if (member !== undefined || shape === "plain") put(fields, path, value);
  else if (shape === "prose") writeProse(fields, field, String(value));
  else writeMembers(fields, field, membersIn(value));
}

/** The members of a whole set or record value. */
function membersIn(value: FieldValue): ReadonlyMap<string, FieldValue> {
  if (Array.isArray(value)) return new Map(value.map((one) => [String(one), true]));
  return new Map(Object.entries(value ?? {}));
}

/** Make the members of a set or record field exactly these. */
function writeMembers(
  fields: Fields,
  field: string,
  wanted: ReadonlyMap<string, FieldValue>,
): void {
  for (const path of [...fields.keys()]) {
    const { field: own, member } = splitField(path);
    if (own === field && member !== undefined && !wanted.has(member)) fields.delete(path);
  }
  for (const [member, value] of wanted) put(fields, `${field}/${member}`, value);
}

function writeProse(fields: Fields, field: string, after: string): void {
  const text = proseAt(fields, field);
  const splice = spliceBetween(text.toString(), after);
  if (splice !== undefined) change(text, splice);
}

function writeSplice(fields: Fields | undefined, field: string, wanted: Splice): void {
  if (fields === undefined) return;
  const text = proseAt(fields, field);
  const splice = fitSplice(text.toString(), wanted);
  if (splice !== undefined) change(text, splice);
}

function change(text: Y.Text, { index, remove, insert }: Splice): void {
  if (remove > 0) text.delete(index, remove);
  if (insert.length > 0) text.insert(index, insert);
}

/** The shared text of a field. An entry made by other means may lack it; then what stands there becomes one. */
function proseAt(fields: Fields, field: string): Y.Text {
  const known = fields.get(field);
  if (known instanceof Y.Text) return known;
  const text = new Y.Text(typeof known === "string" ? known : "");
  fields.set(field, text);
  return text;
}

function writePlace(places: Y.Map<Place>, id: ItemId, place: Place | null): void {
  if (place === null) places.delete(id);
  else if (!sameContent(places.get(id), place)) places.set(id, plain(place));
}

function put(map: Y.Map<unknown> | undefined, key: string, value: FieldValue): void {
  if (map === undefined) return;
  if (value === null) {
    if (map.has(key)) map.delete(key);
  } else if (!sameContent(map.get(key), value)) map.set(key, value);
}

/** Yjs stores only ordinary objects; one without a prototype throws. */
function plain({ x, y }: Place): Place {
  return { x, y };
}
