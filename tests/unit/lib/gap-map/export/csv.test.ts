import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyse } from "#lib/gap-map/analysis/analyse.ts";
import { csvTables, toCsv } from "#lib/gap-map/export/csv.ts";
import { type GapMap, itemOf, itemsOf } from "#lib/gap-map/model.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { wellFormed } from "#lib/gap-map/text.ts";
import { readCsv, recordsIn } from "#tests/helpers/csv.ts";
import { hostileTexts } from "#tests/helpers/hostile-texts.ts";
import { id } from "#tests/helpers/small-map.ts";

const bristol = mapFromTemplate("bristol", "Bristol");
const told = analyse(bristol).findings;
const counts = {
  ...{ services: 30, thresholds: 95, barriers: 48, "good-practice": 36, pathways: 62 },
  views: itemsOf(bristol, "view").length,
  findings: told.filter(({ kind }) => kind !== "guidance").length,
};

/** The Bristol map with this as the offer of Talking Therapies. */
function offering(offer: string): GapMap {
  const service = itemOf(bristol, "service", id("tt"));
  if (service === undefined) throw new Error("no such service");
  return { ...bristol, items: { ...bristol.items, [service.id]: { ...service, offer } } };
}

/** What the file says the offer is, and how it stands in the file. */
function offerIn(map: GapMap): string {
  return (
    recordsIn(toCsv(map, { table: "services" })).find((row) => row["id"] === "tt")?.["offer"] ?? ""
  );
}

describe("[CSV1] a map as tables for spreadsheets", () => {
  test("each table has a row for each of its items", () => {
    for (const table of csvTables) {
      expect(recordsIn(toCsv(bristol, { table }))).toHaveLength(counts[table]);
    }
  });

  test("without a table, one file holds all of them and says which row is of which", () => {
    const rows = recordsIn(toCsv(bristol));
    const found = csvTables.map((table) => rows.filter((row) => row["table"] === table).length);
    expect(found).toEqual(csvTables.map((table) => counts[table]));
  });

  test("it is UTF-8 with a byte order mark, its lines end in CRLF, and all rows are equally long", () => {
    const file = toCsv(bristol);
    expect(file.startsWith("\ufefftable,reference,id,")).toBe(true);
    expect(file.endsWith("\r\n")).toBe(true);
    expect(new Set(readCsv(file).map((row) => row.length)).size).toBe(1);
  });

  test("references and names stand beside ids", () => {
    const threshold = recordsIn(toCsv(bristol, { table: "thresholds" })).find(
      (row) => row["id"] === "tt-t6",
    );
    expect(threshold).toMatchObject({
      reference: "T14",
      service: "NHS Talking Therapies (formerly IAPT) BNSSG",
      service_reference: "S4",
      service_id: "tt",
      limit: "Risk this service says it will hold: at most low",
    });
    const pathway = recordsIn(toCsv(bristol, { table: "pathways" }))[0];
    expect(pathway).toMatchObject({ reference: "P01", from: "GP practice", to_reference: "S4" });
  });

  test("a view says what it is about, which claim, for whom, and what became of the difference", () => {
    const one = itemsOf(bristol, "view").find(({ stance }) => stance === "disagree");
    if (one === undefined) throw new Error("nobody disagrees");
    const about = bristol.items[one.aboutId];
    if (about === undefined) throw new Error("it is about nothing");
    const map = {
      ...bristol,
      items: {
        ...bristol.items,
        [one.id]: { ...one, claim: "Always", evidence: "data" as const },
        [about.id]: { ...about, difference: "resolved" as const },
      },
    };
    const row = recordsIn(toCsv(map, { table: "views" })).find(({ id: of }) => of === one.id);
    expect(row).toMatchObject({
      ...{ about_id: about.id, speaking_for: one.role, stance: "Disagrees", claim: "Always" },
      ...{ text: one.text, evidence: "data", difference: "Resolved" },
    });
  });
});

describe("[CSV2] nothing in a cell becomes a formula", () => {
  test("texts that start like one get an apostrophe, in half and full width; numbers stay numbers", () => {
    for (const start of ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "'="]) {
      expect(offerIn(offering(`${start}1+1`))).toBe(`'${start}1+1`);
    }
    const file = recordsIn(toCsv(bristol, { table: "services" })).find((row) => row["id"] === "tt");
    expect(file?.["typical_wait_weeks"]).toBe("2");
  });

  test("no cell of any map starts like a formula", () => {
    const anyOffer = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...hostileTexts));
    fc.assert(
      fc.property(fc.constantFrom("=", "@", "＝", "", "'"), anyOffer, (start, rest) => {
        const cells = readCsv(toCsv(offering(start + rest), { table: "services" })).flat();
        for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
      }),
      { numRuns: 50 },
    );
  });

  test("read back with one apostrophe off, every text is what people wrote", () => {
    const anyOffer = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(...hostileTexts),
      fc.stringMatching(/^'{0,3}[=+@-]?[a-z",\r\n]{0,9}$/),
    );
    fc.assert(
      fc.property(anyOffer, (text) => {
        const read = offerIn(offering(text)).replace(/^'('*[=+\-@\t\r＝＋－＠])/, "$1");
        expect(read).toBe(wellFormed(text));
      }),
      { numRuns: 200 },
    );
  });
});

test("[CSV3] barriers and good practice on pathways stand in their tables too", () => {
  const barrier = itemsOf(bristol, "barrier")[0];
  const pathway = itemsOf(bristol, "pathway")[0];
  if (barrier === undefined || pathway === undefined) throw new Error("no items");
  const moved = { ...barrier, onId: pathway.id };
  const map = { ...bristol, items: { ...bristol.items, [barrier.id]: moved } };
  const row = recordsIn(toCsv(map, { table: "barriers" })).find((one) => one["id"] === barrier.id);
  expect(row).toMatchObject({ on_reference: "P01", on_id: pathway.id });
});

test("[CSV4] findings stand in the file in the same sentences, with what they rest on; guidance only when asked for", () => {
  const rows = recordsIn(toCsv(bristol, { table: "findings" }));
  const sentences = told.filter(({ kind }) => kind !== "guidance").map(({ sentence }) => sentence);
  expect(rows.map((row) => row["text"]).sort()).toEqual(sentences.sort());
  expect(
    rows.find((row) => row["id"] === "between-thresholds:tt-t6:awp-recovery-t5"),
  ).toMatchObject({
    ...{ kind: "between-thresholds", theme: "Falls between" },
    ...{
      items: "T14; T26; S4; S6; P11",
      item_ids: "tt-t6; awp-recovery-t5; tt; awp-recovery; p11",
    },
  });
  const all = recordsIn(toCsv(bristol, { table: "findings", guidance: true }));
  expect(all).toHaveLength(told.length);
});
