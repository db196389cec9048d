import { measure } from "#lib/scene/measure.ts";
import { type Routes, type RoutingTask, routePathways } from "#lib/scene/route.ts";

/** Finds the ways of pathways and calls back with them, once. */
export type Router = (task: RoutingTask, done: (routes: Routes) => void) => void;

/** Routes at once, where nothing else waits. */
export const routeNow: Router = (task, done) => {
  done(routePathways(task, measure));
};
