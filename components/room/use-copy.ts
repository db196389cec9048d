"use client";

import { useSyncExternalStore } from "react";
import type { CopyShown } from "./device-copy.ts";
import { useSession } from "./session-context.ts";

/** What this device keeps of the open map. */
export function useCopy(): CopyShown {
  const { copy } = useSession();
  return useSyncExternalStore(copy.subscribe, copy.getSnapshot, copy.getSnapshot);
}
