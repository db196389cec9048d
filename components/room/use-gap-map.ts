"use client";

import { useSyncExternalStore } from "react";
import type { GapMap } from "#lib/gap-map/model.ts";
import { useSession } from "./session-context.ts";

/** The map as it is now. */
export function useGapMap(): GapMap {
  const { store } = useSession();
  return useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot);
}

/** The same with what was deleted or hangs in the air, for the bin. */
export function useRawMap(): GapMap {
  const { store } = useSession();
  return useSyncExternalStore(store.subscribe, store.getRaw, store.getRaw);
}
