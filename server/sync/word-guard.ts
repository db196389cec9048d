import type * as Y from "yjs";
import { rootsOf } from "#lib/board-doc/roots.ts";
import { isWordKey } from "#lib/board-doc/word-fields.ts";
import { may } from "#server/access.ts";
import type { Stamp } from "./pipeline.ts";

/** Puts back what somebody who may not has written into the map's own words. True when there was something. */
export function wordGuard(doc: Y.Doc): Stamp {
  const { meta } = rootsOf(doc);
  const known = new Map([...meta.entries()].filter(([key]) => isWordKey(key)));

  return (transaction, authorOf, trusted) => {
    let wrote = false;
    for (const key of wordsTouched(transaction, meta)) {
      const client = meta._map.get(key)?.id.client;
      const role = client === undefined || !meta.has(key) ? undefined : authorOf(client)?.role;
      if (trusted || (role !== undefined && may(role, "change-words"))) {
        known.set(key, meta.get(key));
      } else if ((meta.get(key) ?? null) !== (known.get(key) ?? null)) {
        meta.set(key, known.get(key) ?? null);
        wrote = true;
      }
    }
    return wrote;
  };
}

function wordsTouched({ changed }: Y.Transaction, meta: Y.Map<unknown>): readonly string[] {
  for (const [type, keys] of changed) {
    if ((type as unknown) === meta)
      return [...keys].filter((key) => key !== null && isWordKey(key)) as string[];
  }
  return [];
}
