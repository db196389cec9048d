import { beside } from "./route-order.ts";
import type { Run } from "./route-runs.ts";

/** Runs that end this close to each other count as beside each other. */
const TOUCH = 14;

/** Whether two runs of one direction pass each other somewhere. */
export const together = (a: Run, b: Run) => a.low < b.high + TOUCH && b.low < a.high + TOUCH;

/** One line's runs: each before those that it should lie before, most wins first, then neighbours swapped where that is better. */
export function ranked(line: readonly Run[]): Run[] {
  const runs = [...line].sort(compareRuns);
  const score = new Map<Run, number>(runs.map((run) => [run, 0]));
  runs.forEach((a, index) => {
    for (let next = index + 1; next < runs.length; next += 1) {
      const b = runs[next];
      if (b === undefined || b.low >= a.high + TOUCH) break;
      const order = beside(a, b);
      score.set(a, (score.get(a) ?? 0) + order);
      score.set(b, (score.get(b) ?? 0) - order);
    }
  });
  const ranks = runs.sort((a, b) => (score.get(a) ?? 0) - (score.get(b) ?? 0) || compareRuns(a, b));
  const most = Math.min(ranks.length, PASSES);
  for (let pass = 0; pass < most && swapped(ranks); pass += 1);
  return ranks;
}

const PASSES = 24;

const compareRuns = (a: Run, b: Run) =>
  a.low - b.low || a.high - b.high || (a.way.id < b.way.id ? -1 : 1);

function swapped(ranks: Run[]): boolean {
  let any = false;
  for (let index = 0; index + 1 < ranks.length; index += 1) {
    const [a, b] = [ranks[index], ranks[index + 1]];
    if (a === undefined || b === undefined || !together(a, b) || beside(a, b) <= 0) continue;
    [ranks[index], ranks[index + 1]] = [b, a];
    any = true;
  }
  return any;
}
