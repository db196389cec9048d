import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdits } from "#lib/gap-map/apply.ts";
import type { GapMap, Place } from "#lib/gap-map/model.ts";
import { newGap } from "#lib/gap-map/new-items.ts";
import { coversAny, freePlace, freePlaceNear, levelOf, sizeOf } from "#lib/gap-map/placing.ts";
import { tidy } from "#lib/gap-map/tidy.ts";
import { bareMap } from "#tests/helpers/any-edit.ts";
import { add, aService, id } from "#tests/helpers/small-map.ts";

const band = { levelId: id("level-primary"), height: 640 };
const { w, h } = sizeOf("service");

/** Somewhere a hand can put a card: inside the band. */
const anyPlace = fc.record({
  x: fc.integer({ min: 12, max: 1500 }),
  y: fc.integer({ min: 12, max: band.height - h - 12 }),
});

function mapWith(places: readonly Place[]): GapMap {
  return applyEdits(
    bareMap,
    places.map((place, at) => add(aService("Service", { id: id(`s${at}`) }), place)),
  );
}

function mapWithout(places: GapMap["places"], ids: readonly string[]): GapMap["places"] {
  return Object.fromEntries(Object.entries(places).filter(([key]) => !ids.includes(key)));
}

const near = (map: GapMap, wanted: Place) => freePlaceNear(map, band, "service", wanted);

test("[PLC2] nobody's card is covered by a new one, and the new one stays inside its band", () => {
  fc.assert(
    fc.property(fc.array(anyPlace, { maxLength: 14 }), anyPlace, (places, wanted) => {
      const map = mapWith(places);
      const spot = near(map, wanted);
      expect(coversAny(map, band.levelId, "service", spot)).toBe(false);
      expect(spot.x).toBeGreaterThanOrEqual(0);
      expect(spot.y).toBeGreaterThanOrEqual(0);
      expect(spot.y + h).toBeLessThanOrEqual(band.height);
    }),
  );
});

test("[PLC3] a card that covers nothing stands exactly where it was put, however near others are", () => {
  const map = mapWith([{ x: 100, y: 100 }]);
  expect(near(map, { x: 100 + w, y: 100 })).toEqual({ x: 100 + w, y: 100 });
  expect(near(map, { x: 700, y: 300 })).toEqual({ x: 700, y: 300 });
});

test("[PLC4] no spot that keeps as much space is nearer than the one that was found", () => {
  const apart = 40;
  const keepsSpace = (places: readonly Place[], { x, y }: Place) =>
    places.every((one) => Math.abs(one.x - x) >= w + apart || Math.abs(one.y - y) >= h + apart);
  fc.assert(
    fc.property(fc.array(anyPlace, { minLength: 1, maxLength: 6 }), anyPlace, (places, wanted) => {
      const map = mapWith(places);
      fc.pre(coversAny(map, band.levelId, "service", wanted));
      const spot = near(map, wanted);
      expect(keepsSpace(places, spot)).toBe(true);
      const way = Math.hypot(spot.x - wanted.x, spot.y - wanted.y);
      for (let x = 0; x <= 2000; x += 20)
        for (let y = 0; y + h <= band.height; y += 20)
          if (Math.hypot(x - wanted.x, y - wanted.y) < way - 1e-6)
            expect(keepsSpace(places, { x, y }), `${x} ${y}`).toBe(false);
    }),
  );
});

test("[PLC6] many cards without a place each get the first free spot of their level, in their turn, over nobody's card", () => {
  const anyCard = fc.record({
    kind: fc.constantFrom("service", "gap"),
    levelId: fc.constantFrom("level-primary", "level-community"),
    place: fc.option(anyPlace, { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(anyCard, { maxLength: 40 }), (cards) => {
      const map = applyEdits(
        bareMap,
        cards.flatMap(({ kind, levelId, place }, at) => {
          if (kind === "gap")
            return newGap(bareMap, id(`g${at}`), { title: "Gap", ...(place && { place }) });
          return [add(aService("Service", { id: id(`s${at}`), levelId: id(levelId) }), place)];
        }),
      );
      const without = cards.flatMap(({ place }, at) =>
        place === undefined ? [`s${at}`, `g${at}`] : [],
      );
      const lost = { ...map, places: mapWithout(map.places, without) };
      let oneByOne = lost;
      for (const item of Object.values(lost.items)) {
        const levelId = levelOf(oneByOne, item);
        if (levelId === undefined || Object.hasOwn(oneByOne.places, item.id)) continue;
        const kind = item.kind === "gap" ? "gap" : "service";
        const place = freePlace(oneByOne, levelId, kind);
        expect(coversAny(oneByOne, levelId, kind, place)).toBe(false);
        oneByOne = { ...oneByOne, places: { ...oneByOne.places, [item.id]: place } };
      }
      expect(tidy(lost).places).toEqual(oneByOne.places);
    }),
  );
});

test("[PLC5] a gap on a gap stands beside it, in a band that has room for one row only", () => {
  const wanted = { x: 60, y: 30 };
  const first = newGap(bareMap, id("gap-x"), { title: "First", place: { x: 48, y: 24 } });
  const map = applyEdits(bareMap, first);
  const spot = freePlaceNear(map, { levelId: id("level-gap"), height: 208 }, "gap", wanted);
  expect(spot).toEqual({ x: 48 + sizeOf("gap").w + 40, y: 30 });
});
