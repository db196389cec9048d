import type { Detail } from "./model.ts";

/** How much of a card is shown at a zoom: names only, counts too, everything, or all its texts. */
export function detailAt(zoom: number): Detail {
  if (zoom < 0.35) return "far";
  if (zoom < 0.8) return "middle";
  return zoom < 1.5 ? "near" : "close";
}

/** Which pathways have room for their word at a zoom. */
export function wordsAt(zoom: number): "none" | "lifted" | "all" {
  if (zoom < 0.5) return "none";
  return zoom < 0.7 ? "lifted" : "all";
}

const STEPS = [
  0.05, 0.07, 0.1, 0.14, 0.2, 0.25, 0.3, 0.315, 0.33, 0.345, 0.36, 0.38, 0.4, 0.45, 0.5, 0.55, 0.6,
  0.7, 0.8, 0.9, 1, 1.25, 1.5, 2, 2.5, 3, 4, 6, 8,
];

/**
 * How many map units one pixel of the screen is, rounded up in steps: letters set by it are never
 * smaller than asked for, and most zooming changes no letter size.
 */
export function pixelAt(zoom: number): number {
  const step = STEPS.reduce((best, one) => (one <= zoom + 1e-6 ? one : best), STEPS[0] ?? 1);
  return 1 / step;
}

/** The zooms that the plus and minus buttons go through. */
export const ZOOM_STEPS = [0.1, 0.15, 0.2, 0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4];
