import { CARD, GAP_CARD } from "#lib/gap-map/placing.ts";
import type { Detail } from "./model.ts";

/** From this zoom on the smallest letters of a card, 14 map units, are 12 px on screen. */
export const READABLE = 12 / 14;

/** How much of a card is shown at a zoom: names and signs, counts too, everything, or all its texts. */
export function detailAt(zoom: number): Detail {
  if (zoom < 0.55) return "far";
  if (zoom < READABLE) return "middle";
  return zoom < 1.5 ? "near" : "close";
}

/**
 * Which pathways carry their word at a zoom. Words are never smaller than 12 px on screen, so from
 * far away they lie over each other and partly below cards. Tried on the Bristol map, counting a
 * word as readable when three quarters of its letters show:
 *
 * | zoom                          | 0.35 | 0.43 | 0.5  | 0.6   | 0.7   |
 * | all 62 words                  | 79 % | 90 % | 95 % | 100 % | 100 % |
 * | words of one chosen service   | 86 % | 94 % | 95 % | 100 % | 100 % |
 *
 * Half of them are whole at 0.35, four fifths at 0.5. Below 0.5 words of all pathways make a wall of
 * pills in which the lines are lost, and there are most to draw; those of a chosen service stand on
 * faded ground and can be told apart as soon as cards have names, at the first view of a map.
 */
export function wordsAt(zoom: number): "none" | "lifted" | "all" {
  if (zoom < 0.33) return "none";
  return zoom < 0.5 ? "lifted" : "all";
}

/** From this zoom on the pills on ties have room for their words, as large as those of pathways. */
export const PILLS = 0.7;

/** Zoom may change by so much before letters are set anew. */
const STEP = Math.log(1.04);

/**
 * How many map units one pixel of the screen is, rounded up in steps: letters set by it are never
 * smaller than asked for, and most zooming changes no letter size.
 */
export function pixelAt(zoom: number): number {
  return Math.exp(-Math.floor(Math.log(zoom) / STEP + 1e-6) * STEP);
}

/** What a service's card has room for when one pixel is so many map units: lines of its name, 12 px high on the screen, and its signs below two of them. */
export function cardRoomAt(pixel: number): { readonly lines: number; readonly signs: boolean } {
  const room = CARD.h / pixel - CARD_EDGES;
  const lines = Math.min(2, Math.max(1, Math.floor(room / NAME_LINE)));
  return { lines, signs: room >= 2 * NAME_LINE + SIGN };
}

const NAME_LINE = 12 * 1.05;
const SIGN = 12;
/** Borders and padding. */
const CARD_EDGES = 4;

/** How many lines of a title, 12 px high on the screen, have room on a gap's card when one pixel is so many map units. */
export function gapLinesAt(pixel: number): number {
  return Math.max(1, Math.floor((GAP_CARD.h / pixel - GAP_EDGES) / GAP_LINE));
}

const GAP_LINE = 12 * 1.1;
/** Borders and padding, less what the last line has free below its letters. */
const GAP_EDGES = 6;

/** The zooms that the plus and minus buttons go through. */
export const ZOOM_STEPS = [0.1, 0.15, 0.2, 0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4];
