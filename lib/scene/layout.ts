import type { GapMap, ItemId } from "#lib/gap-map/model.ts";
import { pathwaysOf } from "#lib/gap-map/order.ts";
import type { Band } from "#lib/gap-map/placing.ts";
import { type Box, type Hold, placeBoxes } from "./boxes.ts";
import { type Evidence, evidenceOf } from "./evidence.ts";
import type { Rect } from "./geometry.ts";
import {
  type Leg,
  legsOf,
  type Route,
  type Routes,
  type RoutingTask,
  routePathways,
} from "./route.ts";
import { saysTheSame, shared } from "./route-keep.ts";
import { quickRoutes } from "./route-quick.ts";
import { type Measure, roughMeasure } from "./text.ts";

type Routing = "whole" | "quick" | "none";

/** How a map is laid out. */
export interface LayoutOptions {
  /** `brief`: cards in their plain size. `all`: cards grow to hold every annotation, and lower rows move down. */
  readonly text: "brief" | "all";
  readonly measure?: Measure;
  /** The layout before: what has not changed is taken over, object for object. */
  readonly previous?: MapLayout;
  /**
   * `whole`, the usual, looks for the best way of every pathway: the same map gives the same routes
   * everywhere. `quick` leaves those that can stay as they were in `previous` and draws plain lines
   * for the rest, so that nothing waits; `withRoutes` brings the best ways when they have been found.
   * `none` leaves pathways out.
   */
  readonly routing?: Routing;
  readonly hold?: Hold;
}

/** Where everything on a map is drawn, in map units; x = 0 is where the level labels end. Derived, never stored. */
export interface MapLayout {
  /** All bands from top to bottom, without space between them. */
  readonly bands: readonly Band[];
  /** Cards of services and gaps. */
  readonly boxes: ReadonlyMap<ItemId, Box>;
  /** Pathways by id. One without both its cards on the map has no route. */
  readonly routes: Routes;
  /** What the routes depend on. */
  readonly legs: readonly Leg[];
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
  const { previous, measure = roughMeasure } = options;
  const { bands, boxes } = placeBoxes(map, options.text, measure, options);
  const evidence = evidenceOf(map, bands, boxes, measure, previous?.evidence);
  const legs = sameLegs(previous?.legs, legsOf(pathwaysOf(map), boxes));
  const routes = routesOf({ legs, boxes, evidence }, options);
  const last = bands[bands.length - 1];
  return {
    ...{ bands, boxes, routes, legs, evidence },
    width: widthOf(boxes, routes),
    height: last === undefined ? 0 : last.y + last.height,
  };
}

function routesOf(
  asked: Pick<MapLayout, "legs" | "boxes" | "evidence">,
  { routing = "whole", previous, measure = roughMeasure }: LayoutOptions,
): Routes {
  if (routing === "none") return new Map();
  return routing === "quick"
    ? quickRoutes(asked.legs, asked.boxes, previous, measure)
    : shared(routePathways(taskOf(asked), measure), previous?.routes);
}

/** What has to be known to find the ways of a layout's pathways. */
export function taskOf({
  legs,
  boxes,
  evidence,
}: Pick<MapLayout, "legs" | "boxes" | "evidence">): RoutingTask {
  return {
    legs,
    cards: [...boxes.values()].map(({ id, x, y, w, h }) => ({ id, x, y, w, h })),
    ties: evidence.map(({ line, pill }) => ({ line, pill })),
  };
}

/**
 * The layout with the ways that were found for its pathways when it was as in `asked`. Where a
 * pathway or its cards have changed since, it stays as it is.
 */
export function withRoutes(layout: MapLayout, found: Routes, asked: MapLayout): MapLayout {
  const { legs, boxes } = layout;
  const stayed = (id: ItemId) => sameRect(boxes.get(id), asked.boxes.get(id));
  const routes = new Map<ItemId, Route>();
  for (const leg of legs) {
    const [now, better] = [layout.routes.get(leg.id), found.get(leg.id)];
    const fits = stayed(leg.fromId) && stayed(leg.toId) && saysTheSame(leg, better);
    const route = fits ? better : now;
    if (route !== undefined) routes.set(leg.id, route);
  }
  const kept = shared(routes, layout.routes);
  return { ...layout, routes: kept, width: widthOf(boxes, kept) };
}

function sameRect(a: Rect | undefined, b: Rect | undefined): boolean {
  return a === b || (a?.x === b?.x && a?.y === b?.y && a?.w === b?.w && a?.h === b?.h);
}

function sameLegs(before: readonly Leg[] | undefined, now: readonly Leg[]): readonly Leg[] {
  if (before?.length !== now.length) return now;
  const same = now.every((leg, index) => {
    const one = before[index];
    const { id, fromId, toId, style, standing, word } = leg;
    return (
      one?.id === id &&
      one.fromId === fromId &&
      one.toId === toId &&
      one.style === style &&
      one.standing === standing &&
      one.word === word
    );
  });
  return same ? before : now;
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
