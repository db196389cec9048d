import type { Point, Rect } from "./geometry.ts";
import { Heap } from "./heap.ts";
import { CLEAR, type Grid, within } from "./route-grid.ts";

/** What a turn costs, as a length of line that one would rather walk. */
const BEND = 90;
/** What crossing a card costs: more than any way around. */
const THROUGH = 20_000;
/** Leaving a card off the middle of its side costs this share of the distance. */
const OFF_MIDDLE = 0.35;
/** Ports keep away from a card's corners. */
export const CORNER = 20;

/** This many pathways lie well side by side in one strip; each one more makes it dearer by this share. */
const FITS = 3;
const CROWDED = 0.3;
const CROWDED_PORT = 70;

/** A way into or out of a card: the grid spot outside it and the spot on its edge. */
interface Port {
  readonly state: number;
  readonly cost: number;
  readonly edge: Point;
}

/** A way that was found: its corners from edge to edge, and the strips it runs through. */
export interface Found {
  readonly points: Point[];
  readonly states: readonly number[];
}

/**
 * Finds ways on one grid. Keeps its working space, so that many searches cost little.
 * A *state* is a spot of the grid with the direction of travel: twice the spot, plus one when down.
 */
export class Search {
  readonly #grid: Grid;
  readonly #columns: number;
  /** Where each spot lies. */
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  /** Whether a spot is next to the card that this round looks for: the round's number. */
  readonly #near: Int32Array;
  readonly #cost: Float64Array;
  readonly #from: Int32Array;
  readonly #seen: Int32Array;
  readonly #heap = new Heap();
  /** Extra cost of the spots where ties stand. */
  readonly #extra: Float32Array;
  /** How many pathways run through each state. */
  readonly #load: Uint16Array;
  #round = 0;
  #goal: Rect = { x: 0, y: 0, w: 0, h: 0 };
  /** Whether strips that are full already cost more. */
  shy = false;
  /** Above 1, going straight for the card looks better than it is: ways are found sooner, some a little longer. */
  eager = 1;

