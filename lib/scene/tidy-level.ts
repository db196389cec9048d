import type { Edit } from "#lib/gap-map/edit.ts";
import type { GapMap, ItemId, Place } from "#lib/gap-map/model.ts";
import { BAND_PAD, GUTTER, placedOn, sizeOf } from "#lib/gap-map/placing.ts";
import type { Rect } from "./geometry.ts";

/** Cards line up on this grid, counted from where the first card of a level stands. */
const GRID = { x: 16, y: 4 } as const;

interface Card extends Rect {
  readonly id: ItemId;
}

/**
 * The moves that tidy one level: rows straight, nothing overlapping, the same free space at least
 * between neighbours; who stands left of whom and in which row stays. None when it is tidy already.
 */
export function tidyLevel(map: GapMap, levelId: ItemId): Edit[] {
  let top: number = BAND_PAD.y;
  return rowsOf(map, levelId).flatMap((row) => {
    const highest = Math.min(...row.map(({ y }) => y));
    const y = Math.max(top, onGrid(highest, "y"));
    top = y + Math.max(...row.map(({ h }) => h)) + GUTTER.y;
    return spacedOut(row).flatMap(({ id, x, was }): Edit[] => {
      const place: Place = { x, y };
      const same = was.x === place.x && was.y === place.y;
      return same ? [] : [{ kind: "move", id, place }];
    });
  });
}

/** The level's cards in rows from top to bottom, each from left to right. A card whose middle is beside a row's first card is of that row. */
function rowsOf(map: GapMap, levelId: ItemId): Card[][] {
  const cards = placedOn(map, levelId)
    .map(({ item, place }): Card => ({ id: item.id, ...place, ...sizeOf(item.kind) }))
    .sort((a, b) => a.y - b.y || a.x - b.x || (a.id < b.id ? -1 : 1));
  const rows: Card[][] = [];
  for (const card of cards) {
    const row = rows[rows.length - 1];
    const first = row?.[0];
    if (row === undefined || first === undefined || card.y > first.y + first.h / 2)
      rows.push([card]);
    else row.push(card);
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x || (a.id < b.id ? -1 : 1)));
}

/** A row's cards moved right only as far as they must to keep apart. */
function spacedOut(row: readonly Card[]): { id: ItemId; x: number; was: Place }[] {
  let least: number = BAND_PAD.x;
  return row.map(({ id, x, y, w }) => {
    const at = Math.max(onGrid(x, "x"), least);
    least = at + w + GUTTER.x;
    return { id, x: at, was: { x, y } };
  });
}

function onGrid(value: number, axis: "x" | "y"): number {
  const steps = Math.round((value - BAND_PAD[axis]) / GRID[axis]);
  return BAND_PAD[axis] + steps * GRID[axis];
}
