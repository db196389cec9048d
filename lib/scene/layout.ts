import type { GapMap, ItemId } from "#lib/gap-map/model.ts";
import { pathwaysOf } from "#lib/gap-map/order.ts";
import type { Band } from "#lib/gap-map/placing.ts";
import { type Box, placeBoxes } from "./boxes.ts";
import { type Evidence, evidenceOf } from "./evidence.ts";
import { type Route, routePathways } from "./route.ts";
import { type Measure, roughMeasure } from "./text.ts";

/** How a map is laid out. */
export interface LayoutOptions {
  /** `brief`: cards in their plain size. `all`: cards grow to hold every annotation, and lower rows move down. */
  readonly text: "brief" | "all";
  /** The pathways to route; all of them when absent. */
  readonly shown?: ReadonlySet<ItemId>;
  readonly measure?: Measure;
  /** The layout before: what has not changed is taken over, object for object. The result is the same without it. */
  readonly previous?: MapLayout;
  /**
   * Items somebody is dragging now. Only pathways that touch them or that they newly block are
   * routed again; all others stay as they were in `previous`, so that nothing else jumps about
   * under the hand. Lay out once more without it when the drag ends.
   */
  readonly moving?: ReadonlySet<ItemId>;
}

/** Where everything on a map is drawn, in map units; x = 0 is where the level labels end. Derived, never stored. */
export interface MapLayout {
  /** All bands from top to bottom, without space between them. */
  readonly bands: readonly Band[];
  /** Cards of services and gaps. */
  readonly boxes: ReadonlyMap<ItemId, Box>;
  /** Pathways by id. One without both its cards on the map has no route. */
  readonly routes: ReadonlyMap<ItemId, Route>;
  /** Ties between gaps and the thresholds right above and below them. */
  readonly evidence: readonly Evidence[];
  readonly width: number;
  readonly height: number;
}

/** Least width of a map, so that a nearly empty one still looks like a map. */
const LEAST_WIDTH = 1280;
const RIGHT_PAD = 48;

/** Lays out a tidy map. Pure: the same map gives the same layout, whatever order its items came in. */
export function layoutMap(map: GapMap, options: LayoutOptions): MapLayout {
  const { previous, shown, moving, measure = roughMeasure } = options;
  const { bands, boxes } = placeBoxes(map, options.text, measure, previous);
  const pathways = pathwaysOf(map).filter(({ id }) => shown === undefined || shown.has(id));
  const evidence = evidenceOf(map, bands, boxes, measure, previous?.evidence);
  const routes = routePathways(pathways, boxes, evidence, {
    measure,
    previous,
    moving: previous === undefined ? undefined : moving,
  });
  const last = bands[bands.length - 1];
  return {
    bands,
    boxes,
    routes,
    evidence,
    width: widthOf(boxes, routes),
    height: last === undefined ? 0 : last.y + last.height,
  };
}

function widthOf(boxes: MapLayout["boxes"], routes: MapLayout["routes"]): number {
  let right = LEAST_WIDTH - RIGHT_PAD;
  for (const { x, w } of boxes.values()) right = Math.max(right, x + w);
  for (const { points, label } of routes.values()) {
    for (const { x } of points) right = Math.max(right, x);
    right = Math.max(right, label.x + label.w);
  }
  return Math.ceil(right + RIGHT_PAD);
}
