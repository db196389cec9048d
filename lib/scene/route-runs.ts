import type { ItemId } from "#lib/gap-map/model.ts";
import { around, type Point, type Rect } from "./geometry.ts";
import { CORNER } from "./route-search.ts";

/** One straight piece of a pathway between two corners. */
export interface Run {
  readonly way: Way;
  readonly down: boolean;
  /** Where the search put it: x of a downward run, y of one across. */
  readonly nominal: number;
  /** Where it reaches from and to, along its own direction, smaller first. */
  readonly low: number;
  readonly high: number;
  /** Whether the pathway runs towards larger values. */
  readonly forward: boolean;
  readonly index: number;
  /** Between which values it may be moved sideways without touching a card. */
  least: number;
  most: number;
  /** Where it is drawn. */
  at: number;
  /** Its turn among all runs of its direction, while lanes are given out. */
  turn: number;
}

/** A pathway as its runs, from card to card. */
export interface Way {
  readonly id: ItemId;
  readonly from: Rect;
  readonly to: Rect;
  readonly runs: Run[];
}

/** How far lines keep from cards they pass, and from the cards they lead to, where arrow heads stand. */
const PASS = 12;
const HEAD = 26;
/** No line runs closer to the map's left edge. */
const EDGE = 12;

/** A way's corners as runs that can be moved sideways. */
export function wayOf(id: ItemId, from: Rect, to: Rect, points: readonly Point[]): Way {
  const way: Way = { id, from, to, runs: [] };
  for (let index = 0; index + 1 < points.length; index += 1) {
    const [a, b] = [points[index], points[index + 1]];
    if (a === undefined || b === undefined) continue;
    const down = a.x === b.x;
    const nominal = down ? a.x : a.y;
    const [start, end] = down ? [a.y, b.y] : [a.x, b.x];
    const [low, high] = [Math.min(start, end), Math.max(start, end)];
    const run = { way, down, nominal, low, high, forward: start <= end, index, least: 0, most: 0 };
    way.runs.push({ ...run, at: nominal, turn: 0 });
  }
  return way;
}

/** A straight line that stays where it is, and that others keep away from. */
export function fixedRun(from: Point, to: Point): Run {
  const down = from.x === to.x;
  const at = down ? from.x : from.y;
  const [start, end] = down ? [from.y, to.y] : [from.x, to.x];
  const way: Way = { id: "" as ItemId, from: around(from, from), to: around(to, to), runs: [] };
  return {
    ...{ way, down, nominal: at, index: 0, forward: true },
    ...{ low: Math.min(start, end), high: Math.max(start, end), least: at, most: at, at, turn: 0 },
  };
}

/** The run that joins at this end, if it does not end at a card there. */
export function joined(run: Run, end: "low" | "high"): Run | undefined {
  const step = (end === "low") === run.forward ? -1 : 1;
  return run.way.runs[run.index + step];
}

/** Where a run turns at this end: -1 towards smaller values, 1 towards larger ones, 0 when it ends at a card. */
export function turnAt(run: Run, end: "low" | "high"): -1 | 0 | 1 {
  const next = joined(run, end);
  if (next === undefined) return 0;
  return next.high - run.nominal > run.nominal - next.low ? 1 : -1;
}

/** Finds how far every run may be moved: up to the cards beside it, and along the side of the card it ends at. */
export function setRanges(runs: readonly Run[], cards: readonly Rect[]): void {
  for (const down of [true, false]) {
    const along = cards.map((card) => (down ? card.y : card.x));
    const ends = cards.map((card) => (down ? card.y + card.h : card.x + card.w));
    const order = [...cards.keys()].sort((a, b) => (along[a] ?? 0) - (along[b] ?? 0));
    for (const run of runs) {
      if (run.down !== down) continue;
      run.least = EDGE;
      run.most = Infinity;
      for (const index of order) {
        if ((along[index] ?? 0) >= run.high + PASS) break;
        const card = cards[index];
        if (card !== undefined && (ends[index] ?? 0) > run.low - PASS) limit(run, card);
      }
      run.least = Math.min(run.least, run.nominal);
      run.most = Math.max(run.most, run.nominal);
    }
  }
}

/** Holds a run off a card beside it, or on the side of the card that it ends at. */
function limit(run: Run, card: Rect): void {
  const { from, to, runs } = run.way;
  const near = run.down ? card.x : card.y;
  const far = near + (run.down ? card.w : card.h);
  const last = run.index === runs.length - 1;
  if ((run.index === 0 && card === from) || (last && card === to)) {
    const corner = Math.min(CORNER, (far - near) / 2);
    run.least = Math.max(run.least, near + corner);
    run.most = Math.min(run.most, far - corner);
    return;
  }
  const room = card === from || card === to ? HEAD : PASS;
  if (far <= run.nominal) run.least = Math.max(run.least, far + room);
  else if (near >= run.nominal) run.most = Math.min(run.most, near - room);
}

/** The corners of a way after its runs have been moved, from card edge to card edge. */
export function pointsOf({ from, to, runs }: Way): Point[] {
  const points: Point[] = [];
  runs.forEach((run, index) => {
    const before = runs[index - 1];
    if (before === undefined) points.push(onEdge(run, from, run.forward));
    else points.push(run.down ? { x: run.at, y: before.at } : { x: before.at, y: run.at });
    if (index === runs.length - 1) points.push(onEdge(run, to, !run.forward));
  });
  return points.map(({ x, y }) => ({ x: Math.round(x * 2) / 2, y: Math.round(y * 2) / 2 }));
}

function onEdge(run: Run, box: Rect, far: boolean): Point {
  return run.down
    ? { x: run.at, y: far ? box.y + box.h : box.y }
    : { x: far ? box.x + box.w : box.x, y: run.at };
}
