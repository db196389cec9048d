import type { Box } from "./boxes.ts";
import { centre, type Point } from "./geometry.ts";
import type { MapLayout } from "./layout.ts";
import type { Leg, Route, RouteLabel, Routes } from "./route.ts";
import { type Line, loop } from "./route-find.ts";
import { lowered, saysTheSame, shared } from "./route-keep.ts";
import { wordSizer } from "./route-labels.ts";
import type { Measure } from "./text.ts";

/**
 * Pathways at once, without looking for the best ways: those whose cards stay, or went down
 * together, stay as they were; the others get a plain line from card to card, until `routePathways`
 * has found better ones.
 */
export function quickRoutes(
  legs: readonly Leg[],
  boxes: MapLayout["boxes"],
  previous: MapLayout | undefined,
  measure: Measure,
): Routes {
  const routes = new Map<Route["id"], Route>();
  const sizesOf = wordSizer(measure);
  for (const leg of legs) {
    const [from, to] = [boxes.get(leg.fromId), boxes.get(leg.toId)];
    if (from === undefined || to === undefined) continue;
    const kept = staying(leg, from, to, previous);
    routes.set(leg.id, kept ?? plainRoute(leg, from, to, sizesOf));
  }
  return shared(routes, previous?.routes);
}

function staying(leg: Leg, from: Box, to: Box, previous: MapLayout | undefined): Route | undefined {
  const before = previous?.routes.get(leg.id);
  if (previous === undefined || before === undefined) return undefined;
  const down = pushed(from, previous);
  if (down === undefined || down !== pushed(to, previous)) return undefined;
  return saysTheSame(leg, before) ? lowered(before, down) : undefined;
}

/** How far a card went straight down; undefined when it moved or grew otherwise. */
function pushed(box: Box, previous: MapLayout): number | undefined {
  const before = previous.boxes.get(box.id);
  if (before === box) return 0;
  const { x, w, h } = box;
  const same = before?.x === x && before.w === w && before.h === h;
  return same ? box.y - before.y : undefined;
}

function plainRoute(
  { id, fromId, toId, style, standing, word }: Leg,
  from: Box,
  to: Box,
  sizesOf: ReturnType<typeof wordSizer>,
): Route {
  const points = from === to ? loop(from) : plainLine(from, to);
  return { id, fromId, toId, points, label: wordInMiddle(points, sizesOf(word)), style, standing };
}

/** Cards this far apart have room for a line with two corners between them. */
const ROOM = 24;

/** From the side of one card that faces the other, with one step half-way. */
function plainLine(from: Box, to: Box): Line {
  const [a, b] = [centre(from), centre(to)];
  const turned = ({ x, y }: Point): Point => ({ x: y, y: x });
  if (apart(from.y, from.h, to.y, to.h) >= ROOM) return stepped(a, b, from.h / 2, to.h / 2);
  if (apart(from.x, from.w, to.x, to.w) >= ROOM)
    return stepped(turned(a), turned(b), from.w / 2, to.w / 2).map(turned);
  return [a, { x: b.x, y: a.y }, b];
}

function apart(a: number, aSize: number, b: number, bSize: number): number {
  return Math.max(b - a - aSize, a - b - bSize);
}

/** Downwards or upwards from one middle to the other, out of and into the cards' edges. */
function stepped(a: Point, b: Point, aHalf: number, bHalf: number): Point[] {
  const way = b.y > a.y ? 1 : -1;
  const [start, end] = [a.y + way * aHalf, b.y - way * bHalf];
  const half = (start + end) / 2;
  const first = { x: a.x, y: start };
  const last = { x: b.x, y: end };
  return a.x === b.x ? [first, last] : [first, { x: a.x, y: half }, { x: b.x, y: half }, last];
}

/** The word in the middle of the line's longest piece, whatever else is there. */
function wordInMiddle(
  points: Line,
  { wide, narrow }: ReturnType<ReturnType<typeof wordSizer>>,
): RouteLabel {
  let [from, to] = [points[0] ?? { x: 0, y: 0 }, points[1] ?? { x: 0, y: 0 }];
  points.forEach((point, index) => {
    const before = points[index - 1];
    if (before !== undefined && lengthOf(before, point) > lengthOf(from, to))
      [from, to] = [before, point];
  });
  const word = from.y === to.y ? wide : narrow;
  return { ...word, x: (from.x + to.x - word.w) / 2, y: (from.y + to.y - word.h) / 2 };
}

const lengthOf = (a: Point, b: Point) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
