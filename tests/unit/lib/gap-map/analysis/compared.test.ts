import { expect, test } from "vitest";
import { compareFindings, type FindingChange } from "#lib/gap-map/analysis/compared.ts";
import { applyEdits } from "#lib/gap-map/apply.ts";
import type { Edit, FieldValue } from "#lib/gap-map/edit.ts";
import type { GapMap } from "#lib/gap-map/model.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { tidy } from "#lib/gap-map/tidy.ts";
import { id } from "#tests/helpers/small-map.ts";

const bristol = mapFromTemplate("bristol", "Bristol");
const set = (item: string, field: string, value: FieldValue): Edit => ({
  kind: "set",
  id: id(item),
  field,
  value,
});
const without = (item: string): Edit => ({
  kind: "remove",
  id: id(item),
  removal: { by: "Fay", at: "" },
});
const after = (...edits: readonly Edit[]) => tidy(applyEdits(bristol, edits));
const found = (before: GapMap, now: GapMap, about: string) =>
  compareFindings(before, now).changes.filter((one) => one.about === about);
const said = (changes: readonly FindingChange[]) => changes.map(({ sentence }) => sentence);

/** The community team takes moderate risk, and everything else it asks is for it to decide. */
const opener = [
  set("awp-recovery-t5", "value", "moderate"),
  ...["awp-recovery-t4", "awp-recovery-t6", "awp-recovery-t8"].map((one) =>
    set(one, "hardness", "soft"),
  ),
];

test("[A18] nothing is told of two versions that say the same, however they are held", () => {
  const turned = { ...bristol, items: Object.fromEntries(Object.entries(bristol.items).reverse()) };
  expect(compareFindings(bristol, turned)).toMatchObject({ changes: [], notes: [] });
});

test("[A18] a gap narrows for the persons whom its services would see now, and the evidence is named", () => {
  const [gap] = found(bristol, after(...opener), "gap");
  expect(gap).toMatchObject({ id: "gap:gap-1:narrowed", course: "narrowed" });
  expect(gap?.sentence).toContain("On this map, Gap 1 narrowed: ");
  expect(gap?.sentence).toContain("Person A");
  expect(gap?.sentence).toContain("at discretion");
  expect(gap?.items.slice(0, 2)).toEqual(["gap-1", "A"]);
  expect(gap?.items).toContain("awp-recovery-t5");
});

test("[A18] what narrows one way widens the other way round, and what opens closes", () => {
  const now = after(...opener, without("tt-t4"), without("tt-t5"), without("tt-t6"));
  const opposite = { opened: "closed", closed: "opened", narrowed: "widened", widened: "narrowed" };
  const there = compareFindings(bristol, now).changes;
  const back = compareFindings(now, bristol).changes;
  const key = ({ id: one, course }: FindingChange) => one.slice(0, -course.length);
  expect(there.length).toBeGreaterThan(5);
  expect(back.map((one) => `${key(one)}${opposite[one.course]}`).sort()).toEqual(
    there.map(({ id: one }) => one).sort(),
  );
});

test("[A18] a need that somebody takes on in good time is a gap closed; one that nobody does is a gap widened", () => {
  const open = after(
    ...["awp-recovery-t4", "awp-recovery-t5", "awp-recovery-t6", "awp-recovery-t8"].map(without),
    set("awp-recovery", "typicalWaitWeeks", 4),
  );
  const [need] = found(bristol, open, "need").filter(({ items }) => items[0] === "A");
  expect(need?.sentence).toBe(
    "On this map, the gap for Person A in ongoing mental health care coordination closed: they would now be taken on at Recovery Team.",
  );
  const slow = applyEdits(open, [set("awp-recovery", "typicalWaitWeeks", 26)]);
  expect(said(found(open, slow, "need"))).toContain(
    "On this map, the gap for Person A in ongoing mental health care coordination opened: they would now be taken on only after a wait of half a year or more, at Recovery Team.",
  );
});

test("[A18] a change of the person is no change of the services: both versions are asked about the person of today", () => {
  const other = after(set("A", "attributes/risk_self", "low"), set("E", "needs/housing", true));
  const { changes, notes, askedOf } = compareFindings(bristol, other);
  expect(changes).toEqual([]);
  expect(notes).toEqual([
    "Person A and Person E: described otherwise now. Both versions are asked about them as they are described now.",
  ]);
  expect(askedOf).toContain("A");
});

test("[A18] somebody on one version only is not asked about, and a reader is told so", () => {
  const fewer = after(without("A"), ...opener);
  expect(compareFindings(bristol, fewer).changes.flatMap(({ items }) => items)).not.toContain("A");
  expect(compareFindings(bristol, fewer).notes).toEqual([
    "Person A: only on the earlier version, so not compared.",
  ]);
});

test("[A18] what falls between two thresholds closes when one of them moves, and narrows when it moves a little", () => {
  const between = (map: GapMap) => found(bristol, map, "between-thresholds");
  const pair = "between-thresholds:tt-t6:awp-recovery-t5";
  expect(between(after(set("awp-recovery-t5", "value", "low")))).toContainEqual(
    expect.objectContaining({
      id: `${pair}:closed`,
      sentence: expect.stringContaining("On this map, no longer so: Moderate"),
    }),
  );
  const wider = after(set("awp-recovery-t5", "value", "imminent"));
  expect(between(wider)).toContainEqual(expect.objectContaining({ id: `${pair}:widened` }));
  expect(found(wider, bristol, "between-thresholds")).toContainEqual(
    expect.objectContaining({ id: `${pair}:narrowed` }),
  );
});

test("[A18] every change has an id of its own and one sentence about this map", () => {
  const now = after(...opener, without("p05"), without("sarsas"), without("tt-b1"));
  const { changes } = compareFindings(bristol, now);
  expect(new Set(changes.map((one) => one.id)).size).toBe(changes.length);
  for (const { sentence, items } of changes) {
    expect(sentence).toMatch(/^On this map, .*\.$/);
    for (const item of items) expect(bristol.items[item] ?? now.items[item]).toBeDefined();
  }
});
