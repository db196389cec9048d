import type { Pathway } from "#lib/gap-map/model.ts";
import { outcomeOf } from "#lib/gap-map/outcomes.ts";
import { around, overlap, type Point, type Rect } from "./geometry.ts";
import type { RouteLabel } from "./route.ts";
import { type Measure, wrap } from "./text.ts";
import { TYPE } from "./type-scale.ts";

const PAD = { x: 9, y: 4 } as const;
const WIDE = 150;
const NARROW = 84;

/** A pathway's word in lines, with the size of its pill. */
export type Word = Omit<RouteLabel, "x" | "y">;

/** A pathway's word on a wide pill, for lines across, and on a narrow one, for lines that run down. */
export interface WordSizes {
  readonly wide: Word;
  readonly narrow: Word;
}

/** Sizes the pills of words; asks the measure once for each word. */
export function wordSizer(measure: Measure): (pathway: Pathway) => WordSizes {
  const known = new Map<string, WordSizes>();
  return (pathway) => {
    const { word } = outcomeOf(pathway);
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

/** A place for a word on a line. */
interface Spot {
  readonly label: RouteLabel;
  readonly cost: number;
}

/** Something flat on the map that words should not cover, found again by where it is. */
export class Shelf {
  readonly #cells = new Map<number, Rect[]>();
  readonly #seen = new Map<Rect, number>();
  #round = 0;

  add(rect: Rect): void {
    for (const key of keysOf(rect)) {
      const cell = this.#cells.get(key);
      if (cell === undefined) this.#cells.set(key, [rect]);
      else cell.push(rect);
    }
  }

  /** How many things the rectangle would cover. */
  covered(rect: Rect): number {
    this.#round += 1;
    let count = 0;
    for (const key of keysOf(rect))
      for (const other of this.#cells.get(key) ?? [])
        if (overlap(rect, other) && this.#seen.get(other) !== this.#round) {
          this.#seen.set(other, this.#round);
          count += 1;
        }
    return count;
  }
}

const CELL = 160;

function keysOf({ x, y, w, h }: Rect): number[] {
  const keys: number[] = [];
  for (let i = Math.floor(x / CELL); i <= Math.floor((x + w) / CELL); i += 1)
    for (let j = Math.floor(y / CELL); j <= Math.floor((y + h) / CELL); j += 1)
      keys.push(i * 65_536 + j);
  return keys;
}

/** What stands on the map already when words are placed. */
export interface Taken {
  readonly cards: Shelf;
  readonly words: Shelf;
  readonly lines: Shelf;
}

/** What a word in a bad place costs, for each thing it covers. */
const COVERS = { card: 400, word: 260, line: 34, edge: 300 } as const;

/** The best place for a word on its line: long clear pieces first, off cards and other words, near the middle. */
export function placeWord(points: readonly Point[], sizes: WordSizes, taken: Taken): RouteLabel {
  let best: Spot = { label: { ...sizes.wide, x: 0, y: 0 }, cost: Infinity };
  for (const { label, cost } of spotsOn(points, sizes).sort((a, b) => a.cost - b.cost)) {
    if (cost >= best.cost) break;
    const whole = cost + harm(label, taken);
    if (whole < best.cost) best = { label, cost: whole };
  }
  return best.label;
}

function harm(label: RouteLabel, { cards, words, lines }: Taken): number {
  const { x, y, w, h } = label;
  return (
    COVERS.card * cards.covered({ x: x - 2, y: y - 2, w: w + 4, h: h + 4 }) +
    COVERS.word * words.covered({ x: x - 4, y: y - 4, w: w + 8, h: h + 8 }) +
    COVERS.line * Math.max(0, lines.covered(label) - 1) +
    (x < 0 ? COVERS.edge : 0)
  );
}

const SHARES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.1, 0.9];

function spotsOn(points: readonly Point[], { wide, narrow }: WordSizes): Spot[] {
  return points.slice(1).flatMap((to, index) => {
    const from = points[index] ?? to;
    const flat = from.y === to.y;
    if (wide.w === narrow.w) return spotsAlong(from, to, wide, 0);
    return [
      ...spotsAlong(from, to, wide, flat ? 0 : 14),
      ...spotsAlong(from, to, narrow, flat ? 22 : 0),
    ];
  });
}

/** Line that should stay visible before and behind a word. */
const TAIL = 26;

function spotsAlong(a: Point, b: Point, word: Word, extra: number): Spot[] {
  const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
  const size = a.y === b.y ? word.w : word.h;
  const spare = length - size - 2 * TAIL;
  const base = extra + 3000 / (length + 60) + (spare < 0 ? 100 - 2 * spare : 0);
  return SHARES.map((share) => {
    const x = a.x + (b.x - a.x) * share - word.w / 2;
    const y = a.y + (b.y - a.y) * share - word.h / 2;
    const off = Math.abs(share - 0.5);
    const short = off * length > Math.max(0, spare / 2) + 1 ? 90 : 0;
    return { label: { ...word, x, y }, cost: base + short + off * 24 };
  });
}

/** The lines of a route as thin rectangles. */
export function lineRects(points: readonly Point[]): Rect[] {
  return points.slice(1).map((to, index) => around(points[index] ?? to, to, 1));
}