  constructor(grid: Grid, avoid: readonly Rect[]) {
    this.#grid = grid;
    this.#columns = grid.xs.length;
    const spots = grid.xs.length * grid.ys.length;
    this.#x = Float64Array.from({ length: spots }, (_, spot) => grid.xs[spot % this.#columns] ?? 0);
    this.#y = Float64Array.from(
      { length: spots },
      (_, spot) => grid.ys[Math.floor(spot / this.#columns)] ?? 0,
    );
    this.#near = new Int32Array(spots);
    const states = spots * 2;
    this.#cost = new Float64Array(states);
    this.#from = new Int32Array(states);
    this.#seen = new Int32Array(states);
    this.#extra = new Float32Array(states);
    this.#load = new Uint16Array(states);
    for (const rect of avoid) this.#avoid(rect);
  }

  /** Counts a way as taken, or with -1 as free again. */
  take({ states }: Found, times: 1 | -1): void {
    for (const state of states) this.#load[state] = (this.#load[state] ?? 0) + times;
  }

  /** Whether a way runs through a strip that holds more than lie well in it. */
  crowded({ states }: Found): boolean {
    return states.some((state) => (this.#load[state] ?? 0) > FITS);
  }

  /** The cheapest way between two cards; undefined when the grid has none. */
  find(from: Rect, to: Rect): Found | undefined {
    this.#goal = to;
    this.#round += 1;
    this.#heap.clear();
    const starts = this.#ports(from);
    for (const { state, cost } of starts) this.#reach(state, cost, -1);
    const ends = this.#ports(to);
    for (const { state } of ends) this.#near[state >> 1] = this.#round;
    return this.#walk(starts, ends);
  }

  #walk(starts: readonly Port[], ends: readonly Port[]): Found | undefined {
    let best = Infinity;
    let found: readonly [number, Port] | undefined;
    for (let state = this.#heap.pop(); state >= 0; state = this.#heap.pop()) {
      const cost = this.#cost[state] ?? 0;
      if (this.#heap.key >= best) break;
      if (this.#heap.key > cost + this.#guess(state) + 1e-6) continue;
      if (this.#near[state >> 1] === this.#round)
        for (const end of ends) {
          const whole = cost + priceIn(end, state);
          if (whole < best) [best, found] = [whole, [state, end]];
        }
      this.#spread(state, cost);
    }
    return found === undefined ? undefined : this.#found(starts, ...found);
  }

  #spread(state: number, cost: number): void {
    const { xs, ys, across, down } = this.#grid;
    const spot = state >> 1;
    const i = spot % this.#columns;
    const j = (spot - i) / this.#columns;
    const flat = cost + ((state & 1) === 0 ? 0 : BEND);
    const steep = cost + ((state & 1) === 1 ? 0 : BEND);
    const at = i * ys.length + j;
    if (i + 1 < xs.length) this.#step(state, spot + 1, 0, flat, across[spot]);
    if (i > 0) this.#step(state, spot - 1, 0, flat, across[spot - 1]);
    if (j + 1 < ys.length) this.#step(state, spot + this.#columns, 1, steep, down[at]);
    if (j > 0) this.#step(state, spot - this.#columns, 1, steep, down[at - 1]);
  }

  #step(from: number, spot: number, way: 0 | 1, cost: number, blocked = 0): void {
    const state = spot * 2 + way;
    const before = from >> 1;
    const length =
      way === 0
        ? Math.abs((this.#x[spot] ?? 0) - (this.#x[before] ?? 0))
        : Math.abs((this.#y[spot] ?? 0) - (this.#y[before] ?? 0));
    this.#reach(
      state,
      cost + length * this.#price(state) + blocked * THROUGH + (this.#extra[state] ?? 0),
      from,
    );
  }

  #price(state: number): number {
    return this.shy ? 1 + CROWDED * this.#over(state) : 1;
  }

  #over(state: number): number {
    return Math.max(0, (this.#load[state] ?? 0) + 1 - FITS);
  }

  #reach(state: number, cost: number, from: number): void {
    if (this.#seen[state] === this.#round && (this.#cost[state] ?? 0) <= cost) return;
    this.#seen[state] = this.#round;
    this.#cost[state] = cost;
    this.#from[state] = from;
    this.#heap.push(cost + this.#guess(state), state);
  }

  /** The least that is still to go: the distance, and a turn when the card is not straight ahead. */
  #guess(state: number): number {
    const { x, y, w, h } = this.#goal;
    const atX = this.#x[state >> 1] ?? 0;
    const atY = this.#y[state >> 1] ?? 0;
    const dx = Math.max(0, x - atX, atX - x - w);
    const dy = Math.max(0, y - atY, atY - y - h);
    const turn = (state & 1) === 0 ? dy > 0 : dx > 0;
    return (dx + dy) * this.eager + (turn ? BEND : 0);
  }

  #found(starts: readonly Port[], last: number, end: Port): Found {
    const points = [end.edge];
    const states = [end.state];
    let first = last;
    for (let state = last; state >= 0; state = this.#from[state] ?? -1) {
      points.push(this.#point(state >> 1));
      if (state !== end.state) states.push(state);
      first = state;
    }
    const start = starts.find(({ state }) => state === first);
    if (start !== undefined) points.push(start.edge);
    return { points: straightened(points.reverse()), states };
  }

  #point(spot: number): Point {
    return { x: this.#x[spot] ?? 0, y: this.#y[spot] ?? 0 };
  }

  /** Every place where a line of the grid meets the card's edge, with the spot outside it. */
  #ports({ x, y, w, h }: Rect): Port[] {
    const { xs, ys, across, down } = this.#grid;
    const [columns, rows] = [inner(xs, x, w), inner(ys, y, h)];
    const [left, right] = outer(xs, x, w);
    const [top, bottom] = outer(ys, y, h);
    const ports: Port[] = [];
    const add = (spot: number, way: 0 | 1, edge: Point, off: number, blocked = 1) => {
      const state = spot * 2 + way;
      const { x: outX, y: outY } = this.#point(spot);
      const length = Math.abs(outX - edge.x) + Math.abs(outY - edge.y);
      const full = this.shy ? CROWDED_PORT * this.#over(state) : 0;
      const through = THROUGH * Math.max(0, blocked - 1);
      ports.push({ state, edge, cost: length + OFF_MIDDLE * Math.abs(off) + full + through });
    };
    for (let i = columns.first; i <= columns.last; i += 1) {
      const at = xs[i] ?? 0;
      const [n, off] = [i * ys.length, at - x - w / 2];
      if (top >= 0) add(top * xs.length + i, 1, { x: at, y }, off, down[n + top]);
      if (bottom < ys.length)
        add(bottom * xs.length + i, 1, { x: at, y: y + h }, off, down[n + bottom - 1]);
    }
    for (let j = rows.first; j <= rows.last; j += 1) {
      const at = ys[j] ?? 0;
      const [n, off] = [j * xs.length, at - y - h / 2];
      if (left >= 0) add(n + left, 0, { x, y: at }, off, across[n + left]);
      if (right < xs.length) add(n + right, 0, { x: x + w, y: at }, off, across[n + right - 1]);
    }
    return ports;
  }

  #avoid({ x, y, w, h }: Rect): void {
    const { xs, ys } = this.#grid;
    const columns = within(xs, x, x + w);
    const rows = within(ys, y - 20, y + h + 20);
    for (let i = columns.first; i <= columns.last; i += 1)
      for (let j = rows.first; j <= rows.last; j += 1)
        this.#extra[(j * xs.length + i) * 2 + 1] = BEND;
  }
}

/** What going in through this port costs from a state; nothing leads there from another spot. */
function priceIn(end: Port, state: number): number {
  if (end.state >> 1 !== state >> 1) return Infinity;
  return end.cost + (end.state === state ? 0 : BEND);
}

/** The lines that meet a card's side, its corners left free. */
function inner(lines: readonly number[], from: number, size: number) {
  const corner = Math.min(CORNER, size / 2 - 1);
  return within(lines, from + corner, from + size - corner);
}

/** The last line before a card and the first one behind it. */
function outer(lines: readonly number[], from: number, size: number): readonly [number, number] {
  const all = within(lines, from - CLEAR, from + size + CLEAR);
  return [all.first - 1, all.last + 1];
}

/** Without the spots that lie on a straight line between their neighbours. */
function straightened(spots: readonly Point[]): Point[] {
  const corners: Point[] = [];
  for (const spot of spots) {
    const last = corners[corners.length - 1];
    const before = corners[corners.length - 2];
    if (last?.x === spot.x && last.y === spot.y) continue;
    if (before !== undefined && last !== undefined && inLine(before, last, spot)) corners.pop();
    corners.push(spot);
  }
  return corners;
}

const inLine = (a: Point, b: Point, c: Point) =>
  (a.x === b.x && b.x === c.x) || (a.y === b.y && b.y === c.y);
