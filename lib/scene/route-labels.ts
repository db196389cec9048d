import { around, overlap, type Point, type Rect } from "./geometry.ts";
import type { RouteLabel } from "./route.ts";
import { type Measure, wrap } from "./text.ts";
import { TYPE } from "./type-scale.ts";

const PAD = { x: 9, y: 4 } as const;
const WIDE = 150;
const NARROW = 84;

/** A pathway's word in lines, with the size of its pill. */
type Word = Omit<RouteLabel, "x" | "y">;

/** A pathway's word on a wide pill, for lines across, and on a narrow one, for lines that run down. */
export interface WordSizes {
  readonly wide: Word;
  readonly narrow: Word;
}

/** Sizes the pills of words; asks the measure once for each word. */
export function wordSizer(measure: Measure): (word: string) => WordSizes {
  const known = new Map<string, WordSizes>();
  return (word) => {
    const sizes = known.get(word) ?? {
      wide: wordIn(word, WIDE, measure),
      narrow: wordIn(word, NARROW, measure),
    };
    known.set(word, sizes);
    return sizes;
  };
}

function wordIn(text: string, width: number, measure: Measure): Word {
  const { size, line, bold } = TYPE.label;
  const lines = wrap(measure, text, TYPE.label, width);
  const widest = Math.max(...lines.map((one) => measure(one, size, bold)));
  return { text, lines, w: Math.ceil(widest) + 2 * PAD.x, h: lines.length * line + 2 * PAD.y };
}

/** Something flat that words should not cover, and when it was last counted. */
interface Thing extends Rect {
  counted: number;
}

/** Flat things on the map, found again by where they are. */
export class Shelf {
  readonly #cells = new Map<number, Thing[]>();
  #round = 0;

  add({ x, y, w, h }: Rect): void {
    const thing = { x, y, w, h, counted: 0 };
    for (let i = cell(x); i <= cell(x + w); i += 1)
      for (let j = cell(y); j <= cell(y + h); j += 1) {
        const things = this.#cells.get(i * ROW + j);
        if (things === undefined) this.#cells.set(i * ROW + j, [thing]);
        else things.push(thing);
      }
  }

  /** How many things the rectangle, grown by a margin, would cover. */
  covered(rect: Rect, margin: number): number {
    this.#round += 1;
    let count = 0;
    for (let i = cell(rect.x - margin); i <= cell(rect.x + rect.w + margin); i += 1)
      for (let j = cell(rect.y - margin); j <= cell(rect.y + rect.h + margin); j += 1)
        for (const thing of this.#cells.get(i * ROW + j) ?? []) {
          if (thing.counted === this.#round || !overlap(rect, thing, margin)) continue;
          thing.counted = this.#round;
          count += 1;
        }
    return count;
  }
}

const ROW = 65_536;
const cell = (value: number) => Math.floor(value / 160);

/** What stands on the map already when words are placed. */
export interface Taken {
  readonly cards: Shelf;
  readonly words: Shelf;
  readonly lines: Shelf;
}

/** A place for a word on a line. */
interface Spot {
  readonly word: Word;
  readonly x: number;
  readonly y: number;
  readonly cost: number;
}

/** The best place for a word on its line: long clear pieces first, off cards and other words, near the middle. */
export function placeWord(points: readonly Point[], sizes: WordSizes, taken: Taken): RouteLabel {
  const { wide, narrow } = sizes;
  let best: Spot = { word: wide, ...(points[0] ?? { x: 0, y: 0 }), cost: Infinity };
  points.forEach((to, index) => {
    const from = points[index - 1];
    if (from === undefined) return;
    const flat = from.y === to.y;
    best = bestAlong(from, to, wide, flat || wide.w === narrow.w ? 0 : 14, taken, best);
    if (wide.w !== narrow.w) best = bestAlong(from, to, narrow, flat ? 22 : 0, taken, best);
  });
  return { ...best.word, x: best.x, y: best.y };
}

const SHARES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.1, 0.9];
/** Line that should stay visible before and behind a word. */
const TAIL = 26;

function bestAlong(a: Point, b: Point, word: Word, extra: number, taken: Taken, soFar: Spot): Spot {
  const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
  const spare = length - (a.y === b.y ? word.w : word.h) - 2 * TAIL;
  const base = extra + 3000 / (length + 60) + (spare < 0 ? 100 - 2 * spare : 0);
  let best = soFar;
  for (const share of SHARES) {
    const off = Math.abs(share - 0.5);
    const cost = base + off * 24 + (off * length > Math.max(0, spare / 2) + 1 ? 90 : 0);
    if (cost >= best.cost) continue;
    const x = a.x + (b.x - a.x) * share - word.w / 2;
    const y = a.y + (b.y - a.y) * share - word.h / 2;
    const whole = cost + harm({ x, y, w: word.w, h: word.h }, taken, best.cost - cost);
    if (whole < best.cost) best = { word, x, y, cost: whole };
  }
  return best;
}

/** What a word in a bad place costs, for each thing it covers. */
const COVERS = { card: 400, word: 260, line: 34, edge: 300 } as const;

/** What a word at this place would do; looked into only as far as it can still be the best. */
function harm(rect: Rect, { cards, words, lines }: Taken, least: number): number {
  let sum = rect.x < 0 ? COVERS.edge : 0;
  if (sum < least) sum += COVERS.card * cards.covered(rect, 2);
  if (sum < least) sum += COVERS.word * words.covered(rect, 4);
  return sum < least ? sum + COVERS.line * Math.max(0, lines.covered(rect, 0) - 1) : sum;
}

/** The lines of a route as thin rectangles. */
export function lineRects(points: readonly Point[]): Rect[] {
  return points.slice(1).map((to, index) => around(points[index] ?? to, to, 1));
}
