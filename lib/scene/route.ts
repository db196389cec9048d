import { lookOf, type Standing } from "#lib/gap-map/ends.ts";
import type { ItemId, Pathway } from "#lib/gap-map/model.ts";
import type { OutcomeStyle } from "#lib/gap-map/outcomes.ts";
import { outcomeOf } from "#lib/gap-map/outcomes.ts";
import type { Evidence } from "./evidence.ts";
import { around, type Point, type Rect } from "./geometry.ts";
import { findLines, type Line, type Trip } from "./route-find.ts";
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
  /** What both ends say about it. */
  readonly standing: Standing;
}

export type Routes = ReadonlyMap<ItemId, Route>;

/** A pathway as routing sees it: the cards it joins, and what its line says. */
export interface Leg {
  readonly id: ItemId;
  readonly fromId: ItemId;
  readonly toId: ItemId;
  readonly style: OutcomeStyle;
  readonly standing: Standing;
  readonly word: string;
}

/** A card as routing sees it. */
interface Obstacle extends Rect {
  readonly id: ItemId;
}

/** All that routing looks at, as plain data: it can be done on another thread. */
export interface RoutingTask {
  readonly legs: readonly Leg[];
  readonly cards: readonly Obstacle[];
  readonly ties: readonly Pick<Evidence, "line" | "pill">[];
}

/** The pathways whose two cards are on the map, as routing sees them. */
export function legsOf(
  pathways: readonly Pathway[],
  cards: ReadonlyMap<ItemId, unknown>,
): readonly Leg[] {
  return pathways
    .filter(({ fromId, toId }) => cards.has(fromId) && cards.has(toId))
    .map(({ id, fromId, toId, ...said }) => ({ id, fromId, toId, ...drawnAs(said) }));
}

/** As everywhere, but for one word: that a pathway is only claimed its thin line tells, and many such words hide the map. */
function drawnAs(said: Parameters<typeof lookOf>[0]): ReturnType<typeof lookOf> {
  const look = lookOf(said);
  return look.standing === "claimed" ? { ...look, word: outcomeOf(said).word } : look;
}

/** A route for every pathway. Pure: the same task gives the same routes, whatever order its parts came in. */
export function routePathways({ legs, cards, ties }: RoutingTask, measure: Measure): Routes {
  const trips = tripsOf(legs, cards);
  const lines = findLines(trips, cards, ties);
  const taken = takenBy(cards, ties, [...lines.values()]);
  return labelled(trips, lines, taken, measure);
}

function tripsOf(legs: readonly Leg[], cards: readonly Obstacle[]): Trip[] {
  const byId = new Map(cards.map((card) => [card.id, card]));
  return legs
    .flatMap((leg): Trip[] => {
      const [from, to] = [byId.get(leg.fromId), byId.get(leg.toId)];
      return from === undefined || to === undefined ? [] : [{ leg, from, to }];
    })
    .sort((a, b) => (a.leg.id < b.leg.id ? -1 : 1));
}

function takenBy(cards: readonly Rect[], ties: RoutingTask["ties"], lines: readonly Line[]): Taken {
  const taken = { cards: new Shelf(), words: new Shelf(), lines: new Shelf() };
  for (const card of cards) taken.cards.add(card);
  for (const { pill, line } of ties) {
    taken.words.add(pill);
    taken.lines.add(around(...line, 1));
  }
  for (const line of lines) for (const rect of lineRects(line)) taken.lines.add(rect);
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
  for (const { leg } of trips) {
    const { id, fromId, toId, style, standing, word } = leg;
    const points = lines.get(id) ?? [];
    const label = placeWord(points, sizesOf(word), taken);
    taken.words.add(label);
    routes.set(id, { id, fromId, toId, points, label, style, standing });
  }
  return routes;
}
