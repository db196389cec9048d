import type { JsonObject, RecordsDiff, TLPageId, TLRecord, TLShapeId } from "tldraw";
import type { Edit } from "#lib/gap-map/edit.ts";
import { type GapMap, type ItemId, itemOf, type Removal } from "#lib/gap-map/model.ts";
import { lastRank } from "#lib/gap-map/order.ts";
import type { Band } from "#lib/gap-map/placing.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import type { Box } from "#lib/scene/boxes.ts";
import type { Rect } from "#lib/scene/geometry.ts";
import type { MapLayout } from "#lib/scene/layout.ts";
import type { Route } from "#lib/scene/route.ts";
import { bandFor, placeIn } from "./bands.ts";
import type { Cards, GapCard, ServiceCard } from "./cards.ts";

/** A record of the canvas for one service, gap or pathway. Size and look are ours: drawn, never shared. */
interface Drawn<Kind extends string, Props> {
  readonly id: TLShapeId;
  readonly typeName: "shape";
  readonly type: Kind;
  readonly parentId: TLPageId;
  readonly index: string;
  readonly x: number;
  readonly y: number;
  readonly rotation: number;
  readonly opacity: number;
  readonly isLocked: boolean;
  readonly meta: JsonObject;
  readonly props: Props;
}

interface Size {
  readonly w: number;
  readonly h: number;
}
export type ServiceShape = Drawn<
  "service",
  Size & { readonly card: ServiceCard; readonly box: Box }
>;
export type GapShape = Drawn<"gap", Size & { readonly card: GapCard; readonly box: Box }>;
export type PathwayShape = Drawn<
  "pathway",
  Size & { readonly route: Route; readonly spoken: string }
>;
export type CardShape = ServiceShape | GapShape;
export type MapShape = CardShape | PathwayShape;

/** Pathways lie below cards; sketches, which people draw themselves, come on top. */
const LAYER = { pathway: "a1", gap: "a2", service: "a3" } as const;

/** The shape that stands for an item. */
export function shapeId(id: ItemId): TLShapeId {
  return `shape:${id}` as TLShapeId;
}

/** The item a shape stands for. */
export function itemId(id: TLShapeId): ItemId {
  return id.slice("shape:".length) as ItemId;
}

/** Whether a record stands for something on the map, and is not a sketch. */
export function isMapShape(record: TLRecord | undefined): boolean {
  return (
    record?.typeName === "shape" &&
    (record.type === "service" || record.type === "gap" || record.type === "pathway")
  );
}

/** The record as a card of the map, if it is one. */
export function cardOf(record: TLRecord | undefined): CardShape | undefined {
  if (record?.typeName !== "shape" || (record.type !== "service" && record.type !== "gap")) return;
  return record as unknown as CardShape;
}

/** Every shape the canvas should show for this map, laid out so. */
export function toShapes(
  map: GapMap,
  layout: MapLayout,
  cards: Cards,
  pageId: TLPageId,
): readonly MapShape[] {
  const shapes: MapShape[] = [];
  for (const route of layout.routes.values()) shapes.push(pathwayShape(map, route, pageId));
  for (const box of layout.boxes.values()) {
    const shape = cardShape(map, box, cards, pageId);
    if (shape !== undefined) shapes.push(shape);
  }
  return shapes;
}

/** Shapes of cards by their box, with what they say. */
const drawnCards = new WeakMap<Box, CardShape>();

/** The same shape again while neither the box nor what the card says has changed. */
function cardShape(map: GapMap, box: Box, cards: Cards, page: TLPageId): CardShape | undefined {
  const known = drawnCards.get(box);
  const shape = newCardShape(map, box, cards, page);
  if (known !== undefined && known.props.card === shape?.props.card && known.parentId === page)
    return known;
  if (shape !== undefined) drawnCards.set(box, shape);
  return shape;
}

function newCardShape(map: GapMap, box: Box, cards: Cards, page: TLPageId): CardShape | undefined {
  const { id, x, y, w, h } = box;
  const service = itemOf(map, "service", id);
  if (service !== undefined) {
    return {
      ...base(id, "service", page, x, y),
      props: { w, h, card: cards.service(map, service), box },
    };
  }
  const gap = itemOf(map, "gap", id);
  if (gap === undefined) return undefined;
  return { ...base(id, "gap", page, x, y), props: { w, h, card: cards.gap(map, gap), box } };
}

