"use client";

import { useEffect } from "react";
import type { Turn } from "./use-acts.ts";

/** Ctrl+Z and Ctrl+Shift+Z (⌘ on a Mac, and Ctrl+Y) undo and redo my own changes, in List and details. */
export function useUndoKeys(turn: (what: Turn) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const wanted = keepsItsOwn(event.target) ? undefined : wantedBy(event);
      if (wanted === undefined) return;
      event.preventDefault();
      turn(wanted);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [turn]);
}

function wantedBy(event: KeyboardEvent): Turn | undefined {
  if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey)) return undefined;
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? "redo" : "undo";
  return key === "y" && !event.shiftKey ? "redo" : undefined;
}

/** The canvas has keys of its own, and a box that is not yet on the map keeps the browser's undo. */
function keepsItsOwn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest(".tl-container") !== null) return true;
  return target.matches("input, textarea") && !target.hasAttribute("data-shared");
}
