import type { GapMap, ItemId, Place } from "#lib/gap-map/model.ts";
import { itemOf } from "#lib/gap-map/model.ts";
import { gapsOf, levelsOf, pathwaysOf, servicesOn } from "#lib/gap-map/order.ts";
import { CARD, GAP_CARD } from "#lib/gap-map/placing.ts";

/** The grid on which arranged cards stand: wide enough for pathways and their words between all of them. */
const STEP = { x: 480, y: 224 } as const;
const START = { x: 64, y: 72 } as const;
const COLUMNS = 6;

/** A card that is looking for its spot, and what it wants to be near. */
interface Card {
  readonly id: ItemId;
  readonly pulls: Map<ItemId, number>;
}

/** A level's cards in spots: rows of up to six; an empty spot is undefined. */
interface Shelf {
  readonly gap: boolean;
  readonly spots: (Card | undefined)[];
}

/** How strongly a gap is drawn to the services whose thresholds, barriers and pathways are its evidence. */
const EVIDENCE_PULL = 1.5;
const SWEEPS = 12;

/**
 * Good starting places for a map that has none: rows of up to six on every level, in an order that
 * keeps pathways short, gaps near their evidence. The same map always gives the same places.
 */
export function arrange(map: GapMap): Record<ItemId, Place> {
  const cards = cardsOf(map);
  const shelves = levelsOf(map).map(({ id, role }): Shelf => {
    const standing = role === "gap" ? gapsOf(map) : servicesOn(map, id);
    return shelfOf(
      standing.flatMap((item) => cards.get(item.id) ?? []),
      role === "gap",
    );
  });
  const where = new Map<ItemId, Place>();
  shelves.forEach((shelf, index) => {
    note(shelf, heightAbove(shelves, index), where);
  });
  for (let sweep = 0; sweep < SWEEPS && swept(shelves, sweep % 2 === 0, where); sweep += 1);
  return placesOf(shelves);
}

/** Improves level after level, downwards or upwards. Whether anything changed. */
function swept(shelves: readonly Shelf[], down: boolean, where: Map<ItemId, Place>): boolean {
  const order = [...shelves.entries()];
  let any = false;
  for (const [index, shelf] of down ? order : order.reverse())
    if (improve(shelf, heightAbove(shelves, index), where)) any = true;
  return any;
}

function cardsOf(map: GapMap): Map<ItemId, Card> {
  const cards = new Map<ItemId, Card>();
  for (const { id, kind } of Object.values(map.items))
    if (kind === "service" || kind === "gap") cards.set(id, { id, pulls: new Map() });
  const pull = (a: ItemId, b: ItemId | undefined, strength: number) => {
    const [one, other] = [cards.get(a), b === undefined ? undefined : cards.get(b)];
    if (one === undefined || other === undefined || one === other) return;
    one.pulls.set(other.id, (one.pulls.get(other.id) ?? 0) + strength);
    other.pulls.set(one.id, (other.pulls.get(one.id) ?? 0) + strength);
  };
  for (const { fromId, toId } of pathwaysOf(map)) pull(fromId, toId, 1);
  for (const gap of gapsOf(map)) {
    for (const id of gap.thresholdIds)
      pull(gap.id, itemOf(map, "threshold", id)?.serviceId, EVIDENCE_PULL);
    for (const id of gap.barrierIds)
      pull(gap.id, itemOf(map, "barrier", id)?.onId, EVIDENCE_PULL / 3);
  }
  return cards;
}

function shelfOf(cards: readonly Card[], gap: boolean): Shelf {
  const rows = Math.max(1, Math.ceil(cards.length / COLUMNS));
  const spots: (Card | undefined)[] = new Array(rows * COLUMNS).fill(undefined);
  cards.forEach((card, index) => {
    spots[index] = card;
  });
  return { gap, spots };
}

const heightOf = ({ spots }: Shelf) => (spots.length / COLUMNS) * STEP.y;

function heightAbove(shelves: readonly Shelf[], index: number): number {
  return shelves.slice(0, index).reduce((sum, shelf) => sum + heightOf(shelf), 0);
}

const spotAt = (index: number, top: number): Place => ({
  x: (index % COLUMNS) * STEP.x,
  y: top + Math.floor(index / COLUMNS) * STEP.y,
});

function note(shelf: Shelf, top: number, where: Map<ItemId, Place>): void {
  shelf.spots.forEach((card, index) => {
    if (card !== undefined) where.set(card.id, spotAt(index, top));
  });
}

/** Swaps spots of one level while that makes pathways shorter. Whether anything changed. */
function improve(shelf: Shelf, top: number, where: Map<ItemId, Place>): boolean {
  const { spots } = shelf;
  let any = false;
  for (let a = 0; a < spots.length; a += 1)
    for (let b = a + 1; b < spots.length; b += 1) {
      const [one, other] = [spots[a], spots[b]];
      if (one === undefined && other === undefined) continue;
      const before = strain(one, where) + strain(other, where);
      swap(shelf, a, b, top, where);
      if (strain(one, where) + strain(other, where) < before - 1e-6) any = true;
      else swap(shelf, a, b, top, where);
    }
  return any;
}

function swap(
  { spots }: Shelf,
  a: number,
  b: number,
  top: number,
  where: Map<ItemId, Place>,
): void {
  const [one, other] = [spots[a], spots[b]];
  [spots[a], spots[b]] = [other, one];
  if (other !== undefined) where.set(other.id, spotAt(a, top));
  if (one !== undefined) where.set(one.id, spotAt(b, top));
}

/** How far a card is from all it is tied to. Far ones count a little more than their distance. */
function strain(card: Card | undefined, where: ReadonlyMap<ItemId, Place>): number {
  const at = card === undefined ? undefined : where.get(card.id);
  if (card === undefined || at === undefined) return 0;
  let sum = 0;
  for (const [id, strength] of card.pulls) {
    const other = where.get(id);
    if (other === undefined) continue;
    const distance = Math.abs(at.x - other.x) + 1.5 * Math.abs(at.y - other.y);
    sum += strength * distance ** 1.15;
  }
  return sum;
}

function placesOf(shelves: readonly Shelf[]): Record<ItemId, Place> {
  const places: Record<ItemId, Place> = {};
  for (const { gap, spots } of shelves) {
    const inset = gap ? 0 : (GAP_CARD.w - CARD.w) / 2;
    spots.forEach((card, index) => {
      if (card === undefined) return;
      const { x, y } = spotAt(index, 0);
      places[card.id] = { x: START.x + inset + x, y: START.y + y };
    });
  }
  return places;
}
