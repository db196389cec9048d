import { describe, expect, test } from "vitest";
import { analyse } from "#lib/gap-map/analysis/analyse.ts";
import { coverageGrids, coverageOf } from "#lib/gap-map/analysis/coverage.ts";
import { drawnAs, evidenceFrom, unexplained } from "#lib/gap-map/analysis/drawn.ts";
import { plainly } from "#lib/gap-map/analysis/finding.ts";
import { rulerInWords, rulersOf } from "#lib/gap-map/analysis/ruler.ts";
import { findingsUnder, guidanceTheme, themes } from "#lib/gap-map/analysis/themes.ts";
import { walkInWords, walkOf } from "#lib/gap-map/analysis/walk.ts";
import { mapIf, turnedBetween } from "#lib/gap-map/analysis/what-if.ts";
import { applyEdits } from "#lib/gap-map/apply.ts";
import { add } from "#lib/gap-map/commands.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { id } from "#tests/helpers/small-map.ts";

const bristol = mapFromTemplate("bristol", "Bristol");
const { findings, acceptance, needsCoverage } = analyse(bristol);

describe("[FIND1] every finding stands under one question", () => {
  test("and none under two", () => {
    const shown = [...themes, guidanceTheme].flatMap((theme) => findingsUnder(theme, findings));
    expect(new Set(shown).size).toBe(findings.length);
    expect(shown).toHaveLength(findings.length);
  });

  test("said without “On this map”, which stands above them all", () => {
    for (const finding of findings) {
      expect(finding.sentence).toMatch(/^On this map, /);
      expect(plainly(finding)).toMatch(/^[^a-z]/);
      expect(plainly(finding)).not.toMatch(/on this map/i);
    }
  });
});

describe("[FIND2] found and drawn gaps are held beside each other", () => {
  test("moderate risk between Talking Therapies and the Recovery Team is what Gap 1 draws", () => {
    const between = findings.filter(({ kind }) => kind === "between-thresholds");
    const drawn = between.filter((finding) =>
      drawnAs(bristol, finding).some(({ number }) => number === 1),
    );
    expect(drawn.length).toBeGreaterThan(0);
  });

  test("a gap made of a finding is linked to its evidence, and counts as drawn from then on", () => {
    const undrawn = findings.find(
      (finding) => finding.kind === "unconfirmed-pathway" && drawnAs(bristol, finding).length === 0,
    );
    if (undrawn === undefined) throw new Error("every unconfirmed pathway is drawn");
    const wanted = { title: plainly(undrawn), ...evidenceFrom(bristol, undrawn) };
    const after = applyEdits(bristol, add(bristol, "gap", id("new-gap"), wanted).edits);
    expect(drawnAs(after, undrawn).map((gap) => gap.id)).toEqual(["new-gap"]);
    expect(unexplained(after, findings).map((gap) => gap.id)).not.toContain("new-gap");
  });

  test("a gap that is linked to nothing is explained by nothing", () => {
    const { edits } = add(bristol, "gap", id("bare"), { title: "Nobody knows why" });
    expect(unexplained(applyEdits(bristol, edits), findings).map((gap) => gap.id)).toContain(
      "bare",
    );
  });
});

describe("[FIND3] the ruler shows what each service holds, and what none does", () => {
  const risk = rulersOf(bristol).find(({ dimension }) => dimension.id === "risk_self");

  test("moderate falls between Talking Therapies, the Recovery Team and the Crisis team, as Gap 1 says", () => {
    expect(risk?.apart.map(({ service }) => service.id)).toEqual([
      ...["tt", "awp-recovery", "awp-crisis"],
    ]);
    expect(risk?.between.map((at) => risk.values[at])).toEqual(["moderate"]);
    expect(risk?.drawn.map(({ number }) => number)).toEqual([1]);
  });

  test("every row is as long as the scale, and those that hold it stand beside them", () => {
    for (const { stretches } of [...(risk?.apart ?? []), ...(risk?.others ?? [])])
      expect(stretches.reduce((sum, { length }) => sum + length, 0)).toBe(risk?.values.length);
    expect(risk?.others.map(({ service }) => service.id)).toContain("mhp");
  });

  test("it can be read as a sentence", () => {
    expect(risk && rulerInWords(risk)).toMatch(
      /Moderate falls between NHS Talking Therapies, Recovery Team and .+\.$/,
    );
  });

  test("a scale with a gap comes before those without", () => {
    const gaps = rulersOf(bristol).map(({ between }) => between.length > 0);
    expect(gaps).toEqual([...gaps].sort((a, b) => Number(b) - Number(a)));
  });
});

