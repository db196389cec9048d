import type { ItemId, Pathway } from "#lib/gap-map/model.ts";
import { type OutcomeStyle, outcomeOf } from "#lib/gap-map/outcomes.ts";
import type { Box } from "./boxes.ts";
import type { Evidence } from "./evidence.ts";
import { around, centre, type Point, type Rect } from "./geometry.ts";
import type { MapLayout } from "./layout.ts";
import { gridOf } from "./route-grid.ts";
import { lineRects, placeWord, Shelf, wordSizer } from "./route-labels.ts";
import { spread } from "./route-lanes.ts";
import { fixedRun, pointsOf, setRanges, type Way, wayOf } from "./route-runs.ts";
import { type Found, Search } from "./route-search.ts";
import type { Measure } from "./text.ts";

/** The word on a pathway, on a pill that the line runs behind. */
export interface RouteLabel extends Rect {
  readonly text: string;
  readonly lines: readonly string[];
}

/** A pathway as it is drawn: upright and level lines between two card edges. Round the corners with radius 8. */
export interface Route {
  readonly id: ItemId;
  readonly fromId: ItemId;
  readonly toId: ItemId;
  /** From the edge of the one card to the edge of the other, corner by corner; at least two. */
  readonly points: readonly Point[];
  readonly label: RouteLabel;
  readonly style: OutcomeStyle;
}

/** What routing may use besides the cards themselves. */
export interface RouteOptions {
  readonly measure: Measure;
  readonly previous: MapLayout | undefined;
  readonly moving: ReadonlySet<ItemId> | undefined;
}

/** A pathway with both its cards. */
interface Trip {
  readonly pathway: Pathway;
  readonly from: Box;
  readonly to: Box;
}

/** A route for every pathway whose two cards are on the map. */
export function routePathways(
  pathways: readonly Pathway[],
  boxes: ReadonlyMap<ItemId, Box>,
  evidence: readonly Evidence[],
  { measure }: RouteOptions,
): ReadonlyMap<ItemId, Route> {
  const trips = pathways
    .flatMap((pathway): Trip[] => {
      const [from, to] = [boxes.get(pathway.fromId), boxes.get(pathway.toId)];
      return from === undefined || to === undefined ? [] : [{ pathway, from, to }];
    })
    .sort((a, b) => (a.pathway.id < b.pathway.id ? -1 : 1));
  const cards = [...boxes.values()];
  const lines = linesOf(trips, cards, evidence);
  return labelled(trips, lines, cards, evidence, measure);
}

function linesOf(
  trips: readonly Trip[],
  cards: readonly Box[],
  evidence: readonly Evidence[],
): ReadonlyMap<ItemId, readonly Point[]> {
  const search = new Search(
    gridOf(cards),
    evidence.map(({ pill }) => pill),
  );
  const lines = new Map<ItemId, readonly Point[]>();
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
  const ties = evidence.map(({ gapId, line }) => fixedRun(gapId, line));
  spread([...runs.filter(({ down }) => down), ...ties]);
  spread(runs.filter(({ down }) => !down));
  for (const way of ways) lines.set(way.id, pointsOf(way));
  return lines;
}

/** The best way for each trip on its own; then those in crowded strips look again for a better one. */
function findAll(trips: readonly Trip[], search: Search): Map<Trip, Found> {
  const found = new Map<Trip, Found>();
  for (const trip of trips) {
    const way = trip.from === trip.to ? undefined : search.find(trip.from, trip.to);
    if (way === undefined) continue;
    search.take(way, 1);
    found.set(trip, way);
  }
  search.shy = true;
  // The longest move away first: a short way is the better for staying where it is.
  const longest = [...found].sort(([, a], [, b]) => lengthOf(b.points) - lengthOf(a.points));
  for (const [trip, way] of longest) {
    if (!search.crowded(way)) continue;
    search.take(way, -1);
    const other = search.find(trip.from, trip.to) ?? way;
    search.take(other, 1);
    found.set(trip, other);
  }
  return found;
}

function lengthOf(points: readonly Point[]): number {
  return points.reduce((sum, { x, y }, index) => {
    const before = points[index - 1];
    return before === undefined ? 0 : sum + Math.abs(x - before.x) + Math.abs(y - before.y);
  }, 0);
}

/** A way from a service to itself: out of its right side and back in. */
function loop({ x, y, w, h }: Box): Point[] {
  const [right, out] = [x + w, x + w + 32];
  return [
    { x: right, y: y + h / 3 },
    { x: out, y: y + h / 3 },
    { x: out, y: y + (h * 2) / 3 },
    { x: right, y: y + (h * 2) / 3 },
  ];
}

function elbow(from: Box, to: Box): Point[] {
  const [a, b] = [centre(from), centre(to)];
  return [a, { x: b.x, y: a.y }, b];
}

function labelled(
  trips: readonly Trip[],
  lines: ReadonlyMap<ItemId, readonly Point[]>,
  cards: readonly Box[],
  evidence: readonly Evidence[],
  measure: Measure,
): Map<ItemId, Route> {
  const taken = { cards: new Shelf(), words: new Shelf(), lines: new Shelf() };
  for (const card of cards) taken.cards.add(card);
  for (const { pill, line } of evidence) {
    taken.words.add(pill);
    taken.lines.add(around(...line, 1));
  }
  for (const points of lines.values()) for (const rect of lineRects(points)) taken.lines.add(rect);
  const routes = new Map<ItemId, Route>();
  const sizesOf = wordSizer(measure);
  for (const { pathway, from, to } of trips) {
    const points = lines.get(pathway.id) ?? [];
    const label = placeWord(points, sizesOf(pathway), taken);
    taken.words.add(label);
    const { style } = outcomeOf(pathway);
    routes.set(pathway.id, { id: pathway.id, fromId: from.id, toId: to.id, points, label, style });
  }
  return routes;
}
