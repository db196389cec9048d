import { clamp } from "./geometry.ts";
import { ranked, together } from "./route-ranks.ts";
import type { Run } from "./route-runs.ts";

/** How far apart lines run beside each other: as far as there is room for, down to hardly. */
const WIDEST = 84;
const APART = [WIDEST, 56, 40, 28, 22, 17, 13, 10, 8, 6, 4, 2, 0];
/** Runs this far apart cannot come into each other's way. */
const FAR = 200;
const EASINGS = 6;

/** Runs of one direction from first to last, and for each the earlier and later ones it must stay clear of. */
interface Lanes {
  readonly order: readonly Run[];
  readonly before: readonly (readonly Run[])[];
  readonly after: readonly (readonly Run[])[];
  /** Working space: how far each may go while all keep apart, and its lane on its line. */
  readonly least: Float64Array;
  readonly most: Float64Array;
  readonly lane: Int32Array;
}

/** Moves runs of one direction sideways so that none lies on another and few cross. */
export function spread(runs: readonly Run[]): void {
  const lanes = lanesOf(inOrder(runs));
  for (const group of groupsOf(lanes)) settle(group, lanes);
  for (let pass = 0; pass < EASINGS; pass += 1) {
    for (const run of lanes.order) ease(run, lanes);
    for (let index = lanes.order.length - 1; index >= 0; index -= 1) {
      const run = lanes.order[index];
      if (run !== undefined) ease(run, lanes);
    }
  }
}

/** All runs from first to last: by where the search put them; on one line so that they cross least. */
function inOrder(runs: readonly Run[]): Run[] {
  const lines = new Map<number, Run[]>();
  for (const run of runs) {
    const line = lines.get(run.nominal);
    if (line === undefined) lines.set(run.nominal, [run]);
    else line.push(run);
  }
  return [...lines].sort(([a], [b]) => a - b).flatMap(([, line]) => ranked(line));
}

function lanesOf(order: readonly Run[]): Lanes {
  const before: Run[][] = order.map(() => []);
  const after: Run[][] = order.map(() => []);
  order.forEach((run, index) => {
    run.turn = index;
    for (let other = index - 1; other >= 0; other -= 1) {
      const one = order[other];
      if (one === undefined || run.nominal - one.nominal > FAR) break;
      if (!together(one, run)) continue;
      before[index]?.push(one);
      after[other]?.push(run);
    }
  });
  const least = new Float64Array(order.length).fill(-Infinity);
  const most = new Float64Array(order.length).fill(Infinity);
  return { order, before, after, least, most, lane: new Int32Array(order.length) };
}

/** Runs that can come into each other's way, directly or through others, each group in order. */
function groupsOf({ order, before }: Lanes): Run[][] {
  const root = order.map((_, index) => index);
  const find = (index: number): number => {
    let at = index;
    while (root[at] !== at) at = root[at] ?? at;
    root[index] = at;
    return at;
  };
  for (const run of order)
    for (const other of before[run.turn] ?? []) {
      const apart = other.most + WIDEST < run.least && other.nominal !== run.nominal;
      if (!apart) root[find(run.turn)] = find(other.turn);
    }
  const groups = new Map<number, Run[]>();
  for (const run of order) {
    const group = groups.get(find(run.turn));
    if (group === undefined) groups.set(find(run.turn), [run]);
    else group.push(run);
  }
  return [...groups.values()];
}

/** Gives every run of a group its lane, as wide apart as there is room for. */
function settle(group: readonly Run[], lanes: Lanes): void {
  const apart = APART.find((one) => fits(group, lanes, one)) ?? 0;
  const counts = new Map<number, number>();
  for (const run of group) {
    let mine = 0;
    for (const other of lanes.before[run.turn] ?? [])
      if (other.nominal === run.nominal) mine = Math.max(mine, (lanes.lane[other.turn] ?? 0) + 1);
    lanes.lane[run.turn] = mine;
    counts.set(run.nominal, Math.max(counts.get(run.nominal) ?? 0, mine));
  }
  for (const run of group) {
    let least = lanes.least[run.turn] ?? run.least;
    for (const { at } of lanes.before[run.turn] ?? []) least = Math.max(least, at + apart);
    const middle = (counts.get(run.nominal) ?? 0) / 2;
    const wish = run.nominal + ((lanes.lane[run.turn] ?? 0) - middle) * apart;
    run.at = Math.min(Math.max(wish, least), lanes.most[run.turn] ?? run.most);
  }
}

/** Whether a group has room when all keep this far apart. Notes how far each may then go. */
function fits(
  group: readonly Run[],
  { before, after, least, most }: Lanes,
  apart: number,
): boolean {
  for (const run of group) {
    let bound = run.least;
    for (const { turn } of before[run.turn] ?? [])
      bound = Math.max(bound, (least[turn] ?? 0) + apart);
    if (bound > run.most) return false;
    least[run.turn] = bound;
  }
  for (let index = group.length - 1; index >= 0; index -= 1) {
    const run = group[index];
    if (run === undefined) continue;
    let bound = run.most;
    for (const { turn } of after[run.turn] ?? [])
      bound = Math.min(bound, (most[turn] ?? 0) - apart);
    most[run.turn] = bound;
  }
  return true;
}

/** Moves a run away from neighbours that are closer than they need be. */
function ease(run: Run, { before, after }: Lanes): void {
  let [low, high] = [-Infinity, Infinity];
  for (const { at } of before[run.turn] ?? []) if (at > low) low = at;
  for (const { at } of after[run.turn] ?? []) if (at < high) high = at;
  const tight = high - low < 2 * WIDEST;
  const wish = tight ? (low + high) / 2 : clamp(run.at, low + WIDEST, high - WIDEST);
  run.at = clamp(wish, Math.max(run.least, low), Math.min(run.most, high));
}
