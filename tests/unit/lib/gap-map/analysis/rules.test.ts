import { describe, expect, test } from "vitest";
import { analyse } from "#lib/gap-map/analysis/analyse.ts";
import { defaultLevels } from "#lib/gap-map/levels.ts";
import type { Item, Pathway, Service, Threshold } from "#lib/gap-map/model.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { aService, aThreshold, id } from "#tests/helpers/small-map.ts";

const blank = mapFromTemplate("blank", "Rules");
const found = (...items: readonly Item[]) =>
  analyse({
    ...blank,
    items: Object.fromEntries([...defaultLevels(), ...items].map((item) => [item.id, item])),
  });
const service = (name: string, more: Partial<Service> = {}): Service => aService(name, more);
const threshold = (on: string, its: string, more: Partial<Threshold>): Threshold =>
  aThreshold(on, "", { ...more, id: id(its) });
const pathway = (its: string, from: string, to: string, more: Partial<Pathway> = {}): Pathway => ({
  ...{ kind: "pathway", id: id(its), fromId: id(from), toId: id(to) },
  ...{ condition: "", outcomeText: "", ...more },
});
const person = (needs: readonly string[], attributes = {}): Item => ({
  ...{ kind: "persona", id: id("x"), label: "X", description: "", needs, attributes },
});

