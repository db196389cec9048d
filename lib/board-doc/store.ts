import type * as Y from "yjs";
import type { GapMap, ItemId, Place, SketchRecord } from "#lib/gap-map/model.ts";
import { placeSchema } from "#lib/gap-map/schema.ts";
import { tidy } from "#lib/gap-map/tidy.ts";
import { Listeners } from "#lib/listeners.ts";
import { readItem } from "./item-fields.ts";
import { readAbout, readGuidance, readRaw, readVocabulary } from "./read.ts";
import { type Entry, entriesOf, type Roots, rootsOf } from "./roots.ts";
import { readSketch } from "./sketch-fields.ts";

/** A gap map that changes, in the shape React's `useSyncExternalStore` asks for. */
export interface GapMapStore {
  /** The map as people see it. What did not change keeps its identity from one snapshot to the next. */
  getSnapshot(): GapMap;
  /** The same with deleted and dangling items, for the bin. */
  getRaw(): GapMap;
  /** The listener hears who made the change, so that a writer can know its own echo. */
  subscribe(listener: (origin: unknown) => void): () => void;
  /** Stop listening to the document. */
  destroy(): void;
}

/** Follow a document, reading again only what each transaction touched. */
export function gapMapStore(doc: Y.Doc): GapMapStore {
  const roots = rootsOf(doc);
  const listeners = new Listeners<[origin: unknown]>();
  let raw = readRaw(doc);
  let snapshot: GapMap | undefined;

  function follow(transaction: Y.Transaction): void {
    const touched = touchedIn(transaction, roots);
    if (touched === undefined) return;
    raw = reread(doc, raw, touched);
    snapshot = undefined;
    listeners.tell(transaction.origin);
  }

  doc.on("afterTransaction", follow);
  return {
    getSnapshot: () => {
      snapshot ??= tidy(raw);
      return snapshot;
    },
    getRaw: () => raw,
    subscribe: listeners.subscribe,
    destroy: () => doc.off("afterTransaction", follow),
  };
}

/** The ids of what changed, by root. */
type Touched = Readonly<Record<Entry["root"], ReadonlySet<string>>>;

function touchedIn({ changed }: Y.Transaction, roots: Roots): Touched | undefined {
  if (changed.size === 0) return undefined;
  const ids = () => new Set<string>();
  const touched = { meta: ids(), items: ids(), places: ids(), sketch: ids() };
  for (const [type, keys] of changed)
    for (const { root, id } of entriesOf(roots, type, keys)) touched[root].add(id);
  return touched;
}

function reread(doc: Y.Doc, raw: GapMap, touched: Touched): GapMap {
  const { items, places, sketch } = rootsOf(doc);
  const next = {
    ...raw,
    items: patched(raw.items, touched.items, (id) => readItem(id, items.get(id))),
    places: patched<Place>(
      raw.places,
      touched.places,
      (id) => placeSchema.safeParse(places.get(id)).data,
    ),
    sketch: patched<SketchRecord>(raw.sketch, touched.sketch, (id) => readSketch(sketch.get(id))),
  };
  if (touched.meta.size === 0) return next;
  return {
    ...next,
    about: readAbout(doc),
    vocabulary: readVocabulary(doc),
    guidance: readGuidance(doc),
  };
}

function patched<T>(
  record: Readonly<Record<string, T>>,
  ids: ReadonlySet<string>,
  read: (id: ItemId) => T | undefined,
): Readonly<Record<string, T>> {
  if (ids.size === 0) return record;
  const next = { ...record };
  for (const id of ids) {
    const value = read(id as ItemId);
    if (value === undefined) delete next[id];
    else next[id] = value;
  }
  return next;
}
