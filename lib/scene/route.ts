import type { ItemId, Pathway } from "#lib/gap-map/model.ts";
import { type OutcomeStyle, outcomeOf } from "#lib/gap-map/outcomes.ts";
import type { Box } from "./boxes.ts";
import type { Evidence } from "./evidence.ts";
import { around, type Point, type Rect } from "./geometry.ts";
import type { MapLayout } from "./layout.ts";
import { findLines, type Line, type Trip } from "./route-find.ts";
import { shared, staying, unchanged } from "./route-keep.ts";
import { lineRects, placeWord, Shelf, type Taken, wordSizer } from "./route-labels.ts";
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

/** A route for every pathway whose two cards are on the map. */
export function routePathways(
  pathways: readonly Pathway[],
  boxes: ReadonlyMap<ItemId, Box>,
  evidence: readonly Evidence[],
  { measure, previous, moving }: RouteOptions,
): ReadonlyMap<ItemId, Route> {
  const trips = tripsOf(pathways, boxes);
  const same = unchanged(trips, boxes, evidence, previous);
  if (same !== undefined) return same;
  const kept =
    previous === undefined || moving === undefined
      ? new Map<ItemId, Route>()
      : staying(trips, boxes, previous, moving);
  const cards = [...boxes.values()];
  const fresh = trips.filter(({ pathway }) => !kept.has(pathway.id));
  const still = [...kept.values()].map(({ points }) => points);
  const lines = findLines(fresh, cards, evidence, still);
  const taken = takenBy(cards, evidence, [...kept.values()], [...lines.values()]);
  return shared(new Map([...kept, ...labelled(fresh, lines, taken, measure)]), previous?.routes);
}

function tripsOf(pathways: readonly Pathway[], boxes: ReadonlyMap<ItemId, Box>): Trip[] {
  return pathways
    .flatMap((pathway): Trip[] => {
      const [from, to] = [boxes.get(pathway.fromId), boxes.get(pathway.toId)];
      return from === undefined || to === undefined ? [] : [{ pathway, from, to }];
    })
    .sort((a, b) => (a.pathway.id < b.pathway.id ? -1 : 1));
}

function takenBy(
  cards: readonly Box[],
  evidence: readonly Evidence[],
  kept: readonly Route[],
  lines: readonly Line[],
): Taken {
  const taken = { cards: new Shelf(), words: new Shelf(), lines: new Shelf() };
  for (const card of cards) taken.cards.add(card);
  for (const { pill, line } of evidence) {
    taken.words.add(pill);
    taken.lines.add(around(...line, 1));
  }
  for (const { label } of kept) taken.words.add(label);
  for (const line of [...kept.map(({ points }) => points), ...lines])
    for (const rect of lineRects(line)) taken.lines.add(rect);
  return taken;
}

function labelled(
  trips: readonly Trip[],
  lines: ReadonlyMap<ItemId, Line>,
  taken: Taken,
  measure: Measure,
): Map<ItemId, Route> {
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
