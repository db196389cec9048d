import { measure } from "#lib/scene/measure.ts";
import { type RoutingTask, routePathways } from "#lib/scene/route.ts";

/** The thread that finds the ways of pathways: a task comes in, its routes go out. */
self.onmessage = ({ data }: MessageEvent<RoutingTask>) => {
  self.postMessage(routePathways(data, measure));
};
