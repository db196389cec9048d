"use client";

import { useEffect } from "react";

/** F6 and Shift+F6 go round the parts of the page; Tab always works as well. */
export function useRegions(): void {
  useEffect(() => {
    const go = (event: KeyboardEvent) => {
      if (event.key !== "F6" || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      nextRegion(event.shiftKey ? -1 : 1)?.focus();
    };
    window.addEventListener("keydown", go);
    return () => window.removeEventListener("keydown", go);
  }, []);
}

function nextRegion(step: 1 | -1): HTMLElement | undefined {
  const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")].filter(
    (region) => region.getClientRects().length > 0,
  );
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  return at < 0 ? regions[0] : regions.at((at + step) % regions.length);
}
