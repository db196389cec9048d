import { describe, expect, it } from "vitest";
import { applyEdits } from "#lib/gap-map/apply.ts";
import type { GapMap, ItemId, Place } from "#lib/gap-map/model.ts";
import { levelOf, sizeOf } from "#lib/gap-map/placing.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { arrange } from "#lib/scene/arrange.ts";
import { overlap } from "#lib/scene/geometry.ts";
import { layoutMap } from "#lib/scene/layout.ts";
import { tidyLevel } from "#lib/scene/tidy-level.ts";

const bristol = mapFromTemplate("bristol", "Bristol");
const id = (text: string) => text as ItemId;

function overlaps(map: GapMap): string[] {
  const boxes = [...layoutMap(map, { text: "brief" }).boxes.values()];
  return boxes.flatMap((a, index) =>
    boxes.slice(index + 1).flatMap((b) => (overlap(a, b) ? [`${a.id} ${b.id}`] : [])),
  );
}

function lengthOfAll(map: GapMap): number {
  const { routes } = layoutMap(map, { text: "brief" });
  return [...routes.values()].reduce(
    (sum, { points }) =>
      points.reduce((length, { x, y }, index) => {
        const before = points[index - 1] ?? { x, y };
        return length + Math.abs(x - before.x) + Math.abs(y - before.y);
      }, sum),
    0,
  );
}

const shuffled = (map: GapMap): GapMap => ({
  ...map,
  items: Object.fromEntries(Object.entries(map.items).reverse()),
  places: {},
});

describe("arrange", () => {
  const arranged = { ...bristol, places: arrange(bristol) };

  it("gives every service and gap on a level a place, and none overlap", () => {
    expect(Object.keys(arranged.places).sort()).toEqual(Object.keys(bristol.places).sort());
    expect(overlaps(arranged)).toEqual([]);
  });

  it("stands in rows of at most six", () => {
    const rows = new Map<string, number>();
    for (const [one, { y }] of Object.entries(arranged.places)) {
      const item = arranged.items[id(one)];
      const row = `${item === undefined ? "" : levelOf(arranged, item)} ${y}`;
      rows.set(row, (rows.get(row) ?? 0) + 1);
    }
    expect(Math.max(...rows.values())).toBeLessThanOrEqual(6);
  });

  it("gives the same places whatever order items come in, and whatever places there were", () => {
    expect(arrange(shuffled(bristol))).toEqual(arranged.places);
  });

  it("makes pathways shorter than the next free places do", () => {
    const inTurn: Record<string, Place> = {};
    const count = new Map<string, number>();
    for (const item of Object.values(bristol.items)) {
      const level = levelOf(bristol, item);
      if (level === undefined || !Object.hasOwn(bristol.places, item.id)) continue;
      const spot = count.get(level) ?? 0;
      count.set(level, spot + 1);
      inTurn[item.id] = { x: 160 + (spot % 6) * 512, y: 72 + Math.floor(spot / 6) * 224 };
    }
    expect(lengthOfAll(arranged)).toBeLessThan(0.8 * lengthOfAll({ ...bristol, places: inTurn }));
  });

  it("arranges nothing on an empty map", () => {
    expect(arrange(mapFromTemplate("blank", "New"))).toEqual({});
  });
});

describe("tidyLevel", () => {
  const level = id("level-crisis");
  const heap = (places: Record<string, Place>): GapMap => ({
    ...bristol,
    places: { ...bristol.places, ...places },
  });

  it("asks for nothing where a level is tidy", () => {
    for (const { id: one } of Object.values(bristol.items).filter(({ kind }) => kind === "level"))
      expect(tidyLevel(bristol, one)).toEqual([]);
  });

  it("straightens rows, takes cards off each other and keeps their order", () => {
    const untidy = heap({
      "awp-crisis": { x: 251, y: 75 },
      liaison: { x: 260, y: 90 },
      ed: { x: 270, y: 61 },
    });
    const tidied = applyEdits(untidy, tidyLevel(untidy, level));
    expect(overlaps(tidied)).toEqual([]);
    const row = ["awp-crisis", "liaison", "ed", "s136"].map((one) => tidied.places[id(one)]);
    expect(new Set(row.map((place) => place?.y)).size).toBe(1);
    const lefts = row.map((place) => place?.x ?? 0);
    expect(lefts).toEqual([...lefts].sort((a, b) => a - b));
    expect(tidyLevel(tidied, level)).toEqual([]);
  });

  it("moves only cards of that level", () => {
    const untidy = heap({ ed: { x: 243, y: 80 } });
    for (const edit of tidyLevel(untidy, level)) {
      if (edit.kind !== "move") throw new Error("tidying only moves");
      const item = untidy.items[edit.id];
      expect(item && levelOf(untidy, item)).toBe(level);
    }
  });

  it("tidies gaps with their own size", () => {
    const untidy = heap({ "gap-1": { x: 200, y: 72 } });
    const tidied = applyEdits(untidy, tidyLevel(untidy, id("level-gap")));
    const [five, one] = [tidied.places[id("gap-5")], tidied.places[id("gap-1")]];
    expect((one?.x ?? 0) - (five?.x ?? 0)).toBeGreaterThanOrEqual(sizeOf("gap").w);
    expect(overlaps(tidied)).toEqual([]);
  });
});
