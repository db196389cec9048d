import { describe, expect, test } from "vitest";
import { analyse } from "#lib/gap-map/analysis/analyse.ts";
import { applyEdits } from "#lib/gap-map/apply.ts";
import type { Edit } from "#lib/gap-map/edit.ts";
import type { Item, Threshold, View } from "#lib/gap-map/model.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { aService, aThreshold, id } from "#tests/helpers/small-map.ts";

const blank = mapFromTemplate("blank", "Clear");
const bristol = mapFromTemplate("bristol", "Bristol");
const found = (...items: readonly Item[]) =>
  analyse(
    applyEdits(
      blank,
      items.map((item): Edit => ({ kind: "add", item })),
    ),
  );
const said = (analysis: ReturnType<typeof analyse>, kind: string) =>
  analysis.findings.filter((one) => one.kind === kind).map(({ sentence }) => sentence);
const organisation: Item = { kind: "organisation", id: id("o"), name: "Acute trust" };
const service = aService("Line", { organisationId: id("o"), referrers: ["gp"] });
const asks = (its: string, more: Partial<Threshold>) =>
  aThreshold("line", its, { number: Number(its.slice(1)) || 1, ...more, id: id(its) });
const at = "2026-03-03T10:00:00.000Z";
const signed = (organisationName: string) => ({
  addedBy: { name: "Ana", organisation: organisationName, at },
});
const view = (its: string, stance: View["stance"], more: Partial<View> = {}): View => ({
  ...{ kind: "view", id: id(its), aboutId: id("t"), role: "Representative", stance, text: "" },
  ...more,
});

describe("[A10] how clear it is what a service asks for", () => {
  test("key questions nobody has answered are told once each, with the services that leave them open", () => {
    const risk = asks("t", { dimension: "risk_self", operator: "lte", value: "low" });
    const told = found(service, risk, aService("Other", { selfReferral: true }));
    expect(told.keyQuestionsOpen).toEqual({
      line: ["engagement", "age"],
      other: ["risk", "engagement", "age"],
    });
    expect(said(told, "key-question-open")).toEqual([
      "On this map, one service does not say what risk it will hold: Other.",
      "On this map, no service says what engagement it asks for: Line and Other.",
      "On this map, no service says what ages it takes: Line and Other.",
    ]);
  });

  test("a threshold in words only is told, one that nobody can state and one that can be checked are not", () => {
    const told = found(
      service,
      asks("t1", {}),
      asks("t2", { dimension: "age", operator: "gte" }),
      asks("t3", { operator: "unspecified" }),
      asks("t4", { dimension: "age", operator: "gte", value: 18 }),
    );
    expect(told.inWordsOnly).toEqual(["t1", "t2"]);
    expect(said(told, "words-only")).toEqual([
      "On this map, 2 thresholds of Line are in words only, so that nobody can be checked against them (T1 and T2).",
    ]);
  });

  test("the score is the share of thresholds and key questions that are clear", () => {
    const clear = { dimension: "age", operator: "gte", value: 18 } as const;
    const told = found(service, asks("t1", clear), asks("t2", { ...clear, basis: "practice" }));
    // Age and route are answered, one threshold is written down and can be checked: 3 of 6.
    expect(told.clarity["line"]).toEqual({ clear: 3, of: 6, score: 0.5 });
    expect(found(aService("Line")).clarity["line"]).toEqual({ clear: 0, of: 4, score: 0 });
  });
});

