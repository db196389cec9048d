import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "#lib/gap-map/apply.ts";
import { canonicalJson } from "#lib/gap-map/canonical.ts";
import type { Edit } from "#lib/gap-map/edit.ts";
import type { Item } from "#lib/gap-map/model.ts";
import { freePlace, placedOn, sizeOf } from "#lib/gap-map/placing.ts";
import { referenceOf, referencesDue } from "#lib/gap-map/references.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { binOf, tidy } from "#lib/gap-map/tidy.ts";
import { anyEdit, bareMap } from "#tests/helpers/any-edit.ts";
import { add, aService, aThreshold, id } from "#tests/helpers/small-map.ts";

const bristol = mapFromTemplate("bristol", "Bristol");
const removal = { by: "Jo", at: "2026-11-22T10:00:00Z" };
const remove = (one: string): Edit => ({ kind: "remove", id: id(one), removal });

describe("what readers leave out", () => {
  test("[TID1] with a service go its thresholds, notes, pathways and what is said about them, and all come back with it", () => {
    const without = tidy(applyEdits(bristol, [remove("tt")]));
    for (const gone of ["tt", "tt-t6", "tt-b1", "p01", "p11", "v3", "v5"])
      expect(without.items[id(gone)]).toBeUndefined();
    expect(without.places[id("tt")]).toBeUndefined();
    expect(binOf(applyEdits(bristol, [remove("tt")])).map((item) => item.id)).toEqual(["tt"]);
    const back = tidy(applyEdits(bristol, [remove("tt"), { kind: "restore", id: id("tt") }]));
    expect(canonicalJson(back)).toBe(canonicalJson(bristol));
  });

  test("[TID2] a gap keeps the evidence that is still there", () => {
    const gap = tidy(applyEdits(bristol, [remove("tt-t6")])).items[id("gap-1")];
    expect(gap).toMatchObject({ thresholdIds: ["awp-recovery-t5"] });
  });

  test("[TID3] a service on a deleted level, or on the level of the gap, waits to be placed", () => {
    expect(tidy(applyEdits(bristol, [remove("level-primary")])).items[id("gp")]).not.toHaveProperty(
      "levelId",
    );
    const inTheGap: Edit = { kind: "set", id: id("gp"), field: "levelId", value: "level-gap" };
    expect(tidy(applyEdits(bristol, [inTheGap])).items[id("gp")]).not.toHaveProperty("levelId");
  });

  test("[TID4] tidying twice is tidying once, and what needs no tidying stays the same object", () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 30 }), (edits) => {
        const once = tidy(applyEdits(bareMap, edits));
        expect(canonicalJson(tidy(once))).toBe(canonicalJson(once));
        for (const item of Object.values(once.items)) expect(tidy(once).items[item.id]).toBe(item);
      }),
    );
  });
});

describe("references", () => {
  test("[REF1] a number is given once: not again after a delete, and never to two", () => {
    const shelter = aService("Shelter");
    const first = applyEdits(bareMap, [add(shelter)]);
    const numbered = applyEdits(first, referencesDue(first));
    expect(referenceOf(numbered.items[shelter.id] as Item)).toBe("S1");
    const next = applyEdits(numbered, [
      remove("shelter"),
      add(aService("Café")),
      add(aService("Clinic")),
    ]);
    const again = applyEdits(next, referencesDue(next));
    expect(["shelter", "café", "clinic"].map((one) => again.items[id(one)]?.number)).toEqual([
      1,
      undefined,
      2,
    ]);
    expect(referencesDue(again)).toEqual([]);
  });

  test("[REF2] an item without a number yet has no reference", () => {
    expect(referenceOf(aThreshold("shelter", "Adults"))).toBe("");
  });
});

test("[PLC1] a free place covers nothing that stands there, however much does", () => {
  let map = bareMap;
  for (let count = 0; count < 20; count += 1) {
    const place = freePlace(map, id("level-primary"), "service");
    const { w, h } = sizeOf("service");
    for (const { place: taken } of placedOn(map, id("level-primary"))) {
      const apart = Math.abs(place.x - taken.x) >= w || Math.abs(place.y - taken.y) >= h;
      expect(apart).toBe(true);
    }
    map = applyEdits(map, [add(aService("Service", { id: id(`s${count}`) }), place)]);
  }
});
