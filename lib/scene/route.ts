import type { ItemId, Pathway } from "#lib/gap-map/model.ts";
import { type OutcomeStyle, outcomeOf } from "#lib/gap-map/outcomes.ts";
import type { Box } from "./boxes.ts";
import type { Evidence } from "./evidence.ts";
import { centre, type Point, type Rect } from "./geometry.ts";
import type { MapLayout } from "./layout.ts";
import { type Measure, wrap } from "./text.ts";
import { TYPE } from "./type-scale.ts";

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

/** A route for every pathway whose two cards are on the map. */
export function routePathways(
  pathways: readonly Pathway[],
  boxes: ReadonlyMap<ItemId, Box>,
  _evidence: readonly Evidence[],
  { measure }: RouteOptions,
): ReadonlyMap<ItemId, Route> {
  const routes = new Map<ItemId, Route>();
  for (const pathway of pathways) {
    const [from, to] = [boxes.get(pathway.fromId), boxes.get(pathway.toId)];
    if (from === undefined || to === undefined || from === to) continue;
    const { style, word } = outcomeOf(pathway);
    const [a, b] = [centre(from), centre(to)];
    const { size, line, bold } = TYPE.label;
    const lines = wrap(measure, word, TYPE.label, 120);
    const w = Math.max(...lines.map((text) => measure(text, size, bold))) + 20;
    const h = lines.length * line + 8;
    routes.set(pathway.id, {
      id: pathway.id,
      fromId: from.id,
      toId: to.id,
      points: [a, { x: b.x, y: a.y }, b],
      label: { text: word, lines, x: b.x - w / 2, y: (a.y + b.y) / 2 - h / 2, w, h },
      style,
    });
  }
  return routes;
}
