"use client";

import { useSyncExternalStore } from "react";
import { useSession } from "./session-context.ts";

interface Undo {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** Whether there is anything of mine to undo and redo on this page. */
export function useUndo(): Undo {
  const { undo } = useSession();
  const canUndo = useSyncExternalStore(
    undo.subscribe,
    () => undo.canUndo,
    () => false,
  );
  const canRedo = useSyncExternalStore(
    undo.subscribe,
    () => undo.canRedo,
    () => false,
  );
  return { canUndo, canRedo };
}
