import type * as Y from "yjs";
import type { Place } from "#lib/gap-map/model.ts";
import type { Fields } from "./item-fields.ts";
import type { SketchFields } from "./sketch-fields.ts";

/** The four roots of the shared document; the server lets no other through. */
export const ROOT_NAMES = ["meta", "items", "places", "sketch"] as const;

export interface Roots {
  readonly meta: Y.Map<unknown>;
  readonly items: Y.Map<Fields>;
  readonly places: Y.Map<Place>;
  readonly sketch: Y.Map<SketchFields>;
}

export function rootsOf(doc: Y.Doc): Roots {
  return {
    meta: doc.getMap("meta"),
    items: doc.getMap("items"),
    places: doc.getMap("places"),
    sketch: doc.getMap("sketch"),
  };
}

/** Any shared type that a transaction can name as changed. */
export type Shared = Y.Transaction["changed"] extends Map<infer T, unknown> ? T : never;

/** An entry of a root: an item, a place, a line of a sketch, or something the map says about itself. */
export interface Entry {
  readonly root: (typeof ROOT_NAMES)[number];
  readonly id: string;
}

/** The entries that changed with these keys of a type: its own when it is a root, else the one it lies in, as a text lies in its item. */
export function entriesOf(roots: Roots, type: Shared, keys: Iterable<string | null>): Entry[] {
  const root = nameOf(roots, type);
  if (root !== undefined)
    return [...keys].flatMap((key) => (key === null ? [] : [{ root, id: key }]));
  return ownersOf(roots, type);
}

function ownersOf(roots: Roots, type: Shared): Entry[] {
  const owners: Entry[] = [];
  for (let inner = type; inner._item !== null; ) {
    const { parent, parentSub } = inner._item;
    const root = nameOf(roots, parent);
    if (root !== undefined && parentSub !== null) owners.push({ root, id: parentSub });
    inner = parent as Shared;
  }
  return owners;
}

function nameOf(roots: Roots, type: unknown): Entry["root"] | undefined {
  return ROOT_NAMES.find((name) => roots[name] === type);
}
