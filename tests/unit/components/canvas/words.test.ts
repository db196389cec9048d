import { expect, test } from "vitest";
import { cardRoomAt, pixelAt, wordsAt } from "#components/canvas/detail.ts";
import { itemsOf } from "#lib/gap-map/model.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import type { Rect } from "#lib/scene/geometry.ts";
import { layoutMap } from "#lib/scene/layout.ts";
import { measure } from "#lib/scene/measure.ts";
import { pathwayWord } from "#lib/scene/pathway.ts";
import type { Route } from "#lib/scene/route.ts";
import { asMeasured, type Shape, type Spacing, spread } from "#lib/scene/shapes.ts";
import { tiePill } from "#lib/scene/tie.ts";

const map = mapFromTemplate("bristol", "Bristol");
const { boxes, routes, evidence } = layoutMap(map, { text: "brief", measure });
const cards = [...boxes.values()];
const ways = [...routes.values()];

/** The zooms of a first view: 1280 px and 1440 px wide, and a phone. */
const FIRST_VIEWS = [0.37, 0.43, 0.5];

test("[WORD1] a chosen service's pathways carry their words from the first view on, all of them from half size", () => {
  for (const zoom of FIRST_VIEWS) expect(wordsAt(zoom), String(zoom)).not.toBe("none");
  expect(wordsAt(0.32)).toBe("none");
  expect(wordsAt(0.49)).toBe("lifted");
  for (const zoom of [0.5, 1, 4]) expect(wordsAt(zoom), String(zoom)).toBe("all");
});

test("[WORD2] where words are shown, most of them can be read: on the Bristol map nine of ten, and eight of ten of a chosen service's from afar", () => {
  for (const zoom of [0.33, 0.37, 0.4, 0.43, 0.46, 0.5, 0.6, 0.7]) {
    if (wordsAt(zoom) === "all") expect(readable(ways, zoom), `${zoom}`).toBeGreaterThan(0.9);
    else expect(readableOfChosen(zoom), `${zoom}`).toBeGreaterThan(0.8);
  }
});

test("[WORD4] where somebody sets letters and words further apart, pills of pathways and ties grow both ways and hold their words", () => {
  const spacing = { letter: 0.12, word: 0.16 };
  const pills = [
    ...ways.map((way) => [pathwayWord(way), pathwayWord(way, spacing)] as const),
    ...evidence.map((tie) => [tiePill(tie), tiePill(tie, spacing)] as const),
  ];
  for (const [usual, wider] of pills) {
    const [was, is] = [usual, wider].map(([pill]) => (pill?.kind === "rect" ? pill : undefined));
    if (was === undefined || is === undefined) throw new Error("a pill is drawn first");
    expect(is.w).toBeGreaterThan(was.w);
    expect(is.x + is.w / 2).toBeCloseTo(was.x + was.w / 2);
    // No less room beside the words than there was.
    const room = roomBeside(was, usual, asMeasured);
    expect(roomBeside(is, wider, spacing)).toBeGreaterThan(room - 0.01);
  }
});

/** From the last letter to the end of the pill, at the least. */
function roomBeside(pill: Rect, shapes: readonly Shape[], spacing: Spacing): number {
  const ends = shapes.flatMap((shape) => {
    if (shape.kind === "rect") return shape === pill ? [] : [shape.x + shape.w];
    if (shape.kind !== "text") return [];
    const { x, text, size, bold } = shape;
    return [x + measure(text, size, bold) + spread(text, size, spacing)];
  });
  return pill.x + pill.w - Math.max(...ends);
}

/** The share over all services, one chosen after the other. */
function readableOfChosen(zoom: number): number {
  const own = itemsOf(map, "service").map(({ id }) =>
    ways.filter(({ fromId, toId }) => fromId === id || toId === id),
  );
  const words = own.reduce((sum, some) => sum + some.length, 0);
  return own.reduce((sum, some) => sum + readable(some, zoom) * some.length, 0) / words;
}

/** The share of these pathways' words of which three quarters of the letters show. Cards lie over words, later words over earlier ones. */
function readable(shown: readonly Route[], zoom: number): number {
  if (shown.length === 0) return 0;
  // As `--gm-word` has it: never smaller than 12 px on screen.
  const scale = Math.max(1, (12 / 14) * pixelAt(zoom));
  const pills = shown.map(({ label }) => scaled(label, scale));
  const read = pills.filter((pill, at) => {
    const over = [...cards, ...pills.slice(at + 1)];
    return seen(lettersOf(pill, scale), over) > 0.75;
  });
  return read.length / shown.length;
}

function scaled({ x, y, w, h }: Rect, by: number): Rect {
  return { x: x + (w * (1 - by)) / 2, y: y + (h * (1 - by)) / 2, w: w * by, h: h * by };
}

function lettersOf({ x, y, w, h }: Rect, scale: number): Rect {
  return { x: x + 9 * scale, y: y + 4 * scale, w: w - 18 * scale, h: h - 8 * scale };
}

function seen({ x, y, w, h }: Rect, over: readonly Rect[]): number {
  const points = Array.from({ length: 200 }, (_, at) => ({
    x: x + (((at % 25) + 0.5) * w) / 25,
    y: y + ((Math.floor(at / 25) + 0.5) * h) / 8,
  }));
  const hidden = (point: { x: number; y: number }) =>
    point.x < 0 ||
    over.some(
      (one) =>
        point.x > one.x && point.x < one.x + one.w && point.y > one.y && point.y < one.y + one.h,
    );
  return points.filter((point) => !hidden(point)).length / points.length;
}

test("[WORD3] from far away a card holds no more of its name and signs than it has room for", () => {
  const room = (zoom: number) => Object.values(cardRoomAt(pixelAt(zoom)));
  expect([0.1, 0.15, 0.25, 0.33].map(room)).toEqual([
    [1, false],
    [1, false],
    [2, false],
    [2, false],
  ]);
  expect([0.37, 0.5].map(room)).toEqual([
    [2, true],
    [2, true],
  ]);
});
