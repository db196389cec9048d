import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wellFormed } from "#lib/gap-map/text.ts";
import {
  boxed,
  isRightToLeft,
  lacksGlyphs,
  measure,
  oneLine,
  stretchesOf,
  wrap,
} from "#lib/scene/measure.ts";
import { hostileTexts } from "#tests/helpers/hostile-texts.ts";

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.constantFrom(...hostileTexts),
);

describe("[SCENE1] texts are measured as Arial, the same in browser, server and print", () => {
  test("widths are those of the font", () => {
    // Arial's digits are 1139/2048 em wide, in either weight.
    expect(measure("0123456789", 2048)).toBe(11_390);
    expect(measure("0123456789", 2048, true)).toBe(11_390);
    expect(measure("Gap", 18, true)).toBeGreaterThan(measure("Gap", 18));
  });

  test("marks and joiners take no room", () => {
    expect(measure("e\u0301", 10)).toBe(measure("e", 10));
  });
});

describe("[SCENE2] texts are broken into lines that fit", () => {
  test("no line is wider than the room, and nothing is lost", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 60, max: 400 }), (text, room) => {
        const { lines, cut } = wrap(text, room, 14);
        for (const line of lines) expect(measure(line, 14)).toBeLessThanOrEqual(room + 0.01);
        const letters = (words: string) => words.replace(/\s/gu, "");
        expect(letters(lines.join(""))).toBe(letters(oneLine(text)));
        expect(cut).toBe(false);
      }),
    );
  });

  test("what does not fit is cut with an ellipsis, and said to be cut", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 3 }), (text, most) => {
        const { lines, cut } = wrap(text, 120, 14, true, most);
        expect(lines.length).toBeLessThanOrEqual(most);
        expect(cut).toBe(wrap(text, 120, 14, true).lines.length > most);
        if (cut) expect(lines.at(-1)).toMatch(/…$/);
      }),
    );
  });

  test("characters are never split: neither pairs of halves nor a letter and its accents", () => {
    const family = "👩‍👩‍👧‍👦";
    for (const line of wrap(family.repeat(30), 80, 18).lines) {
      expect(line.replaceAll(family, "")).toBe("");
    }
    for (const line of wrap("e\u0301\u0323".repeat(90), 60, 18).lines) {
      expect(line).toMatch(/^(e\u0301\u0323)+$/);
    }
  });
});

describe("[SCENE3] what our fonts lack is shown as a box and said", () => {
  test("Latin, Greek, Cyrillic, Hebrew and Arabic are drawn; Chinese and Thai are boxes", () => {
    for (const text of ["Zoë", "Ελλάδα", "Привет", "שלום", "مرحبا"])
      expect(lacksGlyphs(text)).toBe(false);
    expect(boxed("日本 a")).toBe("▯▯ a");
    expect(boxed("👩‍👩‍👧‍👦")).toBe("▯");
    expect(lacksGlyphs("ไทย")).toBe(true);
  });

  test("stretches of one font hold the whole text in order", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parts = stretchesOf(oneLine(text), false);
        expect(parts.map((part) => part.text).join("")).toBe(boxed(oneLine(text)));
      }),
    );
  });

  test("lines know their direction by their first letter", () => {
    expect(isRightToLeft("12 שלום abc")).toBe(true);
    expect(isRightToLeft("abc שלום")).toBe(false);
    expect(isRightToLeft("12")).toBe(false);
  });

  test("one line has no controls, no half characters and nothing that turns text around", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(oneLine(text)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u);
        expect(oneLine(text)).toBe(wellFormed(oneLine(text)));
      }),
    );
  });
});
