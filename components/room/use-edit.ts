"use client";

import { useCallback, useSyncExternalStore } from "react";
import type * as Y from "yjs";
import { applyEdits, LOCAL, proseOf } from "#lib/board-doc/doc.ts";
import type { Edit } from "#lib/gap-map/edit.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import { useSession } from "./session-context.ts";

/** Makes edits, as one step. `origin` tells a screen that draws for itself from the others. */
export function useEdit(origin: unknown = LOCAL): (edits: readonly Edit[]) => void {
  const session = useSession();
  return useCallback(
    (edits) => {
      if (session.mayWrite()) applyEdits(session.doc, edits, origin);
    },
    [session, origin],
  );
}

/** The shared text of a prose field, to follow character by character. Undefined when the item has none. */
export function useProse(id: ItemId, field: string): Y.Text | undefined {
  const { doc, store } = useSession();
  const look = () => proseOf(doc, id, field);
  return useSyncExternalStore(store.subscribe, look, look);
}
