"use client";

import { useSyncExternalStore } from "react";
import type { ItemId } from "#lib/gap-map/model.ts";
import { useSession } from "./session-context.ts";

/** The item I have chosen, and how to choose another. Map and List share it; it is mine alone. */
export function useSelection(): readonly [ItemId | undefined, (id: ItemId | undefined) => void] {
  const { selection } = useSession();
  const chosen = useSyncExternalStore(selection.subscribe, selection.get, selection.get);
  return [chosen, selection.choose];
}
