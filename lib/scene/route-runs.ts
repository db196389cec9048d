import type { ItemId } from "#lib/gap-map/model.ts";
import type { Box } from "./boxes.ts";
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

/** A way's corners as runs that can be moved sideways. */
export function wayOf(id: ItemId, from: Box, to: Box, points: readonly Point[]): Way {
  const way: Way = { id, from, to, runs: [] };
  for (let index = 0; index + 1 < points.length; index += 1) {
    const [a, b] = [points[index], points[index + 1]];
    if (a === undefined || b === undefined) continue;
    const down = a.x === b.x;
    const nominal = down ? a.x : a.y;
    const [start, end] = down ? [a.y, b.y] : [a.x, b.x];
    const [low, high] = [Math.min(start, end), Math.max(start, end)];
    const run = { way, down, nominal, low, high, forward: start <= end, index, least: 0, most: 0 };
    way.runs.push({ ...run, at: nominal });
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
    ...{ low: Math.min(start, end), high: Math.max(start, end), least: at, most: at, at },
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
export function setRanges(runs: readonly Run[], boxes: readonly Box[]): void {
  for (const run of runs) {
    let least = 12;
    let most = Infinity;
    const { from, to, runs: all } = run.way;
    const ends = [
      run.index === 0 ? from : undefined,
      run.index === all.length - 1 ? to : undefined,
    ];
    for (const box of boxes) {
      const [low, high, near, far] = run.down
        ? [box.y, box.y + box.h, box.x, box.x + box.w]
        : [box.x, box.x + box.w, box.y, box.y + box.h];
      if (ends.includes(box)) {
        const corner = Math.min(CORNER, (far - near) / 2);
        least = Math.max(least, near + corner);
        most = Math.min(most, far - corner);
        continue;
      }
      const room = box === from || box === to ? HEAD : PASS;
      if (low >= run.high + PASS || high <= run.low - PASS) continue;
      if (far <= run.nominal) least = Math.max(least, far + room);
      else if (near >= run.nominal) most = Math.min(most, near - room);
    }
    run.least = Math.min(least, run.nominal);
    run.most = Math.max(most, run.nominal);
  }
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
