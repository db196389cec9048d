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

/** A way into or out of a card: the grid spot outside it and the spot on its edge. */
interface Port {
  readonly spot: number;
  /** 0 across, 1 down. */
  readonly way: 0 | 1;
  readonly cost: number;
  readonly edge: Point;
}

/** Finds ways on one grid. Keeps its working space, so that many searches cost little. */
export class Search {
  readonly #grid: Grid;
  readonly #columns: number;
  readonly #cost: Float64Array;
  readonly #from: Int32Array;
  readonly #seen: Int32Array;
  readonly #heap = new Heap();
  #round = 0;
  /** Extra cost of the spots where words and ties stand. */
  readonly #extra: Float32Array;

  constructor(grid: Grid, avoid: readonly Rect[]) {
    this.#grid = grid;
    this.#columns = grid.xs.length;
    const states = grid.xs.length * grid.ys.length * 2 + 1;
    this.#cost = new Float64Array(states);
    this.#from = new Int32Array(states);
    this.#seen = new Int32Array(states);
    this.#extra = new Float32Array(states);
    for (const rect of avoid) this.#avoid(rect);
  }

  /** The corners of the cheapest way between two cards, edge to edge; undefined when the grid has none. */
  find(from: Rect, to: Rect): Point[] | undefined {
    const starts = this.#ports(from);
    const ends = new Map<number, Port[]>();
    for (const port of this.#ports(to)) {
      const others = ends.get(port.spot);
      if (others === undefined) ends.set(port.spot, [port]);
      else others.push(port);
    }
    this.#round += 1;
    this.#heap.clear();
    for (const { spot, way, cost } of starts) this.#reach(spot * 2 + way, cost, -1, to);
    return this.#walk(starts, ends, to);
  }

