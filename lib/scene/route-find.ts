import type { ItemId, Pathway } from "#lib/gap-map/model.ts";
import type { Box } from "./boxes.ts";
import type { Evidence } from "./evidence.ts";
import { centre, type Point } from "./geometry.ts";
import { gridOf } from "./route-grid.ts";
import { spread } from "./route-lanes.ts";
import { fixedRun, pointsOf, type Run, setRanges, type Way, wayOf } from "./route-runs.ts";
import { type Found, Search } from "./route-search.ts";

/** A pathway with both its cards. */
export interface Trip {
  readonly pathway: Pathway;
  readonly from: Box;
  readonly to: Box;
}

/** A line that is drawn already and stays. */
export type Line = readonly Point[];

/** The corners of every trip's line, edge to edge, clear of cards and beside each other; lines that stay are kept clear of too. */
export function findLines(
  trips: readonly Trip[],
  cards: readonly Box[],
  evidence: readonly Evidence[],
  staying: readonly Line[],
): Map<ItemId, Line> {
  const lines = new Map<ItemId, Line>();
  if (trips.length === 0) return lines;
  const search = new Search(
    gridOf(cards),
    evidence.map(({ pill }) => pill),
  );
  const ways: Way[] = [];
  const found = findAll(trips, search);
  for (const trip of trips) {
    const { pathway, from, to } = trip;
    const way = found.get(trip);
    if (way === undefined) lines.set(pathway.id, from === to ? loop(from) : elbow(from, to));
    else ways.push(wayOf(pathway.id, from, to, way.points));
  }
  const runs = ways.flatMap((way) => way.runs);
  setRanges(runs, cards);
  const fixed = [...evidence.map(({ line }) => fixedRun(...line)), ...runsNear(runs, staying)];
  for (const down of [true, false]) spread([...runs, ...fixed].filter((run) => run.down === down));
  for (const way of ways) lines.set(way.id, pointsOf(way));
  return lines;
}

/** With more pathways than this every strip is crowded: looking again helps nobody, and speed counts. */
const MANY = 400;

/** The best way for each trip on its own; then those in crowded strips look again for a better one. */
function findAll(trips: readonly Trip[], search: Search): Map<Trip, Found> {
  if (trips.length > MANY) search.eager = 1.04;
  const found = new Map<Trip, Found>();
  for (const trip of trips) {
    const way = trip.from === trip.to ? undefined : search.find(trip.from, trip.to);
    if (way === undefined) continue;
    search.take(way, 1);
    found.set(trip, way);
  }
  if (trips.length > MANY) return found;
  search.shy = true;
  // The longest move away first: a short way is the better for staying where it is.
  const longest = [...found]
    .map(([trip, way]) => ({ trip, way, length: lengthOf(way.points) }))
    .sort((a, b) => b.length - a.length);
  for (const { trip, way } of longest) {
    if (!search.crowded(way)) continue;
    search.take(way, -1);
    const other = search.find(trip.from, trip.to) ?? way;
    search.take(other, 1);
    found.set(trip, other);
  }
  return found;
}

function lengthOf(line: Line): number {
  return line.reduce((sum, { x, y }, index) => {
    const before = line[index - 1];
    return before === undefined ? 0 : sum + Math.abs(x - before.x) + Math.abs(y - before.y);
  }, 0);
}

/** How near a staying line must be to matter. */
const NEAR = 60;

function runsNear(runs: readonly Run[], staying: readonly Line[]): Run[] {
  return staying.flatMap((line) =>
    line.slice(1).flatMap((to, index) => {
      const from = line[index] ?? to;
      const fixed = fixedRun(from, to);
      const matters = runs.some(
        (run) =>
          run.down === fixed.down &&
          Math.abs(run.nominal - fixed.at) < NEAR &&
          run.low < fixed.high &&
          fixed.low < run.high,
      );
      return matters ? [fixed] : [];
    }),
  );
}

/** A way from a service to itself: out of its right side and back in. */
function loop({ x, y, w, h }: Box): Line {
  const [right, out] = [x + w, x + w + 32];
  return [
    { x: right, y: y + h / 3 },
    { x: out, y: y + h / 3 },
    { x: out, y: y + (h * 2) / 3 },
    { x: right, y: y + (h * 2) / 3 },
  ];
}

function elbow(from: Box, to: Box): Line {
  const [a, b] = [centre(from), centre(to)];
  return [a, { x: b.x, y: a.y }, b];
}
