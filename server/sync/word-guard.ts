import type * as Y from "yjs";
import { rootsOf } from "#lib/board-doc/roots.ts";
import { isWordKey } from "#lib/board-doc/word-fields.ts";
import { may } from "#server/access.ts";
import type { Stamp } from "./pipeline.ts";

/** Puts back what somebody who may not has written into the map's own words. True when there was something. */
export function wordGuard(doc: Y.Doc): Stamp {
  const { meta } = rootsOf(doc);
  const known = new Map([...meta.entries()].filter(([key]) => isWordKey(key)));

  return (transaction, { authorOf }, trusted) => {
    const wrong = wordsTouched(transaction, meta).filter((key) => {
      const mine = trusted || mayChange(meta, key, authorOf);
      if (mine) known.set(key, meta.get(key));
      return !mine && (meta.get(key) ?? null) !== (known.get(key) ?? null);
    });
    for (const key of wrong) meta.set(key, known.get(key) ?? null);
    return wrong.length > 0;
  };
}

/** Whether what stands under this key was written by somebody who may. Nobody's name is on a deletion. */
function mayChange(
  meta: Y.Map<unknown>,
  key: string,
  authorOf: Parameters<Stamp>[1]["authorOf"],
): boolean {
  const client = meta.has(key) ? meta._map.get(key)?.id.client : undefined;
  const role = client === undefined ? undefined : authorOf(client)?.role;
  return role !== undefined && may(role, "change-words");
}

function wordsTouched({ changed }: Y.Transaction, meta: Y.Map<unknown>): readonly string[] {
  for (const [type, keys] of changed) {
    if ((type as unknown) === meta)
      return [...keys].filter((key) => key !== null && isWordKey(key)) as string[];
  }
  return [];
}
