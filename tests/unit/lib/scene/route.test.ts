import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultLevels } from "#lib/gap-map/levels.ts";
import type { GapMap, Item, ItemId, Pathway, Place } from "#lib/gap-map/model.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { around, overlap } from "#lib/scene/geometry.ts";
import { layoutMap, type MapLayout } from "#lib/scene/layout.ts";

const id = (text: string) => text as ItemId;
const bristol = mapFromTemplate("bristol", "Bristol");
const blank = mapFromTemplate("blank", "New");

/** A map with cards at these places on one level and pathways between them. */
function mapOf(places: readonly Place[], pathways: readonly (readonly [number, number])[]): GapMap {
  const levelId = defaultLevels()[0]?.id;
  const services = places.map(
    (_, index): Item =>
      ({
        ...{ kind: "service", id: id(`s${index}`), name: `Service ${index}`, levelId, rank: index },
        ...{ functions: [], offer: "", who: "", referrers: [] },
      }) as Item,
  );
  const ways = pathways.map(
    ([from, to], index): Pathway => ({
      ...{ kind: "pathway", id: id(`p${index}`), fromId: id(`s${from}`), toId: id(`s${to}`) },
      ...{ condition: "", outcomeText: "", outcome: "accepted" },
    }),
  );
  const items = [...Object.values(blank.items), ...services, ...ways];
  return {
    ...blank,
    items: Object.fromEntries(items.map((item) => [item.id, item])),
    places: Object.fromEntries(places.map((place, index) => [id(`s${index}`), place])),
  };
}

/** Cards that a route runs through, its own included when it runs through more than their edge. */
function runThrough({ boxes }: MapLayout, points: readonly { x: number; y: number }[]): string[] {
  return [...boxes.values()]
    .filter((box) =>
      points.slice(1).some((to, index) => overlap(box, around(points[index] ?? to, to), -1)),
    )
    .map((box) => box.id);
}

function checkAll(layout: MapLayout): void {
  for (const { id: one, points } of layout.routes.values()) {
    expect(runThrough(layout, points), `${one} runs through`).toEqual([]);
    points.slice(1).forEach((to, index) => {
      const from = points[index];
      expect(from?.x === to.x || from?.y === to.y, `${one} is upright and level`).toBe(true);
    });
  }
}

describe("pathways on the Bristol map", () => {
  const layout = layoutMap(bristol, { text: "brief" });

  it("all 62 are there, each from its own card's edge to the other's", () => {
    expect(layout.routes.size).toBe(62);
    for (const { fromId, toId, points } of layout.routes.values()) {
      const ends = [
        [points[0], layout.boxes.get(fromId)],
        [points.at(-1), layout.boxes.get(toId)],
      ] as const;
      for (const [end, box] of ends) {
        if (end === undefined || box === undefined) throw new Error("a route without an end");
        const onSide = end.x === box.x || end.x === box.x + box.w;
        const onTop = end.y === box.y || end.y === box.y + box.h;
        expect(onSide || onTop).toBe(true);
        expect(overlap({ ...end, w: 0, h: 0 }, box, 1)).toBe(true);
      }
    }
  });

  it.each(["brief", "all"] as const)("none runs through a card (%s)", (text) => {
    checkAll(layoutMap(bristol, { text }));
  });

  it("none lies on another", () => {
    const pieces = [...layout.routes.values()].flatMap((route) =>
      route.points.slice(1).map((to, index) => ({ route, from: route.points[index] ?? to, to })),
    );
    const onEachOther = pieces.flatMap((a, index) =>
      pieces.slice(index + 1).filter((b) => {
        if (a.route === b.route || (a.from.x === a.to.x) !== (b.from.x === b.to.x)) return false;
        const shared = overlap(around(a.from, a.to, 1), around(b.from, b.to, 1), -0.5);
        return shared && Math.max(a.from.x, a.to.x) !== Math.min(b.from.x, b.to.x);
      }),
    );
    expect(onEachOther.map(({ route }) => route.id)).toEqual([]);
  });

  it("no word covers a card, and none covers another word by more than its rim", () => {
    const labels = [...layout.routes.values()].map((route) => route.label);
    for (const label of labels)
      for (const box of layout.boxes.values())
        expect(overlap(label, box, -4), label.text).toBe(false);
    const pairs = labels.flatMap((a, i) => labels.slice(i + 1).filter((b) => overlap(a, b, -8)));
    expect(pairs.length).toBeLessThanOrEqual(1);
  });

  it("what they say is their outcome, and where the ends contradict each other", () => {
    expect(layout.routes.get(id("p11"))).toMatchObject({
      ...{ style: "discharged", standing: "disputed" },
      label: { text: "discharged to (disputed)" },
    });
  });

  it("that only one end claims it its line says, not its word: there are too many of them", () => {
    expect(layout.routes.get(id("p04"))).toMatchObject({
      ...{ style: "refused", standing: "claimed" },
      label: { text: "refused, sent back" },
    });
  });
});

describe("pathways wherever cards stand", () => {
  it("two cards side by side are joined by one straight line", () => {
    const { routes } = layoutMap(
      mapOf(
        [
          { x: 96, y: 72 },
          { x: 608, y: 72 },
        ],
        [[0, 1]],
      ),
      { text: "brief" },
    );
    expect(routes.get(id("p0"))?.points).toHaveLength(2);
  });

  it("pathways there and back lie side by side", () => {
    const map = mapOf(
      [
        { x: 96, y: 72 },
        { x: 608, y: 72 },
      ],
      [
        [0, 1],
        [1, 0],
      ],
    );
    const { routes } = layoutMap(map, { text: "brief" });
    const [there, back] = [routes.get(id("p0")), routes.get(id("p1"))];
    expect(Math.abs((there?.points[0]?.y ?? 0) - (back?.points[0]?.y ?? 0))).toBeGreaterThan(20);
  });

  it("a pathway from a service to itself, and one between cards on top of each other, throw nothing", () => {
    const map = mapOf(
      [
        { x: 96, y: 72 },
        { x: 100, y: 80 },
        { x: 96, y: 72 },
      ],
      [
        [0, 0],
        [0, 1],
        [0, 2],
        [1, 2],
      ],
    );
    const { routes } = layoutMap(map, { text: "brief" });
    expect(routes.size).toBe(4);
    for (const { points } of routes.values()) expect(points.length).toBeGreaterThanOrEqual(2);
  });

  it("a pathway to a card that is not there has no route", () => {
    const { routes } = layoutMap(mapOf([{ x: 96, y: 72 }], [[0, 7]]), { text: "brief" });
    expect(routes.size).toBe(0);
  });

  it("no pathway runs through a card as long as cards keep a little apart", () => {
    const cell = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 30 }));
    const spots = fc.uniqueArray(fc.tuple(fc.nat(4), fc.nat(4)), {
      minLength: 2,
      maxLength: 12,
      selector: ([column, row]) => `${column},${row}`,
    });
    fc.assert(
      fc.property(
        spots,
        fc.array(cell, { minLength: 12, maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        (cells, jitter, pick) => {
          const places = cells.map(([column, row], index) => ({
            x: 60 + column * 330 + (jitter[index]?.[0] ?? 0),
            y: 40 + row * 200 + (jitter[index]?.[1] ?? 0),
          }));
          const next = () => (pick.next().value ?? 0) % places.length;
          const ways = Array.from({ length: 14 }, () => [next(), next()] as const).filter(
            ([a, b]) => a !== b,
          );
          checkAll(layoutMap(mapOf(places, ways), { text: "brief" }));
        },
      ),
      { numRuns: 60 },
    );
  });
});
