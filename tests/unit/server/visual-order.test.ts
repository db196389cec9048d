import { describe, expect, test } from "vitest";
import { boxed, oneLine } from "#lib/scene/measure.ts";
import { inVisualOrder } from "#server/export/visual-order.ts";
import { hostileTexts } from "#tests/helpers/hostile-texts.ts";

const seen = (text: string) => inVisualOrder(text, false).map((stretch) => stretch.text);

describe("[EXPORT6] lines are drawn in the order in which the eye meets them", () => {
  test("left-to-right text stays one stretch", () => {
    expect(seen("Talking Therapies (BNSSG)")).toEqual(["Talking Therapies (BNSSG)"]);
  });

  test("a Hebrew line runs from right to left, its number and Latin words from left to right, its brackets turned", () => {
    expect(seen("שלום עולם (123) abc").join("|")).toBe("abc| (|123|) |עולם| |שלום");
  });

  test("a Hebrew word inside a Latin line stays in its place", () => {
    expect(seen("Service (שלום) café")).toEqual(["Service (", "שלום", ") café"]);
  });

  test("no character is lost or added, brackets aside", () => {
    const letters = (text: string) => [...text.replace(/[()[\]<>«»{}]/g, "")].sort().join("");
    for (const text of hostileTexts.map(oneLine)) {
      expect(letters(seen(text).join(""))).toBe(letters(boxed(text)));
    }
  });
});
