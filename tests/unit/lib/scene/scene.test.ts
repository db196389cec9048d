import { Resvg } from "@resvg/resvg-js";
import { describe, expect, test } from "vitest";
import type { GapMap } from "#lib/gap-map/model.ts";
import { itemsOf } from "#lib/gap-map/model.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { mapInWords } from "#lib/scene/in-words.ts";
import { checkPrint, pageFor, papers, smallestPrintedText } from "#lib/scene/paper.ts";
import { BOXES_NOTICE, type Scene, sceneOf } from "#lib/scene/scene.ts";
import { textsOf } from "#lib/scene/shapes.ts";
import { toSvg } from "#lib/scene/svg.ts";
import { thumbnailSvg } from "#lib/scene/thumbnail.ts";
import { hostileMap } from "#tests/helpers/hostile-texts.ts";

const bristol = mapFromTemplate("bristol", "Bristol");
const info = {
  title: "Bristol",
  version: 7,
  status: "agreed",
  date: "2026-11-22T10:00:00Z",
} as const;
const scene = sceneOf(bristol, { info, text: "brief" });
const wordsIn = ({ shapes }: Scene) => textsOf(shapes).map(({ text }) => text);

/** Throws when the picture is not well-formed XML: the renderer's parser takes nothing else. */
function parse(svg: string): void {
  new Resvg(svg, { font: { loadSystemFonts: false } });
}

describe("[SCENE4] one drawing holds the whole map", () => {
  test("it says title, version, status, date, disclaimer and every level", () => {
    const words = wordsIn(scene).join("\n");
    expect(words).toContain("Bristol");
    expect(words).toContain("Version 7 · agreed · 22 November 2026");
    expect(words).toContain("not a service directory");
    for (const { name } of itemsOf(bristol, "level")) {
      for (const word of name.split(" ")) expect(words).toContain(word);
    }
  });

  test("every service and gap is there by reference, and every pathway in words", () => {
    const words = wordsIn(scene);
    for (const item of [...itemsOf(bristol, "service"), ...itemsOf(bristol, "gap")]) {
      expect(words).toContain(referenceOf(item));
    }
    const spoken = ["usually accepted", "sometimes", "refused", "discharged to", "unclear"];
    for (const word of spoken) expect(words).toContain(word);
  });

  test("the key is always there, also on a map without anything", () => {
    const blank = mapFromTemplate("blank", "New map");
    const words = wordsIn(sceneOf(blank, { info: { ...info, title: "New map" }, text: "brief" }));
    for (const word of ["Pathways", "threshold", "barrier", "good practice", "nowhere to refer"]) {
      expect(words).toContain(word);
    }
  });

  test("with all texts, the words of every threshold, barrier and good practice are on it", () => {
    const drawn = sceneOf(bristol, { info, text: "all" });
    const words = wordsIn(drawn).join(" ").replace(/\s/g, "");
    const onServices = (["threshold", "barrier", "goodPractice"] as const)
      .flatMap((kind) => itemsOf(bristol, kind))
      .filter((item) => item.kind === "threshold" || bristol.items[item.onId]?.kind === "service");
    for (const { text } of onServices) expect(words).toContain(text.replace(/\s/g, ""));
    expect(drawn.height).toBeGreaterThan(scene.height);
  });

  test("no text is smaller than 12 map units, and the same map gives the same drawing", () => {
    expect(Math.min(...textsOf(scene.shapes).map(({ size }) => size))).toBeGreaterThanOrEqual(12);
    expect(sceneOf(structuredClone(bristol), { info, text: "brief" })).toEqual(scene);
  });
});

