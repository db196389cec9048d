import type { Rect } from "./geometry.ts";

/**
 * The lines along which pathways may run: the middles of the free strips between cards, and the
 * cards' own middles. `across[j * xs.length + i]` counts the cards in the way from column i to
 * i + 1 on row j; `down[i * ys.length + j]` those from row j to j + 1 on column i.
 */
export interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly across: Uint16Array;
  readonly down: Uint16Array;
}

/** A pathway keeps this far away from cards. */
export const CLEAR = 8;
/** Half a free strip between two cards; a wider strip gets a line along either side. */
const HALF_STRIP = 40;
const NEAR = 8;

/** The grid for these cards. The same cards give the same grid, in whatever order they come. */
export function gridOf(cards: readonly Rect[]): Grid {
  const xs = linesOf(cards, "x");
  const ys = linesOf(cards, "y");
  const across = new Uint16Array(xs.length * ys.length);
  const down = new Uint16Array(xs.length * ys.length);
  for (const { x, y, w, h } of cards) {
    const columns = within(xs, x - CLEAR, x + w + CLEAR);
    const rows = within(ys, y - CLEAR, y + h + CLEAR);
    for (let j = rows.first; j <= rows.last; j += 1)
      for (let i = columns.first - 1; i <= columns.last; i += 1) bump(across, j * xs.length + i);
    for (let i = columns.first; i <= columns.last; i += 1)
      for (let j = rows.first - 1; j <= rows.last; j += 1) bump(down, i * ys.length + j);
  }
  return { xs, ys, across, down };
}

function bump(counts: Uint16Array, index: number): void {
  counts[index] = (counts[index] ?? 0) + 1;
}

/** The first and last line strictly between two bounds; none when last is before first. */
export function within(
  lines: readonly number[],
  least: number,
  most: number,
): { readonly first: number; readonly last: number } {
  return { first: firstAbove(lines, least), last: firstAbove(lines, most - 1e-6) - 1 };
}

function firstAbove(lines: readonly number[], bound: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] ?? 0) > bound) high = middle;
    else low = middle + 1;
  }
  return low;
}

function linesOf(cards: readonly Rect[], axis: "x" | "y"): number[] {
  const spans = cards.map((card) => (axis === "x" ? spanOf(card) : spanOf(turned(card))));
  const middles = spans.map(({ from, to }) => Math.round((from + to) / 2));
  const backwards = spans.map(mirrored);
  const sides = [
    ...spans.map((span) => before(span, spans)),
    ...backwards.map((span) => -before(span, backwards)),
  ];
  const fixed = [...new Set(middles)].sort((a, b) => a - b);
  const lines = [...fixed];
  let last = -Infinity;
  for (const side of sides.map(Math.round).sort((a, b) => a - b)) {
    if (side - last < NEAR) continue;
    last = side;
    if (!fixed.includes(side)) lines.push(side);
  }
  return lines.sort((a, b) => a - b);
}

/** A card along one axis, and across it. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
}

const spanOf = ({ x, y, w, h }: Rect): Span => ({ from: x, to: x + w, low: y, high: y + h });
const turned = ({ x, y, w, h }: Rect): Rect => ({ x: y, y: x, w: h, h: w });
const mirrored = (span: Span): Span => ({ ...span, from: -span.to, to: -span.from });

/** The line before a card: in the middle of the strip to its neighbour, or a little away from it. */
function before(span: Span, all: readonly Span[]): number {
  let neighbour = -Infinity;
  for (const other of all) {
    if (other.to > span.from || other.to <= neighbour) continue;
    if (other.low < span.high && span.low < other.high) neighbour = other.to;
  }
  const strip = span.from - neighbour;
  return span.from - (strip < 3 * HALF_STRIP ? strip / 2 : HALF_STRIP);
}
