import { describe, expect, test } from "vitest";
import { analyse } from "#lib/gap-map/analysis/analyse.ts";
import { canonicalJson } from "#lib/gap-map/canonical.ts";
import { toExchange } from "#lib/gap-map/exchange.ts";
import { parseMapFile } from "#lib/gap-map/map-file.ts";
import { type GapMap, type Item, itemsOf, type Kind } from "#lib/gap-map/model.ts";
import { isDisputed, levelsOf, servicesOn } from "#lib/gap-map/order.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import seed from "#tests/data/bristol-seed.json" with { type: "json" };
import { id } from "#tests/helpers/small-map.ts";

function read(file: unknown): GapMap {
  const parsed = parseMapFile(file);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

function wrong(change: (file: Record<string, unknown>) => void): string {
  const file = structuredClone(seed) as unknown as Record<string, unknown>;
  change(file);
  const parsed = parseMapFile(file);
  return parsed.ok ? "read" : parsed.error;
}

const counts: Partial<Record<Kind, number>> = {
  level: 5,
  organisation: 19,
  service: 30,
  threshold: 95,
  barrier: 48,
  goodPractice: 36,
  pathway: 62,
  persona: 11,
  gap: 6,
  view: 7,
};

describe("map files", () => {
  test("[FILE1] the Bristol seed comes in whole, with where each statement comes from", () => {
    const map = read(seed);
    for (const [kind, count] of Object.entries(counts))
      expect([kind, itemsOf(map, kind as Kind).length]).toEqual([kind, count]);
    const told = Object.values(map.items).filter((item: Item) => item.kind !== "level");
    expect(told.every(({ provenance }) => provenance !== undefined)).toBe(true);
    expect(map.items[id("tt-t6")]).toMatchObject({
      dimension: "risk_self",
      operator: "lte",
      value: "low",
      hardness: "hard",
      basis: "published",
      provenance: { kind: "analogue" },
    });
    expect(map.items[id("p03")]).toMatchObject({
      when: [{ dimension: "risk_self", operator: "gte", value: "moderate" }],
    });
    expect(map.guidance).toHaveLength(4);
  });

  test("[FILE2] services of a file without levels are placed where people look for them", () => {
    const map = read(seed);
    expect(
      levelsOf(map).map(({ id: level, name }) => [name, servicesOn(map, level).length]),
    ).toEqual([
      ["Community and voluntary", 11],
      ["Primary care", 4],
      ["The gap", 0],
      ["Secondary care", 5],
      ["Crisis and emergency", 10],
    ]);
  });

  test("[FILE3] everything can be said aloud: references follow the file's order", () => {
    const map = read(seed);
    const said = ["tt", "tt-t6", "awp-recovery-t5", "tt-b1", "p03", "gap-1", "A", "v1"].map((one) =>
      referenceOf(map.items[id(one)] as Item),
    );
    expect(said).toEqual(["S4", "T14", "T26", "B5", "P03", "Gap 1", "Person A", "View 1"]);
  });

  test("[FILE4] export then import gives the same map, for the seed and for the template", () => {
    for (const map of [
      read(seed),
      mapFromTemplate("bristol", "Bristol"),
      mapFromTemplate("blank", "New"),
    ]) {
      const file = JSON.parse(JSON.stringify(toExchange(map)));
      expect(canonicalJson(read(file))).toBe(canonicalJson(map));
    }
  });

  test("[FILE5] the stated views make differences where somebody agrees and somebody does not", () => {
    const map = read(seed);
    const disputed = ["awp-recovery-t5", "p11", "police-t1", "tt-t7"].filter((one) =>
      isDisputed(map, id(one)),
    );
    expect(disputed).toEqual(["awp-recovery-t5", "p11", "police-t1"]);
  });

  test("[FILE6] a bad file is refused whole, and the error names the place", () => {
    const service = (file: Record<string, unknown>, at: number) =>
      (file["services"] as Record<string, unknown>[])[at] ?? {};
    expect(wrong((file) => Object.assign(file, { schema: "miro/9" }))).toMatch(/^schema/);
    expect(wrong((file) => Object.assign(service(file, 1), { id: "gp" }))).toBe(
      "services[1]: the id “gp” is used twice.",
    );
    expect(
      wrong((file) => Object.assign(service(file, 0), { organisationId: "org-nowhere" })),
    ).toContain("services[0]: “org-nowhere”");
    expect(
      wrong((file) => Object.assign((file["pathways"] as object[])[4] ?? {}, { to: "nowhere" })),
    ).toMatch(/^pathways\[4\]: “nowhere”/);
    expect(wrong((file) => Object.assign(service(file, 0), { name: "x".repeat(501) }))).toMatch(
      /^services\[0\]\.name/,
    );
    expect(wrong((file) => Object.assign(service(file, 0), { id: "../etc" }))).toMatch(
      /^services\[0\]\.id/,
    );
    expect(
      wrong((file) =>
        Object.assign(file, { places: { gp: { x: Number.POSITIVE_INFINITY, y: 0 } } }),
      ),
    ).toMatch(/^places/);
  });

  test("[FILE8] whatever is wrong is said in a plain sentence after its place", () => {
    const list = (file: Record<string, unknown>, name: string) =>
      file[name] as Record<string, unknown>[];
    const cases: [string, (file: Record<string, unknown>) => unknown, string][] = [
      [
        "name",
        (file) => Object.assign(list(file, "services")[0] ?? {}, { name: 7 }),
        "services[0].name: this must be text.",
      ],
      [
        "none",
        (file) => delete list(file, "services")[0]?.["name"],
        "services[0].name: this is missing.",
      ],
      [
        "long",
        (file) => Object.assign(list(file, "services")[0] ?? {}, { name: "x".repeat(501) }),
        "services[0].name: this is too long. It may have 500 characters.",
      ],
      [
        "many",
        (file) =>
          Object.assign(list(file, "services")[0] ?? {}, {
            functions: Array.from({ length: 201 }, (_, at) => `f${at}`),
          }),
        "services[0].functions: this list is too long. It may have 200 entries.",
      ],
      [
        "week",
        (file) =>
          Object.assign(list(file, "services")[0] ?? {}, { access: { typicalWaitWeeks: 1e9 } }),
        "services[0].access.typicalWaitWeeks: this must be at most 10,000.",
      ],
      [
        "less",
        (file) =>
          Object.assign(list(file, "services")[0] ?? {}, { access: { typicalWaitWeeks: -1 } }),
        "services[0].access.typicalWaitWeeks: this must be at least 0.",
      ],
      [
        "from",
        (file) => delete list(file, "pathways")[2]?.["from"],
        "pathways[2].from: this is missing.",
      ],
      [
        "says",
        (file) => Object.assign(list(file, "pathways")[2] ?? {}, { senderSays: "perhaps" }),
        "pathways[2].senderSays: this must be yes or no or silent.",
      ],
      [
        "id",
        (file) => Object.assign(list(file, "services")[1] ?? {}, { id: "a b" }),
        "services[1].id: this is not an id.",
      ],
      [
        "proto",
        (file) => Object.assign(list(file, "services")[1] ?? {}, { id: "constructor" }),
        "services[1].id: this name cannot be used.",
      ],
      [
        "list",
        (file) => Object.assign(file, { services: "none" }),
        "services: this must be a list.",
      ],
      [
        "whole",
        (file) => Object.assign(list(file, "services")[0] ?? {}, { number: 1.5 }),
        "services[0].number: this must be a whole number.",
      ],
      [
        "place",
        (file) => Object.assign(file, { places: { gp: { x: 1e9, y: 0 } } }),
        "places.gp.x: this must be at most 10,000,000.",
      ],
      [
        "sketch",
        (file) => Object.assign(file, { sketch: { a: { text: "x".repeat(200_001) } } }),
        "sketch.a: this is too large.",
      ],
      [
        "value",
        (file) =>
          Object.assign(list(file, "services")[0] ?? {}, {
            thresholds: [{ id: "t", text: "T", value: {} }],
          }),
        "services[0].thresholds[0].value: this is not what a gap map has here.",
      ],
      [
        "words",
        (file) => Object.assign(file["vocab"] as object, { pathwayKinds: [""] }),
        "vocab.pathwayKinds[0]: this must not be empty.",
      ],
    ];
    for (const [name, spoil, words] of cases) {
      expect(wrong(spoil), name).toMatch(new RegExp(`^${words.replace(/[.[\]]/g, "\\$&")}`));
    }
  });

  test("[FILE9] a file may leave out what it has nothing to say of, and list numbers among its values", () => {
    const file = {
      ...{ schema: "gapmap-seed/1", meta: { title: "Small" } },
      vocab: {
        dimensions: [{ id: "age", type: "number", nature: "fact", definition: "", values: null }],
      },
      services: [
        {
          ...{ id: "s", name: "S" },
          thresholds: [{ id: "t", text: "", dimension: "age", operator: "in", value: [16, 17] }],
        },
      ],
      personas: [{ id: "x", label: "X", attributes: { age: 17, risk_self: null } }],
    };
    const map = read(file);
    expect(map.vocabulary.functions).toEqual({});
    expect(map.items[id("x")]).toMatchObject({ attributes: { age: 17 } });
    expect(analyse(map).acceptance).toEqual({ x: { s: "accepted" } });
    expect(read(toExchange(map))).toEqual(map);
  });

  test("[FILE7] names that could reach into objects, and bottomless nesting, are refused", () => {
    expect(
      parseMapFile(JSON.parse('{"schema":"gap-map/1","meta":{"__proto__":{"x":1}}}')),
    ).toMatchObject({ ok: false });
    let deep: unknown = 1;
    for (let level = 0; level < 10_000; level += 1) deep = { deep };
    expect(parseMapFile(deep)).toEqual({
      ok: false,
      error: "The file is nested too deeply to be a map.",
    });
    for (const junk of [null, 7, "map", [], {}])
      expect(parseMapFile(junk)).toMatchObject({ ok: false });
    expect(Object.prototype).not.toHaveProperty("x");
  });
});