describe("[SCENE5] the drawing as SVG", () => {
  test("it is well-formed, names itself, and neither runs nor loads anything", () => {
    const svg = toSvg(scene);
    parse(svg);
    expect(svg).toContain('<title id="map-title">Bristol</title>');
    expect(svg).not.toMatch(/<script|<foreignObject|<image|href=|url\(|@import|on\w+=/i);
    expect(svg.match(/https?:[^"]*/g)).toEqual(["http://www.w3.org/2000/svg"]);
  });

  test("hostile texts stay text", () => {
    const hostile = hostileMap();
    for (const text of ["brief", "all"] as const) {
      const drawn = sceneOf(hostile, { info: { ...info, title: hostile.about.title }, text });
      const svg = toSvg(drawn);
      parse(svg);
      expect(svg).not.toContain("<script");
      expect(svg).not.toContain("NaN");
    }
    parse(thumbnailSvg(hostile, hostile.about.title));
  });

  test("where boxes replace characters the drawing says so; where all characters are kept it does not", () => {
    const map: GapMap = { ...bristol, about: { ...bristol.about, question: "日本語?" } };
    const boxes = wordsIn(sceneOf(map, { info, text: "brief" }));
    expect(boxes).toContain("▯▯▯?");
    expect(boxes).toContain(BOXES_NOTICE);
    const kept = wordsIn(sceneOf(map, { info, text: "brief", keepEveryCharacter: true }));
    expect(kept).toContain("日本語?");
    expect(kept).not.toContain(BOXES_NOTICE);
    expect(wordsIn(scene)).not.toContain(BOXES_NOTICE);
  });

  test("a thumbnail is small and has no words but its title", () => {
    const svg = thumbnailSvg(bristol, "Bristol");
    parse(svg);
    expect(svg.length).toBeLessThan(40_000);
    expect(svg).not.toContain("<text");
  });
});

describe("[SCENE6] legibility on paper is computed and said", () => {
  const drawing = (width: number, height: number): Scene => ({
    ...{ title: "", description: "", width, height },
    shapes: [
      { kind: "text", x: 0, y: 0, text: "a", size: 18, bold: false, colour: "ink", width: 9 },
    ],
  });

  test("18 units on a map 4,000 wide print at 3.5 pt on A4, 5.1 on A3 and 10.5 on A1", () => {
    const points = papers.map((paper) => smallestPrintedText(drawing(4_000, 1_000), paper));
    expect(points.map((one) => Math.round(one * 10) / 10)).toEqual([3.5, 5.1, 10.5]);
  });

  test("small print is warned of, with a larger paper where one helps", () => {
    expect(checkPrint(drawing(4_000, 1_000), "A3")).toMatchObject({ legible: false });
    expect(checkPrint(drawing(4_000, 1_000), "A3").warning).toBe(
      "Smallest text prints at 5 pt. Choose A1, or read the list pages that follow it, which print at 12 pt.",
    );
    expect(checkPrint(drawing(4_000, 1_000), "A1")).toEqual({
      paper: "A1",
      smallest: 10.4,
      legible: true,
    });
    expect(checkPrint(drawing(40_000, 1_000), "A1").warning).not.toContain("Choose");
  });

  test("the whole map lies on the page, whatever its shape", () => {
    for (const paper of papers) {
      for (const extent of [scene, { width: 100, height: 9_000 }, { width: 9_000, height: 100 }]) {
        const { x, y, scale, width, height, margin } = pageFor(extent, paper);
        expect(x + extent.width * scale).toBeLessThanOrEqual(width - margin + 0.01);
        expect(y + extent.height * scale).toBeLessThanOrEqual(height - margin + 0.01);
      }
    }
  });
});

test("[SCENE7] the map in words holds every name and every text of the map", () => {
  const words = mapInWords(bristol)
    .map(({ label = "", text }) => `${label} ${text}`)
    .join("\n");
  for (const { name } of itemsOf(bristol, "service")) expect(words).toContain(name);
  for (const { title, text } of itemsOf(bristol, "gap")) {
    expect(words).toContain(title);
    expect(words).toContain(text);
  }
  for (const kind of ["threshold", "barrier", "goodPractice", "view"] as const) {
    for (const { text } of itemsOf(bristol, kind)) expect(words).toContain(text);
  }
  for (const pathway of itemsOf(bristol, "pathway")) expect(words).toContain(referenceOf(pathway));
});
