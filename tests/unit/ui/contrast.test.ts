import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { personTone } from "#components/ui/Avatar.tsx";
import { personColour } from "#lib/wire/presence.ts";

const css = readFileSync(new URL("../../../components/ui/tokens.css", import.meta.url), "utf8");
const tokens = new Map(
  [...css.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gi)].map(([, name, hex]) => [name, hex]),
);

/** WCAG 2.2: text needs 4.5 to 1, signs and the edges of controls 3 to 1. */
const TEXT = 4.5;
const SIGN = 3;

const levels = ["community", "primary", "gap", "secondary", "crisis"].map(
  (name) => `level-${name}`,
);
const grounds = ["paper", "ground", "ground-2", "accent-tint", ...levels];
const sectors = ["nhs", "voluntary", "emergency", "council", "other"];
const people = [1, 2, 3, 4, 5, 6];
const pathways = ["accepted", "sometimes", "refused", "discharged", "unclear", "nowhere"];

const pairs: readonly (readonly [string, string, number])[] = [
  ...grounds.flatMap((ground) => [
    ["ink", ground, TEXT] as const,
    ["ink-2", ground, TEXT] as const,
    ["accent", ground, TEXT] as const,
    ["danger", ground, TEXT] as const,
    ["edge", ground, SIGN] as const,
    ...pathways.map((name) => [`path-${name}`, ground, TEXT] as const),
  ]),
  ["paper", "accent", TEXT],
  ["paper", "accent-dark", TEXT],
  ["paper", "danger", TEXT],
  ["paper", "danger-dark", TEXT],
  ["paper", "ink", TEXT],
  ["sure", "paper", TEXT],
  ["added", "added-tint", TEXT],
  ["removed", "removed-tint", TEXT],
  ["removed", "paper", TEXT],
  ["focus", "ink", SIGN],
  ...["threshold", "barrier", "good", "difference", "unclear"].flatMap((name) => [
    [`${name}-ink`, name, TEXT] as const,
    ["ink", `${name}-tint`, TEXT] as const,
  ]),
  ...sectors.map((name) => [`sector-${name}-ink`, `sector-${name}`, TEXT] as const),
  ...people.flatMap((tone) => [
    ["paper", `person-${tone}`, TEXT] as const,
    ["ink", `person-${tone}-tint`, TEXT] as const,
  ]),
];

describe("the palette can be read", () => {
  test.each(pairs)("%s on %s is at least %f to 1", (ink, ground, least) => {
    expect(contrast(colour(ink), colour(ground))).toBeGreaterThanOrEqual(least);
  });

  test("a person's avatar and pointer have the same tone on every screen", () => {
    for (const id of ["guest_1", "guest_2", "account_a", "", "Ж", "long".repeat(50)]) {
      expect(personColour(id)).toBe(colour(`person-${personTone(id)}`));
    }
  });
});

function colour(name: string): string {
  const hex = tokens.get(name);
  if (hex === undefined) throw new Error(`tokens.css has no --${name} as six hex digits`);
  return hex;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