describe("[FIND4] a person is walked from where they first ask to every door they need", () => {
  const walk = walkOf(bristol, id("A"));

  test("the first door is their entry, and each later one is reached by a pathway from an earlier one", () => {
    expect(walk?.steps[0]?.service.id).toBe("gp");
    for (const { by, service } of walk?.steps.slice(1) ?? []) expect(by?.toId).toBe(service.id);
  });

  test("every service that does what they need is a door, with the same verdict as in the figures", () => {
    const doors = [...(walk?.steps ?? []), ...(walk?.beyond ?? [])];
    for (const { service, verdict } of doors) expect(verdict).toBe(acceptance["A"]?.[service.id]);
    const needed = Object.values(needsCoverage["A"] ?? {}).flatMap(
      ({ accepted, discretionary, unclear, refused }) => [
        ...[...accepted, ...discretionary, ...unclear, ...refused],
      ],
    );
    expect(doors.map(({ service }) => service.id)).toEqual(expect.arrayContaining(needed));
  });

  test("a refusal is told with the thresholds that decide it, never with what nobody could tell", () => {
    const refused = walk?.steps.find(({ verdict }) => verdict === "refused");
    expect(refused?.because.length).toBeGreaterThan(0);
    expect(walkInWords(bristol, walk ?? never()).join(" ")).toMatch(
      /no service would give Person A/,
    );
  });

  test("somebody whose entry nobody has said is still told every door", () => {
    const lost = applyEdits(bristol, [{ kind: "set", id: id("A"), field: "entryId", value: null }]);
    const told = walkOf(lost, id("A"));
    expect(told?.steps).toEqual([]);
    expect(told?.beyond.length).toBeGreaterThan(0);
  });

  test("nobody who is not on the map is walked", () => {
    expect(walkOf(bristol, id("nobody"))).toBeUndefined();
  });
});

describe("[FIND5] what if one thing were otherwise", () => {
  const before = walkOf(bristol, id("E")) ?? never();

  test("a threshold that a service lets go of turns its door, and nothing else on the map", () => {
    const then = mapIf(bristol, id("E"), { of: "threshold", id: id("awp-therapy-t2") });
    const after = walkOf(then, id("E")) ?? never();
    const turned = turnedBetween(before, after);
    expect(turned.map(({ service, before: was, after: now }) => [service.id, was, now])).toEqual([
      ["awp-therapy", "refused", "accepted"],
    ]);
    expect(bristol.items[id("awp-therapy-t2")]).toBeDefined();
  });

  test("of thresholds any one of which is enough, letting go of one is enough as well", () => {
    const alternatives = applyEdits(bristol, [
      { kind: "set", id: id("awp-therapy-t2"), field: "anyOfGroup", value: "either" },
      { kind: "set", id: id("awp-therapy-t6"), field: "anyOfGroup", value: "either" },
      { kind: "set", id: id("E"), field: "attributes/engagement", value: "sporadic" },
    ]);
    const refused = walkOf(alternatives, id("E")) ?? never();
    const then = mapIf(alternatives, id("E"), { of: "threshold", id: id("awp-therapy-t2") });
    const turned = turnedBetween(refused, walkOf(then, id("E")) ?? never());
    expect(turned.map(({ service, after }) => [service.id, after])).toEqual([
      ["awp-therapy", "accepted"],
    ]);
  });

  test("a circumstance of the person turns the doors that ask for it", () => {
    const change = { of: "person", dimension: "open_to_secondary", value: true } as const;
    const after = walkOf(mapIf(bristol, id("E"), change), id("E")) ?? never();
    expect(turnedBetween(before, after).map(({ service }) => service.id)).toContain("awp-therapy");
    expect(walkOf(bristol, id("E"))).toEqual(before);
  });
});

describe("[FIND6] what is offered where", () => {
  test("each service is counted once for each thing it does, on its own level", () => {
    const rows = coverageOf(bristol);
    const counted = rows.reduce((sum, { total }) => sum + total, 0);
    const services = Object.values(bristol.items).filter((item) => item.kind === "service");
    expect(counted).toBe(services.reduce((sum, { functions }) => sum + functions.length, 0));
    for (const { cells } of rows)
      for (const { id: level, services: here } of cells)
        for (const { levelId } of here) expect(levelId).toBe(level);
  });

  test("for people of whom one thing is so, a service counts unless it would refuse them for it", () => {
    const rules = { kind: "threshold", serviceId: "tt", text: "", mode: "exclude" } as const;
    const rule = { ...rules, hardness: "hard", basis: "published", operator: "eq" } as const;
    const shut = applyEdits(bristol, [
      {
        kind: "add",
        item: {
          ...rule,
          id: id("t-new"),
          dimension: "gp_registered",
          value: false,
          serviceId: id("tt"),
        },
      },
    ]);
    const talking = (map: typeof bristol, value: string) =>
      coverageOf(map, "gp_registered")
        .filter((row) => row.cells.some(({ services }) => services.some((one) => one.id === "tt")))
        .every(({ cells }) =>
          cells.some((cell) => cell.id === value && cell.services.some((one) => one.id === "tt")),
        );
    expect(talking(shut, "true")).toBe(true);
    expect(talking(shut, "false")).toBe(false);
    expect(coverageGrids(shut)[0]).toEqual({ id: "", label: "Level" });
    expect(coverageGrids(shut).map(({ id: grid }) => grid)).toContain("gp_registered");
    expect(coverageGrids(shut).map(({ id: grid }) => grid)).not.toContain("age");
  });

  test("what somebody needs and nobody gives has a row of nothing", () => {
    const lost = applyEdits(bristol, [
      { kind: "set", id: id("A"), field: "needs/nothing_like_it", value: true },
    ]);
    expect(coverageOf(lost)).toContainEqual(
      expect.objectContaining({ function: "nothing_like_it", total: 0 }),
    );
  });
});

function never(): never {
  throw new Error("nobody of that name is on the map");
}
