import { expect, test } from "vitest";
import {
  everything,
  showsGap,
  showsKind,
  showsService,
  type Wanted,
} from "#components/list/list-filter.ts";
import { gapLevelOf, gapsOf, servicesInOrder } from "#lib/gap-map/order.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";

const map = mapFromTemplate("bristol", "Bristol");
const found = (wanted: Partial<Wanted>) =>
  servicesInOrder(map).filter((service) =>
    showsService(map, service, { ...everything, ...wanted }),
  );

test("nothing looked for shows everything", () => {
  expect(found({})).toHaveLength(30);
});

test("a service is found by its reference, its organisation and what stands on it, in any case", () => {
  expect(found({ text: "s4" }).map(({ id }) => id)).toContain("tt");
  expect(found({ text: "VITA health" }).map(({ id }) => id)).toContain("tt");
  expect(found({ text: "superficial self-harm" }).map(({ id }) => id)).toEqual(["tt"]);
});

test("ids are not words", () => {
  expect(found({ text: "org-vita" })).toEqual([]);
});

test("filters for level and content work together", () => {
  const primary = found({ levelId: "level-primary" });
  expect(primary).toHaveLength(4);
  const disputed = found({ levelId: "level-primary", has: "differences" });
  expect(disputed.length).toBeGreaterThan(0);
  expect(disputed.length).toBeLessThan(primary.length);
});

test("gaps are found by their words and kept out by filters about services", () => {
  const level = gapLevelOf(map)?.id;
  if (level === undefined) throw new Error("the template has a gap level");
  const shown = (wanted: Partial<Wanted>) =>
    gapsOf(map).filter((gap) => showsGap(map, gap, level, { ...everything, ...wanted }));
  expect(shown({})).toHaveLength(6);
  expect(shown({ text: "not risky enough" })).toHaveLength(1);
  expect(shown({ has: "thresholds" })).toEqual([]);
  expect(shown({ levelId: "level-primary" })).toEqual([]);
});

test("the filter for an organisation lets through its services alone, and goes with the others", () => {
  const council = found({ organisationId: "org-bcc" });
  expect(council.map(({ id }) => id).sort()).toEqual([
    "housing-options",
    "pathway-housing",
    "social-care",
  ]);
  expect(found({ organisationId: "org-bcc", levelId: "level-primary" })).toEqual([]);
  expect(found({ organisationId: "org-bcc", text: "homelessness" })).toHaveLength(1);
  expect(found({ organisationId: "none" })).toEqual([]);
});

test("the filter for mine lets through what somebody speaks for alone, and goes with the others", () => {
  const mine = (wanted: Partial<Wanted>) =>
    servicesInOrder(map).filter((service) =>
      showsService(map, service, { ...everything, mine: true, ...wanted }, ({ id }) => id === "gp"),
    );
  expect(mine({}).map(({ id }) => id)).toEqual(["gp"]);
  expect(mine({ organisationId: "org-bcc" })).toEqual([]);
});

test("the filter for a kind shows that kind alone; only services have an organisation or somebody who speaks for them", () => {
  const [gap] = gapsOf(map);
  if (gap === undefined) throw new Error("the template has gaps");
  const shown = (wanted: Partial<Wanted>) => {
    const whole = { ...everything, ...wanted };
    return {
      services: found(wanted).length > 0,
      gaps: showsGap(map, gap, gapLevelOf(map)?.id, whole),
      personas: showsKind(whole, "persona"),
    };
  };
  expect(shown({ show: "service" })).toEqual({ services: true, gaps: false, personas: false });
  expect(shown({ show: "gap" })).toEqual({ services: false, gaps: true, personas: false });
  expect(shown({ show: "persona" })).toEqual({ services: false, gaps: false, personas: true });
  for (const wanted of [{ organisationId: "org-bcc" }, { mine: true }])
    expect(shown(wanted)).toMatchObject({ gaps: false, personas: false });
});
