import type * as Y from "yjs";
import type { ItemId } from "#lib/gap-map/model.ts";
import { entriesOf, rootsOf, type Shared } from "./roots.ts";

/** What a transaction wrote in: items by id, and `map` for what the map says about itself. */
export type Written = ItemId | "map";

/**
 * Where a transaction wrote, and the Yjs ids of those who did: several, where the server has put the changes
 * of several people into one message; none, where something was only taken out of a text.
 */
export function writersIn(
  doc: Y.Doc,
  transaction: Y.Transaction,
): ReadonlyMap<Written, ReadonlySet<number>> {
  const roots = rootsOf(doc);
  const writers = new Map<Written, Set<number>>();
  const note = (where: Written, writer: number | undefined) => {
    const there = writers.get(where) ?? new Set();
    writers.set(where, writer === undefined ? there : there.add(writer));
  };
  for (const [type, keys] of transaction.changed) {
    for (const key of keys) {
      const writer = writerOf(type, key, transaction);
      for (const { root, id } of entriesOf(roots, type, [key])) {
        if (root === "meta") note("map", writer);
        if (root === "items") note(id as ItemId, writer);
      }
    }
  }
  return writers;
}

/** Who wrote what now stands under this key, or in this text, if it is new. */
function writerOf(
  type: Shared,
  key: string | null,
  transaction: Y.Transaction,
): number | undefined {
  const isNew = ({ id }: Y.Item) => id.clock >= (transaction.beforeState.get(id.client) ?? 0);
  if (key !== null) {
    const entry = type._map.get(key);
    return entry !== undefined && !entry.deleted && isNew(entry) ? entry.id.client : undefined;
  }
  for (let entry = type._start; entry !== null; entry = entry.right)
    if (isNew(entry)) return entry.id.client;
  return undefined;
}
