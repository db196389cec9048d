import type { ItemId } from "#lib/gap-map/model.ts";
import type { Leg, Route, Routes } from "./route.ts";

/** Whether a route still joins the same cards and says the same. */
export function saysTheSame(leg: Leg, route: Route | undefined): route is Route {
  return (
    route?.fromId === leg.fromId &&
    route.toId === leg.toId &&
    route.style === leg.style &&
    route.standing === leg.standing &&
    route.label.text === leg.word
  );
}

/** The same route, further down. */
export function lowered(route: Route, down: number): Route {
  if (down === 0) return route;
  return {
    ...route,
    points: route.points.map(({ x, y }) => ({ x, y: y + down })),
    label: { ...route.label, y: route.label.y + down },
  };
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
      a.standing === b.standing &&
      a.points.length === b.points.length &&
      a.points.every(({ x, y }, index) => x === b.points[index]?.x && y === b.points[index].y) &&
      a.label.text === b.label.text &&
      (["x", "y", "w", "h"] as const).every((side) => a.label[side] === b.label[side]))
  );
}
