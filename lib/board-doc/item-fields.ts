import * as Y from "yjs";
import { sortedSet } from "#lib/gap-map/canonical.ts";
import { fieldsShaped, shapeOf, splitField } from "#lib/gap-map/fields.ts";
import type { Item, ItemId, Kind } from "#lib/gap-map/model.ts";
import { fits, fitsMember, itemSchema, kindFrom, LONGEST } from "#lib/gap-map/schema.ts";

/** One item in the document: plain values by field name, `field/member` for sets and records, shared text for prose. */
export type Fields = Y.Map<unknown>;

/** A new entry for the document. Every prose field gets its shared text now, so that no two people ever create one each. */
export function toFields(item: Item): Fields {
  const fields = new Y.Map<unknown>();
  for (const [name, value] of Object.entries(item)) {
    switch (shapeOf(item.kind, name)) {
      case "prose":
        fields.set(name, new Y.Text(value as string));
        break;
      case "set":
        for (const member of value as readonly string[]) fields.set(`${name}/${member}`, true);
        break;
      case "record":
        for (const [key, inner] of Object.entries(value as object))
          fields.set(`${name}/${key}`, inner);
        break;
      default:
        fields.set(name, value);
    }
  }
  return fields;
}

/**
 * The item that an entry of the document holds. Fields that cannot be read are left out; when what
 * is left is no item, so is the whole entry. Never throws: one bad client must not break the others.
 */
export function readItem(id: string, entry: unknown): Item | undefined {
  if (!(entry instanceof Y.Map)) return undefined;
  const kind = kindFrom(entry.get("kind"));
  if (kind === undefined || entry.get("id") !== id) return undefined;
  return itemSchema.safeParse(gather(kind, id as ItemId, entry)).data;
}

function gather(kind: Kind, id: ItemId, entry: Fields): Record<string, unknown> {
  const whole: Record<string, unknown> = { id, kind };
  const members = new Map<string, string[]>();
  const records = new Map<string, Record<string, unknown>>();
  for (const field of fieldsShaped(kind, "prose")) whole[field] = "";
  for (const field of fieldsShaped(kind, "set")) members.set(field, []);
  for (const field of fieldsShaped(kind, "record")) records.set(field, {});
  for (const [path, value] of entry) {
    const { field, member } = splitField(path);
    if (member === undefined) readWhole(kind, field, value, whole);
    else if (fitsMember(kind, field, member, value)) {
      members.get(field)?.push(member);
      const record = records.get(field);
      if (record !== undefined) record[member] = value;
    }
  }
  for (const [field, list] of members) whole[field] = sortedSet(list);
  for (const [field, record] of records) whole[field] = record;
  return whole;
}

function readWhole(
  kind: Kind,
  field: string,
  value: unknown,
  whole: Record<string, unknown>,
): void {
  const shape = shapeOf(kind, field);
  if (shape === "prose") whole[field] = proseFrom(value);
  else if (shape === "plain" && fits(kind, field, value)) whole[field] = value;
}

/** Two people typing at once can pass the limit together; what is beyond it is not shown, but not lost either. */
function proseFrom(value: unknown): string {
  const text = value instanceof Y.Text ? value.toString() : value;
  return typeof text === "string" ? text.slice(0, LONGEST.prose) : "";
}