describe("[ANA8] rules that the Bristol map does not put to the test", () => {
  test("a need is answered only by a service that does what is needed, never by an open emergency door", () => {
    const open = service("ed", { functions: ["crisis_response"], tier: "emergency" });
    expect(found(open, person(["long_therapy"]))).toMatchObject({
      ...{ inTheGap: ["x"], noPlainAcceptance: ["x"], fallsBackOn: { x: ["ed"] } },
      needsCoverage: { x: { long_therapy: { status: "unmet", accepted: [] } } },
    });
  });

  test.each([
    [25, "met"],
    [26, "met_slow"],
    [undefined, "met"],
  ])("a wait of %s weeks: %s", (weeks, status) => {
    const wait = weeks === undefined ? {} : { typicalWaitWeeks: weeks };
    const one = service("a", { functions: ["housing"], ...wait });
    expect(found(one, person(["housing"])).needsCoverage["x"]?.["housing"]?.status).toBe(status);
  });

  test("“not at least high” ends where “at most moderate” does", () => {
    const ends = (rule: Partial<Threshold>) =>
      found(
        ...[service("a"), service("b")],
        threshold("a", "t1", { dimension: "risk_self", ...rule }),
        threshold("b", "t2", { dimension: "risk_self", operator: "gte", value: "imminent" }),
      ).disjointThresholds;
    const pair = { dimension: "risk_self", upper: "t1", lower: "t2", heldByNeither: ["high"] };
    expect(ends({ operator: "lte", value: "moderate" })).toMatchObject([pair]);
    expect(ends({ operator: "gte", value: "high", mode: "exclude" })).toMatchObject([pair]);
    expect(ends({ operator: "lte", value: "moderate", mode: "exclude" })).toEqual([]);
  });

  test("numbers that never meet are told where a pathway joins the two", () => {
    const ages = [
      ...[service("a"), service("b")],
      threshold("a", "t1", { dimension: "age", operator: "lte", value: 17 }),
      threshold("b", "t2", { dimension: "age", operator: "gte", value: 18 }),
    ];
    expect(found(...ages).disjointThresholds).toEqual([]);
    expect(found(...ages, pathway("p", "a", "b")).disjointThresholds).toEqual([
      { dimension: "age", upper: "t1", lower: "t2", heldByNeither: [], pathways: ["p"] },
    ]);
  });

  test.each<[Partial<Threshold>, Partial<Pathway>, boolean]>([
    [{ operator: "gte", value: 18 }, {}, true],
    [{ operator: "gte", value: 17 }, {}, false],
    [{ operator: "gte", value: 18, hardness: "soft" }, {}, false],
    [{ operator: "gte", value: 18, anyOfGroup: "one" }, {}, false],
    [{ operator: "unspecified" }, {}, false],
    [{ operator: "gte", value: 18 }, { route: "self_referral" }, false],
    [{ operator: "gte", value: 18 }, { route: "conveyance" }, false],
  ])(
    "a pathway for people up to 17 to a service asking %j, %j: doomed is %s",
    (rule, more, doomed) => {
      const when = [{ dimension: "age", operator: "lte", value: 17 } as const];
      const told = found(
        ...[service("a"), service("b"), pathway("p", "a", "b", { when, ...more })],
        threshold("b", "t", { dimension: "age", ...rule }),
      ).doomedPathways;
      expect(told).toEqual(doomed ? [{ pathway: "p", conflictsWith: ["t"] }] : []);
    },
  );

  test("where nobody can state a pathway's condition, no pathway is doomed by what its receiver asks", () => {
    const never = (its: string, more: Partial<Threshold>) =>
      threshold("b", its, { dimension: "age", ...more });
    const told = (...when: NonNullable<Pathway["when"]>) =>
      found(
        ...[service("a"), service("b"), pathway("p", "a", "b", { when })],
        never("t1", { operator: "gte", value: 18 }),
        never("t2", { operator: "lte", value: 17 }),
      ).doomedPathways;
    expect(told({ dimension: "age", operator: "unspecified" })).toEqual([]);
    expect(told({ dimension: "age", operator: "gte", value: 1 })).toHaveLength(1);
  });

  test("a rule that names nothing is held against nothing", () => {
    const rule = (match: Record<string, string>) => ({ id: "r", match, rule: "R", source: "S" });
    const items = [service("a", { sector: "nhs_primary" }), threshold("a", "t", {})];
    const told = (match: Record<string, string>) =>
      analyse({
        ...blank,
        guidance: [rule(match)],
        items: Object.fromEntries(items.map((item) => [item.id, item])),
      }).guidanceFlags;
    expect(told({ mode: "include" })).toHaveLength(1);
    expect(told({})).toEqual([]);
  });

  test.each([
    [16, 18, "17 (Age) falls between"],
    [16, 21, "17 to 20 (Age) falls between"],
    [16.5, 18, "more than 16.5 and less than 18 (Age) falls between"],
    [17, 18, undefined],
    [18, 18, undefined],
  ])("of ages up to %s and from %s, what lies between neighbours: %s", (most, least, said) => {
    const told = found(
      ...[service("a", { functions: ["housing"] }), service("b", { functions: ["housing"] })],
      threshold("a", "t1", { dimension: "age", operator: "lte", value: most, number: 1 }),
      threshold("b", "t2", { dimension: "age", operator: "gte", value: least, number: 2 }),
    );
    const [one, ...more] = told.findings.filter(({ kind }) => kind === "between-thresholds");
    expect(more).toEqual([]);
    expect(one?.sentence).toBe(
      said && `On this map, ${said} a (T1) and b (T2): it is within the limits of neither.`,
    );
    expect(told.disjointThresholds).toEqual([]);
  });

  test("ages between services that a pathway joins are told once, and not between strangers", () => {
    const told = (...ways: readonly Item[]) =>
      found(
        ...[service("a"), service("b", { levelId: id("level-crisis") }), ...ways],
        threshold("a", "t1", { dimension: "age", operator: "lte", value: 16, number: 1 }),
        threshold("b", "t2", { dimension: "age", operator: "gte", value: 18, number: 2 }),
      )
        .findings.filter(({ kind }) => kind === "between-thresholds")
        .map(({ items }) => items);
    expect(told()).toEqual([]);
    expect(told(pathway("p", "a", "b"))).toEqual([["t1", "t2", "a", "b", "p"]]);
  });

  test("only what risk a service holds is told as held", () => {
    const between = (dimension: string, low: string, high: string) =>
      found(
        ...[service("a", { functions: ["housing"] }), service("b", { functions: ["housing"] })],
        threshold("a", "t1", { dimension, operator: "lte", value: low, number: 1 }),
        threshold("b", "t2", { dimension, operator: "gte", value: high, number: 2 }),
      ).findings.find(({ kind }) => kind === "between-thresholds")?.sentence;
    expect(between("risk_self", "low", "high")).toMatch(/: neither says it will hold it\.$/);
    expect(between("engagement", "not_engaging", "reliable")).toBe(
      "On this map, sporadic or with support (Engagement) falls between a (T1) and b (T2): it is within the limits of neither.",
    );
  });

  test("what the receiver has not been asked is unconfirmed like what it keeps silent about", () => {
    const ends = [service("a"), service("b")];
    const says = (receiverSays?: Pathway["receiverSays"]) =>
      found(...ends, pathway("p", "a", "b", receiverSays && { receiverSays })).unconfirmedPathways;
    expect([says(), says("silent"), says("accepts")]).toEqual([["p"], ["p"], []]);
  });

  test("two pathways between the same two services are two rounds; a way back to itself is none", () => {
    const bounce = { outcome: "declined" };
    const told = found(
      ...[service("a"), service("b")],
      ...[pathway("p1", "a", "b", bounce), pathway("p2", "b", "a", bounce)],
      ...[pathway("p3", "b", "a", bounce), pathway("p4", "a", "a", bounce)],
      pathway("p5", "b", "a", { outcome: "accepted" }),
    ).loopsMaxLength5;
    expect(told.map(({ pathways }) => pathways)).toEqual([
      ["p1", "p2"],
      ["p1", "p3"],
    ]);
  });

  test("rounds of five are told, of six not", () => {
    const ring = (size: number) =>
      found(
        ...Array.from({ length: size }, (_, at) => service(`s${at}`)),
        ...Array.from({ length: size }, (_, at) =>
          pathway(`p${at}`, `s${at}`, `s${(at + 1) % size}`, { outcome: "declined" }),
        ),
      ).loopsMaxLength5.length;
    expect([ring(5), ring(6)]).toEqual([1, 0]);
  });

  test("somebody whose need is met where no pathway leads them from their entry is at a dead end for it", () => {
    const doors = [
      service("gp"),
      service("near", { functions: ["housing"] }),
      service("far", { functions: ["long_therapy"] }),
    ];
    const asking = { ...person(["housing", "long_therapy"]), entryId: id("gp") } as Item;
    const told = found(...doors, pathway("p", "gp", "near"), asking);
    expect(told.inTheGap).toEqual([]);
    expect(told.deadEnds).toEqual({ x: ["long_therapy"] });
    expect(told.findings.find(({ kind }) => kind === "dead-end")?.sentence).toBe(
      "On this map, no pathway from gp leads X to a service that would accept them for long-term or specialist psychological therapy.",
    );
    expect(
      found(...doors, pathway("p", "gp", "near"), pathway("q", "near", "far"), asking).deadEnds,
    ).toEqual({});
  });
});
