import type * as Y from "yjs";
import type { About, GapMap, Item, ItemId, Place, SketchRecord } from "#lib/gap-map/model.ts";
import { aboutSchema, guidanceSchema, placeSchema } from "#lib/gap-map/schema.ts";
import type { Guidance, Vocabulary } from "#lib/gap-map/vocabulary-model.ts";
import { readItem } from "./item-fields.ts";
import { rootsOf } from "./roots.ts";
import { readSketch } from "./sketch-fields.ts";
import { readSections } from "./word-fields.ts";

/** Everything the document holds that can be read, deleted and dangling items too. */
export function readRaw(doc: Y.Doc): GapMap {
  const { items, places, sketch } = rootsOf(doc);
  return {
    about: readAbout(doc),
    vocabulary: readVocabulary(doc),
    guidance: readGuidance(doc),
    items: readAll<Item>(items, (entry, id) => readItem(id, entry)),
    places: readAll<Place>(places, (place) => placeSchema.safeParse(place).data),
    sketch: readAll<SketchRecord>(sketch, readSketch),
  };
}

/** What the map is about; a field that cannot be read is left out. */
export function readAbout(doc: Y.Doc): About {
  const { meta } = rootsOf(doc);
  const about: Record<string, unknown> = { title: "" };
  for (const [field, schema] of Object.entries(aboutSchema.shape)) {
    const value = meta.get(`about/${field}`);
    if (value !== undefined && schema.safeParse(value).success) about[field] = value;
  }
  return about as unknown as About;
}

/** The map's words for its choices; a section that cannot be read is empty. */
export function readVocabulary(doc: Y.Doc): Vocabulary {
  return readSections(rootsOf(doc).meta);
}

/** The map's guidance rules; one that cannot be read is left out. */
export function readGuidance(doc: Y.Doc): readonly Guidance[] {
  const rules = rootsOf(doc).meta.get("guidance");
  if (!Array.isArray(rules)) return [];
  return rules.flatMap((rule) => guidanceSchema.safeParse(rule).data ?? []);
}

function readAll<T>(
  source: { entries(): IterableIterator<[string, unknown]> },
  parse: (value: unknown, id: string) => T | undefined,
): Record<ItemId, T> {
  const all: Record<string, T> = {};
  for (const [id, value] of source.entries()) {
    if (id === "__proto__") continue;
    const parsed = parse(value, id);
    if (parsed !== undefined) all[id] = parsed;
  }
  return all;
}
