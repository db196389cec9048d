import { describe, expect, test } from "vitest";
import { analyse } from "#lib/gap-map/analysis/analyse.ts";
import { applyEdits } from "#lib/gap-map/apply.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { id } from "#tests/helpers/small-map.ts";

const bristol = mapFromTemplate("bristol", "Bristol");
const doors = (persona: string, need: string, map = bristol) =>
  analyse(map).smallestChange[persona]?.[need]?.doors ?? [];

describe("[ANA9] the smallest change that would open a door", () => {
  test("Person A: three judgements at once, and no single concession", () => {
    const [first, ...rest] = doors("A", "care_coordination");
    expect(first).toMatchObject({
      ...{ service: "awp-recovery", facts: [], circumstances: [] },
      judgements: ["awp-recovery-t4", "awp-recovery-t5", "awp-recovery-t6"],
      ...{ verdict: "accepted", status: "met" },
    });
    expect(rest.map(({ service, facts }) => [service, facts])).toEqual([
      ["awp-eip", ["awp-eip-t1"]],
      ["navigator", ["navigator-t3"]],
    ]);
  });

  test("Person E: one circumstance, to a service whose wait is cover in name only", () => {
    expect(doors("E", "long_therapy")[0]).toMatchObject({
      ...{ service: "awp-therapy", change: ["awp-therapy-t2"], circumstances: ["awp-therapy-t2"] },
      ...{ verdict: "accepted", status: "met_slow" },
    });
  });

  test("what lets in one persona is told with the others whom it lets in", () => {
    const [door] = doors("A", "long_therapy").filter(({ service }) => service === "awp-therapy");
    expect(door?.change).toEqual(["awp-therapy-t2", "awp-therapy-t3", "awp-therapy-t6"]);
    expect(door?.alsoOpensFor).toContain("E");
  });

  test("of an any-of group one member is enough, and those that ask for a fact come last", () => {
    const groups = ["tt-t4", "tt-t5", "tt-t6"].map((one) => ({
      ...({ kind: "set", id: id(one), field: "anyOfGroup", value: "either" } as const),
    }));
    const need = { kind: "set", id: id("D"), field: "needs", value: ["brief_therapy"] } as const;
    const told = doors("D", "brief_therapy", applyEdits(bristol, [...groups, need]));
    const talking = told.filter(({ service }) => service === "tt").map(({ change }) => change);
    expect(talking).toEqual([["tt-t6"], ["tt-t4"], ["tt-t5"]]);
  });
});
