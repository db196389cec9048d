import type { GapMap, ItemId } from "#lib/gap-map/model.ts";
import { levelsOf } from "#lib/gap-map/order.ts";
import { bandsOf, levelOf, sizeOf } from "#lib/gap-map/placing.ts";
import type { MiniBand, MiniCard } from "./MiniMap.tsx";
import type { Comparison } from "./rows.ts";

/** What a small picture of one side of a comparison needs. */
export interface MiniMapData {
  readonly bands: readonly MiniBand[];
  readonly cards: readonly MiniCard[];
  readonly width: number;
  readonly height: number;
}

/** The small picture of one side, with the changes marked on its cards: what was added only after, what was removed only before. */
export function miniMapOf(
  map: GapMap,
  { groups }: Comparison,
  side: "before" | "after",
): MiniMapData {
  const tops = bandsOf(map);
  const marks = new Map<ItemId, MiniCard["marks"]>();
  for (const { cardId, number, sign } of groups.flatMap(({ rows }) => rows)) {
    if (sign === (side === "before" ? "added" : "removed")) continue;
    if (cardId !== undefined) marks.set(cardId, [...(marks.get(cardId) ?? []), { number, sign }]);
  }
  const cards = Object.entries(map.places).flatMap(([key, place]): MiniCard[] => {
    const item = map.items[key as ItemId];
    const band = item && tops.find(({ levelId }) => levelId === levelOf(map, item));
    if (item === undefined || band === undefined) return [];
    const kind = item.kind === "gap" ? "gap" : "service";
    return [{ id: key, kind, x: place.x, y: band.y + place.y, marks: marks.get(item.id) ?? [] }];
  });
  const levels = levelsOf(map);
  const bands = tops.map(({ levelId, y, height }): MiniBand => {
    const level = levels.find(({ id }) => id === levelId);
    const { name = "", tint = "community", role } = level ?? {};
    return { id: levelId, name, tint, gap: role === "gap", y, height };
  });
  const right = cards.reduce((most, { kind, x }) => Math.max(most, x + sizeOf(kind).w), 1_200);
  return {
    bands,
    cards,
    width: right + 48,
    height: tops.reduce((sum, { height }) => sum + height, 0),
  };
}
