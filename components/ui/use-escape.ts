"use client";

import { type RefObject, useEffect } from "react";

/** Escape closes a panel, once nothing in it has a use for Escape. */
export function useEscape(panel: RefObject<HTMLElement | null>, close: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, target, isComposing } = event;
      if (key !== "Escape" || isComposing || !(target instanceof Element)) return;
      if (panel.current?.contains(target) && !isTaken(target)) close();
    };
    // Before anything closes: what is open now is what Escape is meant for.
    window.addEventListener("keydown", press, true);
    return () => window.removeEventListener("keydown", press, true);
  }, [panel, close]);
}

/** Whether Escape is meant for something else: what is open over the page, or what says so of itself. */
function isTaken(target: Element): boolean {
  const open = document.querySelector(".gm-popover, .gm-overlay") !== null;
  return open || target.closest("[data-takes-escape]") !== null;
}
