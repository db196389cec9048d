import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultLevels } from "#lib/gap-map/levels.ts";
import type { GapMap, Item, ItemId, Place } from "#lib/gap-map/model.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { overlap } from "#lib/scene/geometry.ts";
import { layoutMap, type MapLayout, withRoutes } from "#lib/scene/layout.ts";

const bristol = mapFromTemplate("bristol", "Bristol");
const id = (text: string) => text as ItemId;

function moved(map: GapMap, one: string, place: Place): GapMap {
  return { ...map, places: { ...map.places, [one]: place } };
}

function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  if (value instanceof Map) return [...value.values()].flatMap(numbersIn);
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(numbersIn) : [];
}

function insideItsBand(layout: MapLayout): void {
  for (const box of layout.boxes.values()) {
    const band = layout.bands.find(({ levelId }) => levelId === box.levelId);
    expect(band, `the band of ${box.id}`).toBeDefined();
    expect(box.y).toBeGreaterThanOrEqual(band?.y ?? Infinity);
    expect(box.y + box.h).toBeLessThanOrEqual((band?.y ?? 0) + (band?.height ?? 0));
  }
}

describe("bands and cards", () => {
  it.each(["brief", "all"] as const)(
    "every service and gap has a card inside its band (%s)",
    (text) => {
      const layout = layoutMap(bristol, { text });
      expect(layout.boxes.size).toBe(36);
      insideItsBand(layout);
    },
  );

  it("bands follow each other without space between them", () => {
    const { bands, height } = layoutMap(bristol, { text: "brief" });
    bands.reduce((y, band) => {
      expect(band.y).toBe(y);
      return y + band.height;
    }, 0);
    expect(bands.reduce((sum, band) => sum + band.height, 0)).toBe(height);
  });

  it("cards that grow to hold all texts push the rows below them down and overlap nothing", () => {
    const layout = layoutMap(bristol, { text: "all" });
    const boxes = [...layout.boxes.values()];
    for (const [index, a] of boxes.entries())
      for (const b of boxes.slice(index + 1)) expect(overlap(a, b), `${a.id} ${b.id}`).toBe(false);
    const talking = layout.boxes.get(id("tt"));
    expect(talking?.notes.filter(({ kind }) => kind === "threshold")).toHaveLength(10);
    expect(talking?.notes.find(({ reference }) => reference === "T14")?.limit).toBe("at most low");
    const last = talking?.notes.at(-1);
    expect((last?.y ?? 0) + (last?.h ?? 0)).toBeLessThanOrEqual(talking?.h ?? 0);
  });

  it("a card dragged out of its band is shown inside it", () => {
    const layout = layoutMap(moved(bristol, "tt", { x: -900, y: -900 }), { text: "brief" });
    insideItsBand(layout);
    expect(layout.boxes.get(id("tt"))?.x).toBeGreaterThanOrEqual(0);
  });

  it("a level made taller stays at least that tall", () => {
    const level = { ...defaultLevels()[1], height: 900 } as Item;
    const map = { ...bristol, items: { ...bristol.items, [level.id]: level } };
    const band = layoutMap(map, { text: "brief" }).bands.find(
      ({ levelId }) => levelId === level.id,
    );
    expect(band?.height).toBe(900);
  });

  it("a map without anything on it still has bands and a size", () => {
    const layout = layoutMap(mapFromTemplate("blank", "New"), { text: "brief" });
    expect(layout.bands).toHaveLength(5);
    expect(layout.width).toBeGreaterThan(1000);
    expect(layout.routes.size + layout.boxes.size + layout.evidence.length).toBe(0);
  });
});

describe("evidence", () => {
  it("ties Gap 1 to the threshold above it and the disputed one below it", () => {
    const ties = layoutMap(bristol, { text: "brief" }).evidence.filter(
      ({ gapId }) => gapId === "gap-1",
    );
    expect(ties.map(({ text, views }) => ({ text, views }))).toEqual([
      { text: "T26 · at least high", views: 2 },
      { text: "T14 · at most low", views: 0 },
    ]);
  });

  it("ties nothing across another card", () => {
    const between = moved(bristol, "mhp", { x: 624, y: 264 });
    const texts = layoutMap(between, { text: "brief" }).evidence.map(({ text }) => text);
    expect(texts).not.toContain("T14 · at most low");
  });
});

