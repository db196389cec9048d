"use client";

import { useSyncExternalStore } from "react";
import type { ConnectionShown } from "./connection-parts.ts";
import type { SavingShown } from "./saving.ts";
import { useSession } from "./session-context.ts";

/** How this screen's connection stands. */
export function useConnection(): ConnectionShown {
  const { connection } = useSession();
  return useSyncExternalStore(connection.subscribe, connection.getSnapshot, connection.getSnapshot);
}

/** Whether my changes are saved, in words. */
export function useSaving(): SavingShown {
  return useConnection().saving;
}