/** Shapes of pathways by their route, with the items whose words they carry. */
const drawnWays = new WeakMap<Route, { shape: PathwayShape; parts: readonly unknown[] }>();

/** The same shape again while neither the route nor the words have changed. */
function pathwayShape(map: GapMap, route: Route, page: TLPageId): PathwayShape {
  const { id, fromId, toId } = route;
  const parts = [map.items[id], map.items[fromId], map.items[toId], page];
  const known = drawnWays.get(route);
  if (known?.parts.every((part, at) => part === parts[at])) return known.shape;
  const shape = newPathwayShape(map, route, page);
  drawnWays.set(route, { shape, parts });
  return shape;
}

function newPathwayShape(map: GapMap, route: Route, page: TLPageId): PathwayShape {
  const { x, y, w, h } = boundsOf(route);
  const name = (id: ItemId) => itemOf(map, "service", id)?.name ?? "";
  const pathway = itemOf(map, "pathway", route.id);
  const reference = pathway === undefined ? "" : referenceOf(pathway);
  const spoken = `${reference} from ${name(route.fromId)} to ${name(route.toId)}, ${route.label.text}`;
  return {
    ...base(route.id, "pathway", page, x, y),
    props: { w, h, route, spoken: spoken.trim() },
  };
}

function base<Kind extends keyof typeof LAYER>(
  id: ItemId,
  type: Kind,
  parentId: TLPageId,
  x: number,
  y: number,
) {
  const still = { rotation: 0, opacity: 1, isLocked: false, meta: {} };
  const index: string = LAYER[type];
  return { id: shapeId(id), typeName: "shape" as const, type, parentId, index, x, y, ...still };
}

/** The rectangle around a pathway's line and its word. */
function boundsOf({ points, label }: Pick<Route, "points" | "label">): Rect {
  const xs = [...points.map(({ x }) => x), label.x, label.x + label.w];
  const ys = [...points.map(({ y }) => y), label.y, label.y + label.h];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, w: Math.max(1, Math.max(...xs) - x), h: Math.max(1, Math.max(...ys) - y) };
}

/** What is needed to understand what somebody did to a shape. */
export interface Reading {
  readonly map: GapMap;
  /** The level that holds the gaps. */
  readonly gapLevelId: ItemId | undefined;
  readonly bands: readonly Band[];
  /** How far below its stored place a card is drawn, where cards above it grew to show their texts. */
  readonly pushed: (id: ItemId) => number;
  readonly sign: () => Removal;
}

/** What a person meant by what they just did on the canvas. Changes that mean nothing on a map give no edit. */
export function toEdits(diff: RecordsDiff<TLRecord>, reading: Reading): Edit[] {
  const moved = Object.values(diff.updated).flatMap(([, after]) => {
    const card = cardOf(after);
    return card === undefined ? [] : moveEdits(card, reading);
  });
  const removed = Object.values(diff.removed).flatMap((record): Edit[] => {
    if (!isMapShape(record)) return [];
    const id = itemId((record as { id: TLShapeId }).id);
    return reading.map.items[id] === undefined
      ? []
      : [{ kind: "remove", id, removal: reading.sign() }];
  });
  return [...moved, ...removed];
}

/** The edits that say where a card stands now; none when the map says so already. */
function moveEdits(card: CardShape, { map, gapLevelId, bands, pushed }: Reading): Edit[] {
  const id = itemId(card.id);
  const item = map.items[id];
  if (item === undefined || item.kind !== card.type) return [];
  const { x, y, type: kind } = card;
  const { w, h } = card.props;
  const band = bandFor(bands, gapLevelId, { kind, x, y, w, h });
  if (band === undefined) return [];
  const stays = item.kind !== "service" || item.levelId === band.levelId;
  const place = placeIn(band, { kind, x, y: stays ? y - pushed(id) : y, w, h });
  const before = map.places[id];
  const edits: Edit[] =
    before?.x === place.x && before.y === place.y ? [] : [{ kind: "move", id, place }];
  if (stays) return edits;
  const rank = lastRank(map, band.levelId);
  return [
    { kind: "set", id, field: "levelId", value: band.levelId },
    { kind: "set", id, field: "rank", value: rank },
    ...edits,
  ];
}
