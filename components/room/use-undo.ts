"use client";

import { useSyncExternalStore } from "react";
import { useSession } from "./session-context.ts";

interface Undo {
  readonly undo: () => boolean;
  readonly redo: () => boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** My own undo and redo on this page. */
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
  return { undo: () => undo.undo(), redo: () => undo.redo(), canUndo, canRedo };
}
