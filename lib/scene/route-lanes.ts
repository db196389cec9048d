import { clamp } from "./geometry.ts";
import { beside } from "./route-order.ts";
import type { Run } from "./route-runs.ts";

/** How far apart lines run beside each other: as far as there is room for, down to hardly. */
const WIDEST = 28;
const APART = [WIDEST, 22, 17, 13, 10, 8, 6, 4, 2, 0];
/** Runs that end this close to each other count as beside each other. */
const TOUCH = 14;
/** Runs this far apart cannot come into each other's way. */
const FAR = 200;

/** Moves runs of one direction sideways so that none lies on another and few cross. */
export function spread(runs: readonly Run[]): void {
  const order = inOrder(runs);
  const before = neighbours(order);
  for (const group of groupsOf(order, before)) settle(group, before);
  const after = reversed(before);
  for (let pass = 0; pass < 6; pass += 1) {
    for (const run of order) ease(run, before.get(run) ?? [], after.get(run) ?? []);
    for (const run of [...order].reverse()) ease(run, before.get(run) ?? [], after.get(run) ?? []);
  }
}

/** Moves a run away from neighbours that are closer than they need be. */
function ease(run: Run, before: readonly Run[], after: readonly Run[]): void {
  let [low, high] = [-Infinity, Infinity];
  for (const { at } of before) if (at > low) low = at;
  for (const { at } of after) if (at < high) high = at;
  const wish =
    high - low < 2 * WIDEST ? (low + high) / 2 : clamp(run.at, low + WIDEST, high - WIDEST);
  run.at = clamp(wish, Math.max(run.least, low), Math.min(run.most, high));
}

function reversed(before: ReadonlyMap<Run, readonly Run[]>): Map<Run, Run[]> {
  const after = new Map<Run, Run[]>();
  for (const [run, others] of before)
    for (const other of others) {
      const known = after.get(other);
      if (known === undefined) after.set(other, [run]);
      else known.push(run);
    }
  return after;
}

/** All runs from first to last: by where the search put them; on one line so that they cross least. */
function inOrder(runs: readonly Run[]): Run[] {
  const sorted = [...runs].sort((a, b) => a.nominal - b.nominal || compareRuns(a, b));
  const order: Run[] = [];
  for (let start = 0; start < sorted.length; ) {
    let end = start + 1;
    while (end < sorted.length && sorted[end]?.nominal === sorted[start]?.nominal) end += 1;
    order.push(...ranked(sorted.slice(start, end)));
    start = end;
  }
  return order;
}

const compareRuns = (a: Run, b: Run) =>
  a.low - b.low || a.high - b.high || (a.way.id < b.way.id ? -1 : 1);

const meet = (a: Run, b: Run) => a.low < b.high + TOUCH && b.low < a.high + TOUCH;

/** One line's runs: each before those that it should lie before, most wins first, then neighbours swapped where that is better. */
function ranked(line: readonly Run[]): Run[] {
  const score = new Map<Run, number>(line.map((run) => [run, 0]));
  line.forEach((a, index) => {
    for (const b of line.slice(index + 1)) {
      if (!meet(a, b)) continue;
      const order = beside(a, b);
      score.set(a, (score.get(a) ?? 0) + order);
      score.set(b, (score.get(b) ?? 0) - order);
    }
  });
  const ranks = [...line].sort(
    (a, b) => (score.get(a) ?? 0) - (score.get(b) ?? 0) || compareRuns(a, b),
  );
  for (let pass = 0; pass < ranks.length && swapped(ranks); pass += 1);
  return ranks;
}

function swapped(ranks: Run[]): boolean {
  let any = false;
  for (let index = 0; index + 1 < ranks.length; index += 1) {
    const [a, b] = [ranks[index], ranks[index + 1]];
    if (a === undefined || b === undefined || !meet(a, b) || beside(a, b) <= 0) continue;
    [ranks[index], ranks[index + 1]] = [b, a];
    any = true;
  }
  return any;
}