describe("the same map gives the same layout", () => {
  it("whatever order its items and places come in", () => {
    const turned = (record: object) => Object.fromEntries(Object.entries(record).reverse());
    const other = { ...bristol, items: turned(bristol.items), places: turned(bristol.places) };
    const [a, b] = [layoutMap(bristol, { text: "all" }), layoutMap(other, { text: "all" })];
    expect(new Map([...b.routes].sort())).toEqual(new Map([...a.routes].sort()));
    expect(new Map([...b.boxes].sort())).toEqual(new Map([...a.boxes].sort()));
    expect(b.evidence).toEqual(a.evidence);
  });

  it("with or without the layout before", () => {
    const before = layoutMap(bristol, { text: "brief" });
    const map = moved(bristol, "ed", { x: 900, y: 400 });
    const [fresh, after] = [
      layoutMap(map, { text: "brief" }),
      layoutMap(map, { text: "brief", previous: before }),
    ];
    expect(after).toEqual(fresh);
  });

  it("and every number in it is finite, wherever cards are dragged", () => {
    const coordinate = fc.oneof(
      fc.double(),
      fc.integer({ min: -5000, max: 5000 }),
      fc.constantFrom(0, Number.NaN, Infinity, -Infinity),
    );
    const some = fc.constantFrom("gp", "tt", "awp-triage", "gap-1", "ed");
    fc.assert(
      fc.property(fc.array(fc.tuple(some, coordinate, coordinate), { maxLength: 5 }), (drags) => {
        const map = drags.reduce((now, [one, x, y]) => moved(now, one, { x, y }), bristol);
        const layout = layoutMap(map, { text: "brief" });
        for (const number of numbersIn(layout)) expect(Number.isFinite(number)).toBe(true);
        insideItsBand(layout);
      }),
      { numRuns: 25 },
    );
  });
});

describe("laid out again, what has not changed is the same object", () => {
  const before = layoutMap(bristol, { text: "brief" });
  /** The map while this card is under a hand, at this place. */
  const held = (one: string, place: Place) =>
    layoutMap(moved(bristol, one, place), {
      ...{ text: "brief", routing: "quick", previous: before },
      hold: { ids: new Set([id(one)]), bands: before.bands },
    });

  it("all of it, when nothing that is drawn has changed", () => {
    const gp = bristol.items[id("gp")];
    if (gp?.kind !== "service") throw new Error("the GP practice is a service");
    const map = { ...bristol, items: { ...bristol.items, gp: { ...gp, offer: "Something else" } } };
    const after = layoutMap(map, { text: "brief", previous: before });
    expect(after.boxes).toBe(before.boxes);
    expect(after.routes).toBe(before.routes);
    expect(after.bands).toBe(before.bands);
    expect(after.evidence).toBe(before.evidence);
  });

  it("while a card without pathways is dragged, every other card and every pathway", () => {
    const after = held("opd", { x: 2076, y: 60 });
    for (const [one, box] of after.boxes)
      if (one !== "opd") expect(box).toBe(before.boxes.get(one));
    for (const [one, route] of after.routes) expect(route, one).toBe(before.routes.get(one));
  });

  it("while a service is dragged, only its own pathways are drawn again, from card to card", () => {
    const after = held("tt", { x: 632, y: 68 });
    const redrawn = [...after.routes].filter(([one, route]) => route !== before.routes.get(one));
    expect(redrawn.length).toBeGreaterThan(0);
    for (const [, { fromId, toId, points }] of redrawn) {
      expect([fromId, toId]).toContain("tt");
      const ends = [
        [points[0], after.boxes.get(fromId)],
        [points.at(-1), after.boxes.get(toId)],
      ] as const;
      for (const [end, box] of ends)
        expect(end && box && overlap({ ...end, w: 0, h: 0 }, box, 1)).toBe(true);
    }
  });

  it("while a card is held its band keeps its height", () => {
    const after = held("opd", { x: 2064, y: 172 });
    expect(after.bands).toBe(before.bands);
    insideItsBand(after);
  });

  it("when a card makes its band grow, what is below goes down with it and keeps its shape", () => {
    const map = moved(bristol, "opd", { x: 2064, y: 172 });
    const after = layoutMap(map, { text: "brief", previous: before, routing: "quick" });
    const [was, now] = [before.routes.get(id("p29")), after.routes.get(id("p29"))];
    expect(now?.points).toEqual(was?.points.map(({ x, y }) => ({ x, y: y + 100 })));
  });

  it("ways found for an older layout are taken where their cards have stayed, and no others", () => {
    const map = moved(bristol, "tt", { x: 632, y: 68 });
    const after = layoutMap(map, { text: "brief", previous: before, routing: "quick" });
    const found = new Map(
      [...before.routes].map(([one, route]) => [
        one,
        { ...route, points: [...route.points, { x: 1, y: 1 }] },
      ]),
    );
    const routed = withRoutes(after, found, before);
    for (const [one, route] of routed.routes) {
      const touches = route.fromId === "tt" || route.toId === "tt";
      expect(route, one).toEqual(touches ? after.routes.get(one) : found.get(one));
    }
  });

  it("a pathway with another outcome gets another style and word", () => {
    const p41 = bristol.items[id("p41")];
    if (p41?.kind !== "pathway") throw new Error("P41 is a pathway");
    const map = { ...bristol, items: { ...bristol.items, p41: { ...p41, outcome: "declined" } } };
    const after = layoutMap(map, { text: "brief", previous: before });
    expect(after.routes.get(id("p41"))?.style).toBe("refused");
    expect(after.routes.get(id("p41"))?.label.text).toBe("refused");
  });
});
