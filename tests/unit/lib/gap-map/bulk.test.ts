import { expect, test } from "vitest";
import { applyEdits } from "#lib/gap-map/apply.ts";
import { changeAll } from "#lib/gap-map/bulk.ts";
import { type ItemId, itemOf } from "#lib/gap-map/model.ts";
import { servicesOn } from "#lib/gap-map/order.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { tidy } from "#lib/gap-map/tidy.ts";

const bristol = mapFromTemplate("bristol", "Bristol");
const ids = ["gp", "tt", "mhp"] as ItemId[];
const crisis = "level-crisis" as ItemId;

test("several services go to a level in their order, each in a place of its own", () => {
  const wanted = {
    kind: "service",
    field: "levelId",
    value: crisis,
    words: "Level: Crisis and emergency",
  } as const;
  const done = changeAll(bristol, ids, wanted);
  const map = tidy(applyEdits(bristol, done.edits));
  expect(
    servicesOn(map, crisis)
      .slice(-3)
      .map(({ id }) => id),
  ).toEqual(ids);
  const places = ids.map((id) => JSON.stringify(map.places[id]));
  expect(new Set(places).size).toBe(3);
  expect(done.said).toBe("3 services changed. Level: Crisis and emergency.");
});

test("what is as wanted already is left alone, and it says when nothing is left to do", () => {
  const wanted = { kind: "service", field: "sector", value: "vcse", words: "Sector: Voluntary" };
  const once = changeAll(bristol, ids, wanted as never);
  const map = applyEdits(bristol, once.edits);
  expect(ids.map((id) => itemOf(map, "service", id)?.sector)).toEqual(["vcse", "vcse", "vcse"]);
  expect(changeAll(map, ids, wanted as never)).toEqual({
    edits: [],
    said: "Nothing to change. Sector: Voluntary already.",
  });
});
