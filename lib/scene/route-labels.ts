import type { Pathway } from "#lib/gap-map/model.ts";
import { outcomeOf } from "#lib/gap-map/outcomes.ts";
import { around, overlap, type Point, type Rect } from "./geometry.ts";
import type { RouteLabel } from "./route.ts";
import { type Measure, wrap } from "./text.ts";
import { TYPE } from "./type-scale.ts";

const PAD = { x: 9, y: 4 } as const;
const WIDEST = 132;

/** A pathway's word in lines, with the size of its pill. */
export function wordOn(pathway: Pathway, measure: Measure): Omit<RouteLabel, "x" | "y"> {
  const { size, line, bold } = TYPE.label;
  const text = outcomeOf(pathway).word;
  const lines = wrap(measure, text, TYPE.label, WIDEST);
  const widest = Math.max(...lines.map((one) => measure(one, size, bold)));
  return { text, lines, w: Math.ceil(widest) + 2 * PAD.x, h: lines.length * line + 2 * PAD.y };
}

/** A place for a word on a line. */
interface Spot {
  readonly rect: Rect;
  readonly cost: number;
}

/** Something flat on the map that words should not cover, found again by where it is. */
export class Shelf {
  readonly #cells = new Map<number, Rect[]>();

  add(rect: Rect): void {
    for (const key of keysOf(rect)) {
      const cell = this.#cells.get(key);
      if (cell === undefined) this.#cells.set(key, [rect]);
      else cell.push(rect);
    }
  }

  /** How many things the rectangle would cover. */
  covered(rect: Rect): number {
    const seen = new Set<Rect>();
    for (const key of keysOf(rect))
      for (const other of this.#cells.get(key) ?? []) if (overlap(rect, other)) seen.add(other);
    return seen.size;
  }
}

const CELL = 160;

function* keysOf({ x, y, w, h }: Rect): Generator<number> {
  for (let i = Math.floor(x / CELL); i <= Math.floor((x + w) / CELL); i += 1)
    for (let j = Math.floor(y / CELL); j <= Math.floor((y + h) / CELL); j += 1)
      yield i * 65_536 + j;
}

/** What stands on the map already when words are placed. */
export interface Taken {
  readonly cards: Shelf;
  readonly words: Shelf;
  readonly lines: Shelf;
}

/** The best place for a word on its line: long clear pieces first, off cards and other words, near the middle. */
export function placeWord(
  points: readonly Point[],
  size: Omit<RouteLabel, "x" | "y">,
  taken: Taken,
): RouteLabel {
  let best: Spot | undefined;
  for (const spot of spotsOn(points, size)) {
    if (best !== undefined && spot.cost >= best.cost) continue;
    const { rect } = spot;
    const cost =
      spot.cost +
      400 * taken.cards.covered(rect) +
      260 * taken.words.covered(grown(rect)) +
      34 * (taken.lines.covered(rect) - 1);
    if (best === undefined || cost < best.cost) best = { rect, cost };
  }
  const { x, y } = best?.rect ?? { x: points[0]?.x ?? 0, y: points[0]?.y ?? 0 };
  return { ...size, x, y };
}

const grown = ({ x, y, w, h }: Rect): Rect => ({ x: x - 4, y: y - 4, w: w + 8, h: h + 8 });

const SHARES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8];

function* spotsOn(
  points: readonly Point[],
  { w, h }: Omit<RouteLabel, "x" | "y">,
): Generator<Spot> {
  for (let index = 0; index + 1 < points.length; index += 1) {
    const [a, b] = [points[index], points[index + 1]];
    if (a === undefined || b === undefined) continue;
    const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
    const need = (a.y === b.y ? w : h) + 2 * 22;
    const tight = length < need ? 120 + (need - length) * 2 : 0;
    for (const share of SHARES) {
      const x = a.x + (b.x - a.x) * share - w / 2;
      const y = a.y + (b.y - a.y) * share - h / 2;
      const off = Math.abs(share - 0.5);
      // Off the middle only as far as the word still has line on both sides.
      const short = off * length > Math.max(0, (length - need) / 2) + 1 ? 90 : 0;
      yield { rect: { x, y, w, h }, cost: tight + short + off * 30 + 3000 / (length + 60) };
    }
  }
}

/** The lines of a route as thin rectangles. */
export function lineRects(points: readonly Point[]): Rect[] {
  return points.slice(1).map((to, index) => around(points[index] ?? to, to, 1));
}
