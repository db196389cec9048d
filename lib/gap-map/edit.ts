import type { About, Item, ItemId, Json, Place, Removal, SketchRecord } from "./model.ts";
import type { Guidance, Vocabulary } from "./vocabulary-model.ts";

/** A value that a field can take. `null` clears an optional field. */
export type FieldValue = Json;

/**
 * Everything anyone can do to a gap map. Canvas, List and import all speak this.
 *
 * `set` names a field, or one member of a set or record field as `field/member`
 * (`functions/housing` with `true` or `null`; `attributes/age` with `34`).
 * A whole text given to a prose field is merged as the smallest change to the shared text;
 * `type` is what a keyboard does: at `index`, take `remove` characters away and put `insert` there.
 * `vocabulary` replaces a whole section of the map's own words, or only one word of it, which two people
 * may do at once: its label, itself where it has an id, or `true`; `null` takes it out.
 */
export type Edit =
  | { readonly kind: "add"; readonly item: Item; readonly place?: Place }
  | {
      readonly kind: "set";
      readonly id: ItemId;
      readonly field: string;
      readonly value: FieldValue;
    }
  | {
      readonly kind: "type";
      readonly id: ItemId;
      readonly field: string;
      readonly index: number;
      readonly remove: number;
      readonly insert: string;
    }
  | { readonly kind: "move"; readonly id: ItemId; readonly place: Place | null }
  | { readonly kind: "remove"; readonly id: ItemId; readonly removal: Removal }
  | { readonly kind: "restore"; readonly id: ItemId }
  | { readonly kind: "describe"; readonly field: keyof About; readonly value: FieldValue }
  | {
      readonly kind: "vocabulary";
      readonly section: keyof Vocabulary;
      /** One word of the section; without it `value` is all of them. */
      readonly word?: string;
      readonly value: FieldValue;
    }
  | { readonly kind: "guidance"; readonly rules: readonly Guidance[] }
  | { readonly kind: "sketch"; readonly id: string; readonly record: SketchRecord | null };
