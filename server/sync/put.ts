import type * as Y from "yjs";
import { sameContent } from "#lib/gap-map/canonical.ts";

/** Gives a field this value, or takes it away. True when there was something to write. */
export function put(fields: Y.Map<unknown>, key: string, value: unknown): boolean {
  if (value === undefined) {
    if (!fields.has(key)) return false;
    fields.delete(key);
    return true;
  }
  if (fields.has(key) && sameContent(fields.get(key), value)) return false;
  fields.set(key, value);
  return true;
}
