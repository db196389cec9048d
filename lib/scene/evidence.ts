import type { Gap, GapMap, ItemId, Threshold } from "#lib/gap-map/model.ts";
import { itemOf } from "#lib/gap-map/model.ts";
import { gapsOf, viewsAbout } from "#lib/gap-map/order.ts";
import type { Band } from "#lib/gap-map/placing.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { limitInWords } from "#lib/gap-map/words.ts";
import type { Box } from "./boxes.ts";
import type { Point, Rect } from "./geometry.ts";
import type { Measure } from "./text.ts";
import { SIGN, TYPE } from "./type-scale.ts";

/** A tie between a gap and thresholds of a service right above or below it: a short line with a pill on it. */
export interface Evidence {
  readonly gapId: ItemId;
  readonly serviceId: ItemId;
  readonly thresholdIds: readonly ItemId[];
  /** From the upper card's lower edge to the lower card's upper edge. */
  readonly line: readonly [Point, Point];
  /** A threshold's sign, then `text`, then “2 views” when `views` is more than none. */
  readonly pill: Rect;
  /** “T14 · at most low”. */
  readonly text: string;
  /** How many people have said how they see these thresholds. */
  readonly views: number;
}

/** Cards must share this much of their width to be tied. */
const LEAST_SHARED = 64;
const PILL = { height: 26, pad: 10, views: 64 } as const;

/** The ties of every gap to the services right above and below it whose thresholds are its evidence. */
export function evidenceOf(
  map: GapMap,
  bands: readonly Band[],
  boxes: ReadonlyMap<ItemId, Box>,
  measure: Measure,
  previous: readonly Evidence[] | undefined,
): readonly Evidence[] {
  const ties = gapsOf(map).flatMap((gap) => {
    const box = boxes.get(gap.id);
    return box === undefined ? [] : tiesOf(map, gap, box, boxes, bands, measure);
  });
  const before = new Map(previous?.map((one) => [JSON.stringify(one), one]));
  const kept = ties.map((one) => before.get(JSON.stringify(one)) ?? one);
  const unchanged = previous?.length === kept.length && kept.every((one, i) => one === previous[i]);
  return unchanged && previous !== undefined ? previous : kept;
}

function tiesOf(
  map: GapMap,
  gap: Gap,
  box: Box,
  boxes: ReadonlyMap<ItemId, Box>,
  bands: readonly Band[],
  measure: Measure,
): Evidence[] {
  const byService = new Map<ItemId, Threshold[]>();
  for (const id of gap.thresholdIds) {
    const threshold = itemOf(map, "threshold", id);
    if (threshold === undefined) continue;
    byService.set(threshold.serviceId, [...(byService.get(threshold.serviceId) ?? []), threshold]);
  }
  return [...byService].flatMap(([serviceId, thresholds]) => {
    const service = boxes.get(serviceId);
    const line = service === undefined ? undefined : lineBetween(box, service, boxes);
    if (line === undefined) return [];
    return [tie(map, gap, serviceId, thresholds, line, bands, measure)];
  });
}

/** A straight upright line between two cards that face each other with nothing in between. */
function lineBetween(
  gap: Box,
  service: Box,
  boxes: ReadonlyMap<ItemId, Box>,
): readonly [Point, Point] | undefined {
  const left = Math.max(gap.x, service.x);
  const right = Math.min(gap.x + gap.w, service.x + service.w);
  const [upper, lower] = gap.y < service.y ? [gap, service] : [service, gap];
  const [top, bottom] = [upper.y + upper.h, lower.y];
  if (right - left < LEAST_SHARED || bottom - top < PILL.height) return undefined;
  const x = Math.round((left + right) / 2);
  for (const other of boxes.values())
    if (other.x < x && x < other.x + other.w && other.y < bottom && other.y + other.h > top)
      return undefined;
  return [
    { x, y: top },
    { x, y: bottom },
  ];
}

function tie(
  map: GapMap,
  gap: Gap,
  serviceId: ItemId,
  thresholds: readonly Threshold[],
  line: readonly [Point, Point],
  bands: readonly Band[],
  measure: Measure,
): Evidence {
  const text = pillText(thresholds);
  const views = thresholds.reduce((sum, { id }) => sum + viewsAbout(map, id).length, 0);
  const { size, bold } = TYPE.evidence;
  const room = views > 0 ? PILL.views : 0;
  const w = Math.ceil(measure(text, size, bold) + SIGN.room + 2 * PILL.pad + room);
  const [{ x, y: top }, { y: bottom }] = line;
  // On the edge between the bands where there is room, as the tie crosses from one level to the other.
  const edge = bands.map((band) => band.y).find((y) => y > top && y < bottom);
  const least = top + PILL.height / 2 + 4;
  const y = Math.max(least, Math.min(edge ?? (top + bottom) / 2, bottom - PILL.height / 2 - 4));
  return {
    gapId: gap.id,
    serviceId,
    thresholdIds: thresholds.map(({ id }) => id),
    line,
    pill: { x: x - w / 2, y: y - PILL.height / 2, w, h: PILL.height },
    text,
    views,
  };
}

function pillText(thresholds: readonly Threshold[]): string {
  const references = thresholds.map(referenceOf).filter(Boolean).join(", ");
  const [only] = thresholds;
  const limit = thresholds.length === 1 && only !== undefined ? limitInWords(only) : "";
  return [references, limit].filter(Boolean).join(" · ") || "Threshold";
}
