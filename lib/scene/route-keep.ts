import type { ItemId } from "#lib/gap-map/model.ts";
import { outcomeOf } from "#lib/gap-map/outcomes.ts";
import type { Box } from "./boxes.ts";
import { around, overlap, type Rect } from "./geometry.ts";
import type { MapLayout } from "./layout.ts";
import type { Route } from "./route.ts";
import type { Trip } from "./route-find.ts";
import { CLEAR } from "./route-grid.ts";

type Routes = ReadonlyMap<ItemId, Route>;

/** The routes before, when nothing that routing looks at has changed since. */
export function unchanged(
  trips: readonly Trip[],
  boxes: MapLayout["boxes"],
  evidence: MapLayout["evidence"],
  previous: MapLayout | undefined,
): Routes | undefined {
  if (previous === undefined || previous.boxes !== boxes || previous.evidence !== evidence)
    return undefined;
  if (previous.routes.size !== trips.length) return undefined;
  const same = trips.every((trip) => saysTheSame(trip, previous.routes.get(trip.pathway.id)));
  return same ? previous.routes : undefined;
}

function saysTheSame({ pathway }: Trip, route: Route | undefined): route is Route {
  const { style, word } = outcomeOf(pathway);
  return (
    route?.fromId === pathway.fromId &&
    route.toId === pathway.toId &&
    route.style === style &&
    route.label.text === word
  );
}

/**
 * While something is dragged: the routes that stay as they were, because neither of their cards
 * moved by itself and no moving card stands on them. Those whose cards were both pushed down by a
 * growing band go down with them.
 */
export function staying(
  trips: readonly Trip[],
  boxes: MapLayout["boxes"],
  previous: MapLayout,
  moving: ReadonlySet<ItemId>,
): Map<ItemId, Route> {
  const inTheWay = [...moving].flatMap((id) => boxes.get(id) ?? []);
  const kept = new Map<ItemId, Route>();
  for (const trip of trips) {
    const { pathway, from, to } = trip;
    const before = previous.routes.get(pathway.id);
    if (moving.has(from.id) || moving.has(to.id) || !saysTheSame(trip, before)) continue;
    const down = pushed(from, previous);
    if (down === undefined || down !== pushed(to, previous)) continue;
    const route = lowered(before, down);
    if (!inTheWay.some((card) => standsOn(card, route))) kept.set(pathway.id, route);
  }
  return kept;
}

/** How far a card went straight down; undefined when it moved or grew otherwise. */
function pushed(box: Box, previous: MapLayout): number | undefined {
  const before = previous.boxes.get(box.id);
  if (before === box) return 0;
  const { x, w, h } = box;
  const same = before?.x === x && before.w === w && before.h === h;
  return same ? box.y - before.y : undefined;
}

function lowered(route: Route, down: number): Route {
  if (down === 0) return route;
  return {
    ...route,
    points: route.points.map(({ x, y }) => ({ x, y: y + down })),
    label: { ...route.label, y: route.label.y + down },
  };
}

function standsOn(card: Rect, { points }: Route): boolean {
  return points.some((to, index) => {
    const from = points[index - 1];
    return from !== undefined && overlap(card, around(from, to), CLEAR);
  });
}

/** Every route that is the same as before as the very same object, so that its drawer need not look at it. */
export function shared(now: Routes, before: Routes | undefined): Routes {
  if (before === undefined) return now;
  const routes = new Map<ItemId, Route>();
  let all = before.size === now.size;
  for (const [id, route] of now) {
    const known = before.get(id);
    const same = known !== undefined && equal(known, route);
    routes.set(id, same ? known : route);
    if (!same) all = false;
  }
  return all ? before : routes;
}

function equal(a: Route, b: Route): boolean {
  return (
    a === b ||
    (a.fromId === b.fromId &&
      a.toId === b.toId &&
      a.style === b.style &&
      a.points.length === b.points.length &&
      a.points.every(({ x, y }, index) => x === b.points[index]?.x && y === b.points[index].y) &&
      a.label.text === b.label.text &&
      (["x", "y", "w", "h"] as const).every((side) => a.label[side] === b.label[side]))
  );
}
