import { expect, test } from "vitest";
import { analyse } from "#lib/gap-map/analysis/analyse.ts";
import { gapInWords } from "#lib/gap-map/analysis/ruler.ts";
import { doorsOf, shownOn } from "#lib/gap-map/analysis/shown.ts";
import { walkOf } from "#lib/gap-map/analysis/walk.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";

const map = mapFromTemplate("bristol", "Bristol");
const { findings } = analyse(map);

test("what is shown by its ids is found on another screen's map, with the items that stand out there", () => {
  const between = findings.find(({ kind }) => kind === "between-thresholds");
  if (between === undefined) throw new Error("nothing falls between");
  const shown = shownOn(map, findings, { finding: between.id });
  expect(shown).toMatchObject({ kind: "finding", finding: between });
  expect(shown?.items).toEqual(expect.arrayContaining([...between.items]));

  const scale = shownOn(map, findings, { scale: "risk_self" });
  if (scale?.kind !== "scale") throw new Error("no scale");
  expect(scale.items).toEqual(scale.ruler.apart.map(({ service }) => service.id));
  expect(gapInWords(scale.ruler)).toMatch(/^Moderate falls between NHS Talking Therapies/);

  const walk = walkOf(map, "A" as ItemId);
  if (walk === undefined) throw new Error("nobody walks");
  const [first, second] = doorsOf(walk);
  expect(shownOn(map, findings, { persona: "A" })).toMatchObject({ at: undefined, items: [] });
  expect(shownOn(map, findings, { persona: "A", at: second?.service.id })).toMatchObject({
    at: 1,
    items: [second?.service.id, second?.by?.id, first?.service.id],
  });
});

test("what a map does not know is not shown, and a door that is gone leaves the person before the first", () => {
  expect(shownOn(map, findings, { finding: "unmet-need:nobody" })).toBeUndefined();
  expect(shownOn(map, [], { finding: findings[0]?.id ?? "" })).toBeUndefined();
  expect(shownOn(map, findings, { scale: "__proto__" })).toBeUndefined();
  expect(shownOn(map, findings, { persona: "constructor" })).toBeUndefined();
  expect(shownOn(map, findings, { persona: "A", at: "gone" })).toMatchObject({ at: undefined });
});

test("every finding's id is short enough to be told to the room", () => {
  expect(Math.max(...findings.map(({ id }) => id.length))).toBeLessThan(400);
});
