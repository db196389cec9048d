import type { GapMap, Item, ItemId, Place } from "./model.ts";
import { gapLevelOf, levelsOf } from "./order.ts";

/** Sizes in map units, the same on screen, in exports and in print. */
export const CARD = { w: 240, h: 120 } as const;
export const GAP_CARD = { w: 400, h: 160 } as const;
/** Free space between cards, wide enough for pathways and their words. */
export const GUTTER = { x: 80, y: 72 } as const;
/** Space inside a band before its first card. */
export const BAND_PAD = { x: 48, y: 44 } as const;
export const LEAST_BAND_HEIGHT = 208;
/** Free space that a new card keeps from others when its spot is found for it. */
const APART = GUTTER.x / 2;
/** New items fill this many columns before they start another row, so that a map stays about as wide as a screen. */
const COLUMNS_WIDTH = 6 * (CARD.w + GUTTER.x);

/** How large the card of an item is in its plain form. */
export function sizeOf(kind: Item["kind"]): { readonly w: number; readonly h: number } {
  return kind === "gap" ? GAP_CARD : CARD;
}

/** The level whose band an item stands in; undefined while it is not placed. */
export function levelOf(map: GapMap, item: Item): ItemId | undefined {
  if (item.kind === "service") return item.levelId;
  return item.kind === "gap" ? gapLevelOf(map)?.id : undefined;
}

/** The items that stand in a level's band, with their places, in no particular order. */
export function placedOn(
  map: GapMap,
  levelId: ItemId,
): readonly { readonly item: Item; readonly place: Place }[] {
  return Object.entries(map.places).flatMap(([id, place]) => {
    const item = map.items[id as ItemId];
    return item !== undefined && levelOf(map, item) === levelId ? [{ item, place }] : [];
  });
}

/** The first free spot in a level's band: left to right, then the next row. */
export function freePlace(map: GapMap, levelId: ItemId, kind: "service" | "gap"): Place {
  const { w, h } = sizeOf(kind);
  const taken = cardsOn(map, levelId);
  const step = { x: w + GUTTER.x, y: h + GUTTER.y };
  const columns = Math.max(1, Math.floor(COLUMNS_WIDTH / step.x));
  for (let spot = 0; ; spot += 1) {
    const place = {
      x: BAND_PAD.x + (spot % columns) * step.x,
      y: BAND_PAD.y + Math.floor(spot / columns) * step.y,
    };
    if (!taken.some((other) => overlap({ ...place, w, h }, other, APART))) return place;
  }
}

/** Whether a new card here would lie over another one. */
export function coversAny(
  map: GapMap,
  levelId: ItemId,
  kind: "service" | "gap",
  place: Place,
): boolean {
  const card = { ...place, ...sizeOf(kind) };
  return cardsOn(map, levelId).some((other) => overlap(card, other, 0));
}

/**
 * Where a new card goes that somebody wants here: right here, when it covers nothing; else the
 * nearest spot beside, above or below what is in the way, inside the band as tall as it is now.
 * To the right a band has no end, so there always is one.
 */
export function freePlaceNear(
  map: GapMap,
  { levelId, height }: Pick<Band, "levelId" | "height">,
  kind: "service" | "gap",
  wanted: Place,
): Place {
  if (!coversAny(map, levelId, kind, wanted)) return wanted;
  const { w, h } = sizeOf(kind);
  const taken = cardsOn(map, levelId);
  const isFree = (place: Place) =>
    !taken.some((other) => overlap({ ...place, w, h }, other, APART));
  const xs = taken.flatMap((other) => [other.x - w - APART, other.x + other.w + APART]);
  const ys = taken.flatMap((other) => [other.y - h - APART, other.y + other.h + APART]);
  const columns = inOrder([wanted.x, ...xs.filter((x) => x >= 0)], wanted.x);
  const rows = inOrder([wanted.y, ...ys.filter((y) => y >= 0 && y + h <= height)], wanted.y);
  let best: Place | undefined;
  let nearest = Number.POSITIVE_INFINITY;
  for (const x of columns) {
    // Neither this column nor those after it hold anything nearer.
    if (Math.abs(x - wanted.x) >= nearest) break;
    const y = rows.find((row) => isFree({ x, y: row }));
    if (y === undefined || Math.hypot(x - wanted.x, y - wanted.y) >= nearest) continue;
    best = { x, y };
    nearest = Math.hypot(x - wanted.x, y - wanted.y);
  }
  return best ?? wanted;
}

/** Nearest first. */
function inOrder(values: readonly number[], to: number): readonly number[] {
  return [...values].sort((a, b) => Math.abs(a - to) - Math.abs(b - to));
}

interface Card extends Place {
  readonly w: number;
  readonly h: number;
}

function cardsOn(map: GapMap, levelId: ItemId): readonly Card[] {
  return placedOn(map, levelId).map(({ item, place }) => ({ ...place, ...sizeOf(item.kind) }));
}

/** Whether two cards lie over each other, or nearer than so. */
function overlap(a: Card, b: Card, apart: number): boolean {
  return (
    a.x < b.x + b.w + apart &&
    b.x < a.x + a.w + apart &&
    a.y < b.y + b.h + apart &&
    b.y < a.y + a.h + apart
  );
}

/** A level's band across the map: its top and height in map units. */
export interface Band {
  readonly levelId: ItemId;
  readonly y: number;
  readonly height: number;
}

/** All bands from top to bottom. A band is as tall as its content asks, and at least as tall as somebody made it. */
export function bandsOf(map: GapMap): readonly Band[] {
  const bottoms = contentBottoms(map);
  let y = 0;
  return levelsOf(map).map((level) => {
    const asked = (bottoms.get(level.id) ?? 0) + BAND_PAD.y;
    const height = Math.max(LEAST_BAND_HEIGHT, level.height ?? 0, asked);
    const band = { levelId: level.id, y, height };
    y += height;
    return band;
  });
}

function contentBottoms(map: GapMap): Map<ItemId, number> {
  const bottoms = new Map<ItemId, number>();
  for (const [id, place] of Object.entries(map.places)) {
    const item = map.items[id as ItemId];
    const levelId = item === undefined ? undefined : levelOf(map, item);
    if (item === undefined || levelId === undefined) continue;
    const bottom = place.y + sizeOf(item.kind).h;
    bottoms.set(levelId, Math.max(bottoms.get(levelId) ?? 0, bottom));
  }
  return bottoms;
}
