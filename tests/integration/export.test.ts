import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { analyse } from "#lib/gap-map/analysis/analyse.ts";
import { type Finding, plainly } from "#lib/gap-map/analysis/finding.ts";
import { sameContent } from "#lib/gap-map/canonical.ts";
import { parseMapFile } from "#lib/gap-map/map-file.ts";
import { itemsOf } from "#lib/gap-map/model.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { tidy } from "#lib/gap-map/tidy.ts";
import { findingsInWords } from "#lib/scene/findings-in-words.ts";
import type { Paper } from "#lib/scene/paper.ts";
import { type ExportOptions, exportMap, type Format, formats } from "#server/export/export.ts";
import { hostileMap } from "#tests/helpers/hostile-texts.ts";

const folder = mkdtempSync(join(tmpdir(), "gap-map-export-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bristol = mapFromTemplate("bristol", "Bristol map");
const info = {
  title: "Bristol map",
  version: 3,
  name: "Agreed",
  status: "agreed",
  date: "2026-11-22T10:00:00Z",
} as const;

async function fileOf(format: Format, options: ExportOptions = {}, map = bristol) {
  const made = await exportMap(map, format, { ...info, title: map.about.title }, options);
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

/** What a PDF tool of the system says about a file. */
function tool(name: "pdftotext" | "pdffonts" | "pdfinfo", bytes: Uint8Array): string {
  const path = join(folder, "export.pdf");
  writeFileSync(path, bytes);
  return execFileSync(name, name === "pdftotext" ? [path, "-"] : [path], { encoding: "utf8" });
}

/** Width and height in the header of a PNG. */
function pngSize(bytes: Uint8Array): { width: number; height: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  expect(view.getUint32(0)).toBe(0x89504e47);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

describe("[EXPORT1] a map comes out in every format", () => {
  test("JSON reads back as the same map", async () => {
    const { bytes, filename } = await fileOf("json");
    const read = parseMapFile(JSON.parse(new TextDecoder().decode(bytes)));
    expect(read.ok && sameContent(read.value, bristol)).toBe(true);
    expect(filename).toBe("Bristol map - version 3.json");
  });

  test("CSV and SVG are text of their kind, and PNG is a picture of the same shape as the SVG", async () => {
    const [csv, svg, png] = await Promise.all([fileOf("csv"), fileOf("svg"), fileOf("png")]);
    expect(csv.contentType).toBe("text/csv; charset=utf-8");
    expect([...csv.bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [, w, h] = /viewBox="0 0 (\S+) (\S+)"/.exec(new TextDecoder().decode(svg.bytes)) ?? [];
    const { width, height } = pngSize(png.bytes);
    expect(width / height).toBeCloseTo(Number(w) / Number(h), 2);
    expect(width).toBeGreaterThanOrEqual(2 * Number(w) - 1);
  });
});

test("[EXPORT7] what the map shows stands in the PDF in the same sentences when it is asked for, and guidance only then", async () => {
  const kept = ["tt", "awp-recovery", "E"];
  const map = tidy({
    ...bristol,
    items: Object.fromEntries(
      Object.entries(bristol.items).filter(
        ([id, { kind }]) => !["service", "persona", "gap"].includes(kind) || kept.includes(id),
      ),
    ),
  });
  const wordsOf = async (options: ExportOptions) =>
    squeezed(tool("pdftotext", (await fileOf("pdf", options, map)).bytes));
  const squeezed = (words: string) => words.replace(/\s+/g, "");
  const { findings } = analyse(map);
  const guided = findings.filter(({ kind }) => kind === "guidance");
  const shown = (words: string, some: readonly Finding[]) =>
    some.filter((finding) => words.includes(squeezed(plainly(finding)))).length;

  expect(await wordsOf({})).not.toContain("Whatthismapshows");
  const words = await wordsOf({ findings: true });
  expect(words).toContain("Whatthismapshows");
  expect(shown(words, findings)).toBe(findings.length - guided.length);
  expect(guided.length).toBeGreaterThan(2);
  expect(shown(words, guided)).toBe(0);
  const asked = findingsInWords(map, { guidance: true }).map(({ text }) => text);
  expect(asked).toEqual(expect.arrayContaining(guided.map(plainly)));
});

describe.each<Paper>(["A4", "A3", "A1"])("[EXPORT2] a map as PDF on %s", (paper) => {
  test("its text can be read and searched: title, key, every service, threshold and gap", async () => {
    const { bytes } = await fileOf("pdf", { paper });
    const words = tool("pdftotext", bytes).replace(/\s+/g, " ");
    expect(words).toContain("Version 3, Agreed · agreed · 22 November 2026");
    for (const word of ["Pathways", "threshold", "good practice", "nowhere to refer"]) {
      expect(words).toContain(word);
    }
    for (const { name } of itemsOf(bristol, "service")) expect(words).toContain(name);
    for (const { title } of itemsOf(bristol, "gap")) expect(words).toContain(title);
    for (const { text } of itemsOf(bristol, "threshold")) expect(words).toContain(text);
    expect(words).toMatch(/page 2 of \d+/);
  });

  test("its fonts are embedded; it is tagged, says its title and its language, and has an outline; it names nobody", async () => {
    const { bytes } = await fileOf("pdf", { paper, text: "all" });
    const fonts = tool("pdffonts", bytes).trim().split("\n").slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/LiberationSans|DejaVuSans/);
    for (const font of fonts) expect(font).toMatch(/ yes yes yes /);
    const facts = tool("pdfinfo", bytes);
    expect(facts).toMatch(/Title: +Bristol map, Version 3/);
    expect(facts).toMatch(/Tagged: +yes/);
    expect(facts).not.toMatch(/Author/);
    const source = new TextDecoder("latin1").decode(bytes);
    expect(source).toContain("/Lang (en-GB)");
    expect(source).toMatch(/\/Outlines \d+ 0 R/);
    const parts = execFileSync("pdfinfo", ["-struct", join(folder, "export.pdf")], {
      encoding: "utf8",
    });
    for (const part of ["Figure", "H1", "H2", "H3"])
      expect(parts).toMatch(new RegExp(`^ *${part}\\b`, "m"));
    const width = { A4: "841.89", A3: "1190.55", A1: "2383.94" }[paper];
    expect(facts).toContain(`Page size:       ${width}`);
  });
});

describe("[EXPORT3] no text breaks an export", () => {
  test.each(formats)(
    "hostile texts come out as %s",
    async (format) => {
      const { bytes } = await fileOf(format, {}, hostileMap());
      expect(bytes.length).toBeGreaterThan(1_000);
      if (format !== "pdf") return;
      const words = tool("pdftotext", bytes).normalize("NFKC");
      // Right-to-left words, in both scripts that our fonts draw.
      expect(words).toContain("שלום");
      expect(words).toContain("مرحبا");
      expect(words).toContain("Some characters could not be drawn in this font");
    },
    90_000,
  );

  test("a map too large for a picture is still a drawing, and the picture is refused in words", async () => {
    const text = "words and words ".repeat(600);
    const items = Object.entries(bristol.items).map(([id, item]) => [
      id,
      item.kind === "threshold" ? { ...item, text } : item,
    ]);
    const huge = { ...bristol, items: Object.fromEntries(items) };
    const svg = await fileOf("svg", { text: "all" }, huge);
    expect(svg.bytes.length).toBeGreaterThan(1_000_000);
    const png = await exportMap(huge, "png", info, { text: "all" });
    expect(png).toMatchObject({ ok: false, error: { code: "too-large" } });
    expect(!png.ok && png.error.message).toContain("Choose SVG or PDF");
  });

  test.each(["svg", "pdf"] as const)(
    "hostile texts written out in full come out as %s",
    async (format) => {
      const { bytes } = await fileOf(format, { text: "all" }, hostileMap());
      expect(bytes.length).toBeGreaterThan(1_000);
    },
    90_000,
  );
});
