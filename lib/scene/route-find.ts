import type { ItemId } from "#lib/gap-map/model.ts";
import { centre, type Point, type Rect } from "./geometry.ts";
import type { Leg, RoutingTask } from "./route.ts";
import { gridOf } from "./route-grid.ts";
import { spread } from "./route-lanes.ts";
import { fixedRun, pointsOf, setRanges, type Way, wayOf } from "./route-runs.ts";
import { type Found, Search } from "./route-search.ts";

/** A pathway with both its cards. */
export interface Trip {
  readonly leg: Leg;
  readonly from: Rect;
  readonly to: Rect;
}

/** The corners of a pathway's line. */
export type Line = readonly Point[];

/** The corners of every trip's line, edge to edge, clear of cards and beside each other. */
export function findLines(
  trips: readonly Trip[],
  cards: readonly Rect[],
  ties: RoutingTask["ties"],
): Map<ItemId, Line> {
  const lines = new Map<ItemId, Line>();
  if (trips.length === 0) return lines;
  const search = new Search(
    gridOf(cards),
    ties.map(({ pill }) => pill),
  );
  const ways: Way[] = [];
  const found = findAll(trips, search);
  for (const trip of trips) {
    const { leg, from, to } = trip;
    const way = found.get(trip);
    if (way === undefined) lines.set(leg.id, from === to ? loop(from) : elbow(from, to));
    else ways.push(wayOf(leg.id, from, to, way.points));
  }
  const runs = ways.flatMap((way) => way.runs);
  setRanges(runs, cards);
  const fixed = ties.map(({ line }) => fixedRun(...line));
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

/** A way from a service to itself: out of its right side and back in. */
export function loop({ x, y, w, h }: Rect): Line {
  const [right, out] = [x + w, x + w + 32];
  return [
    { x: right, y: y + h / 3 },
    { x: out, y: y + h / 3 },
    { x: out, y: y + (h * 2) / 3 },
    { x: right, y: y + (h * 2) / 3 },
  ];
}

function elbow(from: Rect, to: Rect): Line {
  const [a, b] = [centre(from), centre(to)];
  return [a, { x: b.x, y: a.y }, b];
}
