import type { Gap, GapMap, Item, ItemId, Place, Service } from "./model.ts";
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
  return new FreeSpots(cardsOn(map, levelId)).take(kind);
}

/** Places for all of these items, of which none has one: each in the first free spot of its level, in their order. */
export function freePlacesFor(
  map: GapMap,
  items: readonly (Service | Gap)[],
): readonly (readonly [id: ItemId, place: Place])[] {
  const spots = new Map<ItemId, FreeSpots>();
  for (const [levelId, cards] of cardsByLevel(map)) spots.set(levelId, new FreeSpots(cards));
  return items.flatMap((item) => {
    const levelId = levelOf(map, item);
    if (levelId === undefined) return [];
    const onLevel = spots.get(levelId) ?? new FreeSpots([]);
    spots.set(levelId, onLevel);
    return [[item.id, onLevel.take(item.kind)] as const];
  });
}

/** Side of the squares by which cards are found: about as large as a card with its space. */
const SQUARE = 480;

/** The free spots of one level's band, from its beginning. What is taken is not given again. */
class FreeSpots {
  readonly #taken = new Map<string, Card[]>();
  /** Cards only come, so a spot that was not free once never is. */
  readonly #next = { service: 0, gap: 0 };

  constructor(cards: readonly Card[]) {
    for (const card of cards) this.#add(card);
  }

  take(kind: "service" | "gap"): Place {
    const { w, h } = sizeOf(kind);
    for (;;) {
      const place = spotOf(kind, this.#next[kind]);
      this.#next[kind] += 1;
      const card = { ...place, w, h };
      if (!this.#isFree(card)) continue;
      this.#add(card);
      return place;
    }
  }

  #isFree(card: Card): boolean {
    return squaresOf(card, APART).every((square) =>
      (this.#taken.get(square) ?? []).every((other) => !overlap(card, other, APART)),
    );
  }

  #add(card: Card): void {
    for (const square of squaresOf(card, 0)) {
      const there = this.#taken.get(square);
      if (there === undefined) this.#taken.set(square, [card]);
      else there.push(card);
    }
  }
}

/** Spots are counted from left to right, then the next row. */
function spotOf(kind: "service" | "gap", spot: number): Place {
  const { w, h } = sizeOf(kind);
  const step = { x: w + GUTTER.x, y: h + GUTTER.y };
  const columns = Math.max(1, Math.floor(COLUMNS_WIDTH / step.x));
  return {
    x: BAND_PAD.x + (spot % columns) * step.x,
    y: BAND_PAD.y + Math.floor(spot / columns) * step.y,
  };
}

/** The squares that a card lies in, with so much space around it. */
function squaresOf({ x, y, w, h }: Card, apart: number): readonly string[] {
  const squares: string[] = [];
  const [right, bottom] = [x + w + apart, y + h + apart];
  for (let column = Math.floor((x - apart) / SQUARE); column * SQUARE <= right; column += 1)
    for (let row = Math.floor((y - apart) / SQUARE); row * SQUARE <= bottom; row += 1)
      squares.push(`${column} ${row}`);
  return squares;
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
  return cardsByLevel(map).get(levelId) ?? [];
}

function cardsByLevel(map: GapMap): ReadonlyMap<ItemId, readonly Card[]> {
  const byLevel = new Map<ItemId, Card[]>();
  for (const [id, place] of Object.entries(map.places)) {
    const item = map.items[id as ItemId];
    const levelId = item === undefined ? undefined : levelOf(map, item);
    if (item === undefined || levelId === undefined) continue;
    const cards = byLevel.get(levelId) ?? [];
    cards.push({ ...place, ...sizeOf(item.kind) });
    byLevel.set(levelId, cards);
  }
  return byLevel;
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
  const cards = cardsByLevel(map);
  let y = 0;
  return levelsOf(map).map((level) => {
    const bottoms = (cards.get(level.id) ?? []).map((card) => card.y + card.h);
    const asked = bottoms.reduce((most, bottom) => Math.max(most, bottom), 0) + BAND_PAD.y;
    const height = Math.max(LEAST_BAND_HEIGHT, level.height ?? 0, asked);
    const band = { levelId: level.id, y, height };
    y += height;
    return band;
  });
}