  #walk(starts: Port[], ends: Map<number, Port[]>, to: Rect): Point[] | undefined {
    let best = Infinity;
    let last = -1;
    let port: Port | undefined;
    for (let state = this.#heap.pop(); state >= 0; state = this.#heap.pop()) {
      const cost = this.#cost[state] ?? 0;
      if (this.#heap.key >= best) break;
      if (this.#heap.key > cost + this.#guess(state >> 1, state & 1, to) + 1e-6) continue;
      for (const end of ends.get(state >> 1) ?? []) {
        const whole = cost + end.cost + (end.way === (state & 1) ? 0 : BEND);
        if (whole >= best) continue;
        [best, last, port] = [whole, state, end];
      }
      this.#spread(state, cost, to);
    }
    return port === undefined ? undefined : this.#corners(starts, last, port);
  }

  #spread(state: number, cost: number, to: Rect): void {
    const spot = state >> 1;
    const way = state & 1;
    const { xs, ys, across, down } = this.#grid;
    const i = spot % this.#columns;
    const j = (spot - i) / this.#columns;
    const turnAcross = cost + (way === 0 ? 0 : BEND);
    const turnDown = cost + (way === 1 ? 0 : BEND);
    const step = (next: number, length: number, blocked: number, base: number, dir: 0 | 1) => {
      const through = blocked > 0 ? THROUGH * blocked : 0;
      this.#reach(
        next * 2 + dir,
        base + length + through + (this.#extra[next * 2 + dir] ?? 0),
        state,
        to,
      );
    };
    const x = xs[i] ?? 0;
    const y = ys[j] ?? 0;
    if (i + 1 < xs.length) step(spot + 1, (xs[i + 1] ?? 0) - x, across[spot] ?? 0, turnAcross, 0);
    if (i > 0) step(spot - 1, x - (xs[i - 1] ?? 0), across[spot - 1] ?? 0, turnAcross, 0);
    const at = i * ys.length + j;
    if (j + 1 < ys.length)
      step(spot + this.#columns, (ys[j + 1] ?? 0) - y, down[at] ?? 0, turnDown, 1);
    if (j > 0) step(spot - this.#columns, y - (ys[j - 1] ?? 0), down[at - 1] ?? 0, turnDown, 1);
  }

  #reach(state: number, cost: number, from: number, to: Rect): void {
    if (this.#seen[state] === this.#round && (this.#cost[state] ?? 0) <= cost) return;
    this.#seen[state] = this.#round;
    this.#cost[state] = cost;
    this.#from[state] = from;
    this.#heap.push(cost + this.#guess(state >> 1, state & 1, to), state);
  }

  /** The least that is still to go: the distance, and a turn when the card is not straight ahead. */
  #guess(spot: number, way: number, { x, y, w, h }: Rect): number {
    const i = spot % this.#columns;
    const atX = this.#grid.xs[i] ?? 0;
    const atY = this.#grid.ys[(spot - i) / this.#columns] ?? 0;
    const dx = Math.max(0, x - atX, atX - x - w);
    const dy = Math.max(0, y - atY, atY - y - h);
    const turn = way === 0 ? dy > 0 : dx > 0;
    return dx + dy + (turn ? BEND : 0);
  }

  #corners(starts: Port[], last: number, end: Port): Point[] {
    const spots = [end.edge];
    let first = last;
    for (let state = last; state >= 0; state = this.#from[state] ?? -1) {
      spots.push(this.#point(state >> 1));
      first = state;
    }
    const start = starts.find(({ spot, way }) => spot * 2 + way === first);
    if (start !== undefined) spots.push(start.edge);
    return straightened(spots.reverse());
  }

  #point(spot: number): Point {
    const i = spot % this.#columns;
    return { x: this.#grid.xs[i] ?? 0, y: this.#grid.ys[(spot - i) / this.#columns] ?? 0 };
  }

  /** Every place where a line of the grid meets the card's edge, with the spot outside it. */
  #ports({ x, y, w, h }: Rect): Port[] {
    const { xs, ys, across, down } = this.#grid;
    const columns = within(
      xs,
      x + Math.min(CORNER, w / 2 - 1),
      x + w - Math.min(CORNER, w / 2 - 1),
    );
    const rows = within(ys, y + Math.min(CORNER, h / 2 - 1), y + h - Math.min(CORNER, h / 2 - 1));
    const all = {
      columns: within(xs, x - CLEAR, x + w + CLEAR),
      rows: within(ys, y - CLEAR, y + h + CLEAR),
    };
    const ports: Port[] = [];
    for (let i = columns.first; i <= columns.last; i += 1) {
      const at = xs[i] ?? 0;
      const off = OFF_MIDDLE * Math.abs(at - x - w / 2);
      for (const [j, edge, step] of [
        [all.rows.first - 1, y, 0],
        [all.rows.last + 1, y + h, -1],
      ] as const) {
        if (j < 0 || j >= ys.length) continue;
        const blocked = Math.max(0, (down[i * ys.length + j + step] ?? 1) - 1);
        const length = Math.abs((ys[j] ?? 0) - edge);
        ports.push({
          spot: j * xs.length + i,
          way: 1,
          cost: length + off + blocked * THROUGH,
          edge: { x: at, y: edge },
        });
      }
    }
    for (let j = rows.first; j <= rows.last; j += 1) {
      const at = ys[j] ?? 0;
      const off = OFF_MIDDLE * Math.abs(at - y - h / 2);
      for (const [i, edge, step] of [
        [all.columns.first - 1, x, 0],
        [all.columns.last + 1, x + w, -1],
      ] as const) {
        if (i < 0 || i >= xs.length) continue;
        const blocked = Math.max(0, (across[j * xs.length + i + step] ?? 1) - 1);
        const length = Math.abs((xs[i] ?? 0) - edge);
        ports.push({
          spot: j * xs.length + i,
          way: 0,
          cost: length + off + blocked * THROUGH,
          edge: { x: edge, y: at },
        });
      }
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

/** Without the spots that lie on a straight line between their neighbours. */
function straightened(spots: readonly Point[]): Point[] {
  const corners: Point[] = [];
  for (const spot of spots) {
    const [before, last] = corners.slice(-2);
    if (last?.x === spot.x && last.y === spot.y) continue;
    const single = corners[corners.length - 1];
    if (single?.x === spot.x && single.y === spot.y) continue;
    if (before !== undefined && last !== undefined && inLine(before, last, spot)) corners.pop();
    corners.push(spot);
  }
  return corners;
}

const inLine = (a: Point, b: Point, c: Point) =>
  (a.x === b.x && b.x === c.x) || (a.y === b.y && b.y === c.y);