describe("[A13] how far people are apart", () => {
  test("the index is 1 less the share of the majority, and its own service's view is told apart", () => {
    const told = found(
      organisation,
      service,
      asks("t", {}),
      view("v1", "disagree", signed("Acute trust")),
      view("v2", "agree", signed("GP practice")),
      view("v3", "agree_with_change", signed("Council")),
    );
    expect(told.disagreement).toEqual([
      {
        ...{ item: "threshold:t", index: 0.33 },
        ...{ own: { agree: 0, disagree: 1 }, others: { agree: 2, disagree: 0 } },
      },
    ]);
    expect(said(told, "disputed")).toEqual([
      "On this map, people see a threshold of Line (T1) differently: its own service disagrees, 2 others agree.",
    ]);
  });

  test("what people have settled is no longer told as a difference, and that they agreed to differ is", () => {
    const told = (difference: "open" | "agreed_to_differ" | "resolved") =>
      said(
        found(service, asks("t", { difference }), view("v1", "agree"), view("v2", "disagree")),
        "disputed",
      );
    expect(told("open")).toEqual([
      "On this map, people see a threshold of Line (T1) differently: one agrees, one disagrees.",
    ]);
    expect(told("agreed_to_differ")).toEqual([
      "On this map, people see a threshold of Line (T1) differently: one agrees, one disagrees; they have agreed to differ.",
    ]);
    expect(told("resolved")).toEqual([]);
  });

  test("where all say the same, nobody is apart", () => {
    const told = found(service, asks("t", {}), view("v1", "agree"), view("v2", "agree"));
    expect(told.disagreement[0]).toMatchObject({ index: 0, others: { agree: 2, disagree: 0 } });
    expect(said(told, "disputed")).toEqual([]);
  });

  test("several people of one organisation are one voice, and two where they do not agree", () => {
    const told = found(
      ...[service, asks("t", {}), view("v1", "agree", signed("Council"))],
      ...[view("v2", "agree", signed("council ")), view("v3", "disagree", signed("Council"))],
      view("v4", "disagree", signed("GP practice")),
    );
    expect(told.disagreement[0]).toMatchObject({ index: 0.33, others: { agree: 1, disagree: 2 } });
  });

  test("who sees it as a view does speaks as that view does", () => {
    const too = { ...view("v3", "agree", signed("Council")), aboutId: id("v1") };
    const told = found(service, asks("t", {}), view("v1", "disagree"), view("v2", "agree"), too);
    expect(told.disagreement[0]).toMatchObject({ index: 0.33, others: { agree: 1, disagree: 2 } });
  });

  test("who speaks for a service by the words of their role speaks for it", () => {
    const pathway = analyse(bristol).disagreement.find(({ item }) => item === "pathway:p11");
    expect(pathway).toMatchObject({ index: 0.5, own: { agree: 0, disagree: 1 } });
  });
});

describe("[A19] what thresholds are founded on", () => {
  const workshop = { provenance: { kind: "workshop" } } as const;

  test("confirmed by its own service, by others only, or brought in and never confirmed; and when last", () => {
    const told = found(
      ...[organisation, service],
      asks("t", { ...workshop, ...signed("Acute trust") }),
      asks("t2", { ...workshop, ...signed("Council") }),
      asks("t3", { provenance: { kind: "sourced" } }),
      asks("t4", { provenance: { kind: "sourced" } }),
      view("v", "agree", { ...signed("Acute trust"), aboutId: id("t4") }),
      view("w", "disagree", { ...signed("Acute trust"), aboutId: id("t3") }),
    );
    const evidence = { thresholds: 4, own: 2, others: 1, imported: 1, lastConfirmed: at };
    expect(told.evidence).toEqual({ map: evidence, services: { line: evidence } });
    expect(said(told, "evidence")).toEqual([
      "On this map, 2 of 4 thresholds are confirmed by their own service and 1 by others only; 1 was brought in and nobody has confirmed it here; the last time was 3 March 2026.",
    ]);
  });

  test("of a map on which every service has confirmed its own, nothing is said", () => {
    const own = asks("t", { ...workshop, ...signed("Acute trust") });
    expect(said(found(organisation, service, own), "evidence")).toEqual([]);
  });

  test("the demonstration map is brought in, but for what its views confirm", () => {
    const { map } = analyse(bristol).evidence;
    expect(map).toEqual({ thresholds: 95, own: 2, others: 1, imported: 92 });
  });
});
