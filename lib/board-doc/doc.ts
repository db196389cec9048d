import * as Y from "yjs";
import { applies } from "#lib/gap-map/apply.ts";
import type { Edit } from "#lib/gap-map/edit.ts";
import { emptyMap, type GapMap, type ItemId } from "#lib/gap-map/model.ts";
import { wellFormedValue } from "#lib/gap-map/text.ts";
import { tidy } from "#lib/gap-map/tidy.ts";
import { type Fields, readItem, toFields } from "./item-fields.ts";
import { readAbout, readGuidance, readRaw, readVocabulary } from "./read.ts";
import { rootsOf } from "./roots.ts";
import { readSketch, writeSketch } from "./sketch-fields.ts";
import { write } from "./write.ts";

/** Origin of edits made by this person on this page, other than on the canvas. */
export const LOCAL = Symbol("local edit");

/** Under this key a transaction carries the edits it was made of, each with the map it met. */
export const DONE = Symbol("edits done");

/** An edit that was made, and just enough of the map before it to take it back. */
export interface Done {
  readonly edit: Edit;
  readonly before: GapMap;
}

/** The gap map a shared document holds, as people see it. Unreadable entries are left out, never thrown. */
export function readGapMap(doc: Y.Doc): GapMap {
  return tidy(readRaw(doc));
}

/**
 * Write edits as one transaction: one message on the wire, one step of undo.
 * An edit that does not apply to what the document holds now changes nothing.
 */
export function applyEdits(doc: Y.Doc, edits: readonly Edit[], origin: unknown = LOCAL): void {
  const roots = rootsOf(doc);
  doc.transact((transaction) => {
    const done: Done[] = (transaction.meta.get(DONE) as Done[] | undefined) ?? [];
    transaction.meta.set(DONE, done);
    for (const wanted of edits) {
      const edit = wellFormedValue(wanted);
      if (edit.kind === "add" && roots.items.has(edit.item.id)) continue;
      const before = glimpse(doc, edit);
      if (!applies(before, edit)) continue;
      write(roots, edit);
      done.push({ edit, before });
    }
  }, origin);
}

/** The part of the map that an edit is about: reading the whole for each edit would be slow. */
function glimpse(doc: Y.Doc, edit: Edit): GapMap {
  switch (edit.kind) {
    case "add":
      return emptyMap;
    case "describe":
      return { ...emptyMap, about: readAbout(doc) };
    case "vocabulary":
      return { ...emptyMap, vocabulary: readVocabulary(doc) };
    case "guidance":
      return { ...emptyMap, guidance: readGuidance(doc) };
    case "sketch": {
      const record = readSketch(rootsOf(doc).sketch.get(edit.id));
      return record === undefined ? emptyMap : { ...emptyMap, sketch: { [edit.id]: record } };
    }
    default:
      return glimpseItem(doc, edit.id);
  }
}

function glimpseItem(doc: Y.Doc, id: ItemId): GapMap {
  const { items, places } = rootsOf(doc);
  const item = readItem(id, items.get(id));
  if (item === undefined) return emptyMap;
  const place = places.get(id);
  return { ...emptyMap, items: { [id]: item }, places: place === undefined ? {} : { [id]: place } };
}

/** The shared text of a prose field, for an input that follows it character by character. */
export function proseOf(doc: Y.Doc, id: ItemId, field: string): Y.Text | undefined {
  const entry: Fields | undefined = rootsOf(doc).items.get(id);
  const text = entry instanceof Y.Map ? entry.get(field) : undefined;
  return text instanceof Y.Text ? text : undefined;
}

/**
 * The first state of a new document, as one update. Only the server makes one, once for each map:
 * if browsers could, two first joiners would make two.
 */
export function seedUpdate(map: GapMap): Uint8Array {
  const doc = new Y.Doc();
  const { meta, items, places, sketch } = rootsOf(doc);
  doc.transact(() => {
    for (const [field, value] of Object.entries(map.about)) meta.set(`about/${field}`, value);
    for (const [section, value] of Object.entries(map.vocabulary))
      meta.set(`vocabulary/${section}`, value);
    meta.set("guidance", map.guidance);
    for (const item of Object.values(map.items)) items.set(item.id, toFields(item));
    for (const [id, { x, y }] of Object.entries(map.places)) places.set(id, { x, y });
    for (const [id, record] of Object.entries(map.sketch)) writeSketch(sketch, id, record);
  });
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/** The document these updates add up to. Order and repetition do not matter. */
export function docFrom(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}
