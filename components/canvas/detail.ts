import type { Detail } from "./model.ts";

/** From this zoom on the smallest letters of a card, 14 map units, are 12 px on screen. */
export const READABLE = 12 / 14;

/** How much of a card is shown at a zoom: names and signs, counts too, everything, or all its texts. */
export function detailAt(zoom: number): Detail {
  if (zoom < 0.55) return "far";
  if (zoom < READABLE) return "middle";
  return zoom < 1.5 ? "near" : "close";
}

/** Which pathways have room for their word at a zoom. */
export function wordsAt(zoom: number): "none" | "lifted" | "all" {
  if (zoom < 0.5) return "none";
  return zoom < 0.7 ? "lifted" : "all";
}

/** Zoom may change by so much before letters are set anew. */
const STEP = Math.log(1.04);

/**
 * How many map units one pixel of the screen is, rounded up in steps: letters set by it are never
 * smaller than asked for, and most zooming changes no letter size.
 */
export function pixelAt(zoom: number): number {
  return Math.exp(-Math.floor(Math.log(zoom) / STEP + 1e-6) * STEP);
}

/** The zooms that the plus and minus buttons go through. */
export const ZOOM_STEPS = [0.1, 0.15, 0.2, 0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4];
