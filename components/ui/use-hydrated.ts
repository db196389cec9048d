"use client";

import { useSyncExternalStore } from "react";

const subscribe = () => () => {};

/** Whether the page runs yet. Before that a browser would send a form by itself, and what was typed into its address. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
}
