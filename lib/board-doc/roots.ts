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

/** The roots and ids a changed type lies under, from the inside out: a text lies in its item. */
export function ownersOf(type: Shared): readonly { readonly root: unknown; readonly id: string }[] {
  const owners: { root: unknown; id: string }[] = [];
  for (let inner = type; inner._item !== null; ) {
    const { parent, parentSub } = inner._item;
    if (parentSub !== null) owners.push({ root: parent, id: parentSub });
    inner = parent as Shared;
  }
  return owners;
}
