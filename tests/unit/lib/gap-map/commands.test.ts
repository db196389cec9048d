import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdits } from "#lib/gap-map/apply.ts";
import { add, holdOn, moveStep, moveToLevel, remove, restore } from "#lib/gap-map/commands.ts";
import { kinds } from "#lib/gap-map/fields.ts";
import { headingOf } from "#lib/gap-map/item-names.ts";
import { type GapMap, type Item, type ItemId, itemOf } from "#lib/gap-map/model.ts";
import { gapLevelOf, gapsOf, servicesOn } from "#lib/gap-map/order.ts";
import { servicesNamed } from "#lib/gap-map/same-service.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { tidy } from "#lib/gap-map/tidy.ts";

const bristol = mapFromTemplate("bristol", "Bristol");
const id = (text: string) => text as ItemId;
const removal = { by: "Tom", at: "2026-11-22T10:00:00.000Z" };
const after = (
  map: GapMap,
  { edits }: { edits: readonly Parameters<typeof applyEdits>[1][number][] },
) => tidy(applyEdits(map, edits));

const levelOf = (map: GapMap, key: string) => {
  const level = itemOf(map, "level", id(key));
  if (level === undefined) throw new Error(`no level ${key}`);
  return level;
};

const added = {
  level: { name: "Schools" },
  organisation: { name: "Bristol Mind" },
  service: { name: "Night line", levelId: id("level-crisis") },
  threshold: { serviceId: id("tt"), text: "" },
  barrier: { onId: id("tt"), text: "" },
  goodPractice: { onId: id("tt"), text: "" },
  pathway: { fromId: id("tt"), toId: id("gp") },
  persona: { label: "Person X" },
  gap: { title: "Nobody answers at night" },
  view: { aboutId: id("tt"), role: "GP", stance: "disagree", text: "" },
} as const;

test.each(kinds)("a new %s is taken by the map and stands on it", (kind) => {
  const done = add(bristol, kind, id("new-one"), added[kind] as never);
  const map = after(bristol, done);
  expect(map.items[id("new-one")]?.kind).toBe(kind);
  expect(done.said).toMatch(/ was added\.$/);
});

test("a new service comes last on its level, in a free place", () => {
  const map = after(bristol, add(bristol, "service", id("new-one"), added.service));
  expect(servicesOn(map, id("level-crisis")).at(-1)?.id).toBe("new-one");
  expect(map.places[id("new-one")]).toBeDefined();
});

test("a service moved to another level is last there and has a place there", () => {
  const done = moveToLevel(bristol, id("tt"), id("level-crisis"));
  const map = after(bristol, done);
  expect(servicesOn(map, id("level-crisis")).at(-1)?.id).toBe("tt");
  expect(done.said).toContain("moved to ‘Crisis and emergency’");
});

test("a service nobody places any more has no level and no place", () => {
  const map = after(bristol, moveToLevel(bristol, id("tt"), undefined));
  expect(servicesOn(map, undefined).map((service) => service.id)).toEqual(["tt"]);
  expect(map.places[id("tt")]).toBeUndefined();
});

test("moving earlier and later again and again goes one step each time and ends at the ends", () => {
  const start = gapsOf(bristol).map((gap) => gap.id);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(5), fc.constantFrom("earlier" as const, "later" as const)), {
        maxLength: 80,
      }),
      (moves) => {
        let map = bristol;
        const expected = [...start];
        for (const [which, direction] of moves) {
          const gap = start[which] as ItemId;
          map = after(map, moveStep(map, gap, direction));
          const at = expected.indexOf(gap);
          const to = at + (direction === "earlier" ? -1 : 1);
          if (to < 0 || to >= expected.length) continue;
          expected.splice(at, 1);
          expected.splice(to, 0, gap);
        }
        expect(gapsOf(map).map((one) => one.id)).toEqual(expected);
      },
    ),
    { numRuns: 30 },
  );
});

test("services of equal rank can be put in order", () => {
  const ranks = ["gp", "tt", "mhp"].map(
    (one) => ({ kind: "set", id: id(one), field: "rank", value: 1 }) as const,
  );
  const map = tidy(applyEdits(bristol, ranks));
  const order = servicesOn(map, id("level-primary")).map((service) => service.id);
  const third = order[2] as ItemId;
  const moved = after(map, moveStep(map, third, "earlier"));
  expect(servicesOn(moved, id("level-primary"))[1]?.id).toBe(third);
});

test("a delete says what is hidden with it, and restoring brings all of it back", () => {
  const done = remove(bristol, id("tt"), removal);
  expect(done.said).toMatch(/10 thresholds, 4 barriers, 2 good practice, 6 pathways/);
  const gone = applyEdits(bristol, done.edits);
  expect(itemOf(tidy(gone), "service", id("tt"))).toBeUndefined();
  const back = applyEdits(gone, restore(gone.items[id("tt")] as Item).edits);
  expect(tidy(back)).toEqual(tidy(bristol));
});

test("deleting a level says where its services wait", () => {
  const done = remove(bristol, id("level-primary"), removal);
  expect(done.said).toContain("4 services wait under ‘Not placed yet’");
  expect(servicesOn(after(bristol, done), undefined)).toHaveLength(4);
});

test("the only level that holds gaps stays while there are gaps, and says why", () => {
  for (const done of [
    remove(bristol, id("level-gap"), removal),
    holdOn(bristol, levelOf(bristol, "level-gap"), "services"),
  ]) {
    expect(done.edits).toEqual([]);
    expect(done.said).toContain(`The ${gapsOf(bristol).length} gaps of this map need a level`);
  }
});

test("another level can hold the gaps: they move there, its services wait unplaced, and words say so", () => {
  const primary = levelOf(bristol, "level-primary");
  const count = servicesOn(bristol, primary.id).length;
  const done = holdOn(bristol, primary, "gap");
  const map = after(bristol, done);
  expect(gapLevelOf(map)?.id).toBe("level-primary");
  expect(servicesOn(map, undefined)).toHaveLength(count);
  expect(gapsOf(map)).toHaveLength(gapsOf(bristol).length);
  expect(done.said).toBe(
    `‘Primary care’ now holds the gaps. ‘The gap’ holds services. Its ${count} services wait under ‘Not placed yet’.`,
  );
  const undone = after(map, holdOn(map, levelOf(map, "level-gap"), "gap"));
  expect(gapLevelOf(undone)?.id).toBe("level-gap");
});

test("what nobody has named is called so in words", () => {
  const map = after(
    bristol,
    add(bristol, "service", id("new-one"), { name: "", levelId: id("level-primary") }),
  );
  const service = itemOf(map, "service", id("new-one"));
  expect(service && headingOf(service)).toBe("Unnamed service");
});

test("the same service is known by case, ‘&’, brackets and NHS in front", () => {
  const names = (name: string) => servicesNamed(bristol, name).map((service) => service.id);
  const name = itemOf(bristol, "service", id("tt"))?.name ?? "";
  expect(names(name.toUpperCase())).toEqual(["tt"]);
  expect(names(name.replace(/^NHS /, ""))).toEqual(["tt"]);
  expect(names("Something else altogether")).toEqual([]);
  expect(names("")).toEqual([]);
});