/** For every run, those earlier in order that it must stay clear of. */
function neighbours(order: readonly Run[]): Map<Run, Run[]> {
  const before = new Map<Run, Run[]>();
  order.forEach((run, index) => {
    const mine: Run[] = [];
    for (let other = index - 1; other >= 0; other -= 1) {
      const one = order[other];
      if (one === undefined || run.nominal - one.nominal > FAR) break;
      if (meet(one, run)) mine.push(one);
    }
    before.set(run, mine);
  });
  return before;
}

/** Runs that can come into each other's way, directly or through others, in order. */
function groupsOf(order: readonly Run[], before: ReadonlyMap<Run, readonly Run[]>): Run[][] {
  const groups = new Map<Run, Run[]>();
  for (const run of order) {
    const group = [run];
    groups.set(run, group);
    for (const other of before.get(run) ?? []) {
      const theirs = groups.get(other);
      const mine = groups.get(run);
      if (theirs === undefined || mine === undefined || theirs === mine) continue;
      if (other.most + WIDEST < run.least && other.nominal !== run.nominal) continue;
      theirs.push(...mine);
      for (const one of mine) groups.set(one, theirs);
    }
  }
  const rank = new Map(order.map((run, index) => [run, index]));
  return [...new Set(groups.values())].map((group) =>
    group.sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0)),
  );
}

/** Gives every run of a group its lane, as wide apart as there is room for. */
function settle(group: readonly Run[], before: ReadonlyMap<Run, readonly Run[]>): void {
  for (const apart of APART) {
    const bounds = boundsFor(group, before, apart);
    if (bounds === undefined) continue;
    const wished = lanes(group, before, apart);
    for (const run of group) {
      const least = (before.get(run) ?? []).reduce(
        (most, other) => Math.max(most, other.at + apart),
        bounds.least.get(run) ?? run.least,
      );
      run.at = Math.min(
        Math.max(wished.get(run) ?? run.nominal, least),
        bounds.most.get(run) ?? run.most,
      );
    }
    return;
  }
}

interface Bounds {
  readonly least: ReadonlyMap<Run, number>;
  readonly most: ReadonlyMap<Run, number>;
}

/** How far each run may go when all keep this far apart; undefined when they cannot. */
function boundsFor(
  group: readonly Run[],
  before: ReadonlyMap<Run, readonly Run[]>,
  apart: number,
): Bounds | undefined {
  const least = new Map(group.map((run) => [run, run.least]));
  const most = new Map(group.map((run) => [run, run.most]));
  for (const run of group)
    for (const other of before.get(run) ?? [])
      least.set(run, Math.max(least.get(run) ?? 0, (least.get(other) ?? -Infinity) + apart));
  for (const run of [...group].reverse())
    for (const other of before.get(run) ?? [])
      most.set(other, Math.min(most.get(other) ?? Infinity, (most.get(run) ?? Infinity) - apart));
  const fits = group.every((run) => (least.get(run) ?? 0) <= (most.get(run) ?? 0) + 1e-6);
  return fits ? { least, most } : undefined;
}

/** Where each run would like to lie: those on one line side by side around it. */
function lanes(
  group: readonly Run[],
  before: ReadonlyMap<Run, readonly Run[]>,
  apart: number,
): Map<Run, number> {
  const lane = new Map<Run, number>();
  const count = new Map<number, number>();
  for (const run of group) {
    const mine = (before.get(run) ?? [])
      .filter(({ nominal }) => nominal === run.nominal)
      .reduce((most, other) => Math.max(most, (lane.get(other) ?? 0) + 1), 0);
    lane.set(run, mine);
    count.set(run.nominal, Math.max(count.get(run.nominal) ?? 0, mine + 1));
  }
  return new Map(
    group.map((run) => {
      const middle = ((count.get(run.nominal) ?? 1) - 1) / 2;
      return [run, run.nominal + ((lane.get(run) ?? 0) - middle) * apart];
    }),
  );
}
