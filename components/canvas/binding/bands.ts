import type { ItemId, Place } from "#lib/gap-map/model.ts";
import type { Band } from "#lib/gap-map/placing.ts";

/** A card on the canvas: where it is, how large, and which bands may hold it. */
export interface Standing {
  readonly kind: "service" | "gap";
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Least space between a card and the edges of its band, in map units. */
const EDGE = 12;
const FARTHEST = 100_000;

/** The band a card belongs to: the one that holds its centre, or the nearest of those that may hold it. */
export function bandFor(
  bands: readonly Band[],
  gapLevelId: ItemId | undefined,
  card: Standing,
): Band | undefined {
  const centre = card.y + card.h / 2;
  const allowed = bands.filter(({ levelId }) => (levelId === gapLevelId) === (card.kind === "gap"));
  return allowed.reduce<Band | undefined>(
    (best, band) =>
      best === undefined || distance(band, centre) < distance(best, centre) ? band : best,
    undefined,
  );
}

/** The place nearest to where a card is that lies inside the band, in whole units from the band's top left. */
export function placeIn(band: Band, { x, y, h }: Standing): Place {
  const lowest = Math.max(EDGE, band.height - h - EDGE);
  return {
    x: clamp(Math.round(x), EDGE, FARTHEST),
    y: clamp(Math.round(y - band.y), EDGE, lowest),
  };
}

function distance({ y, height }: Band, at: number): number {
  if (at < y) return y - at;
  return at >= y + height ? at - y - height + 1 : 0;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
