import { STANDING_KEY, type Standing } from "#lib/gap-map/ends.ts";
import { OUTCOME_KEY, type OutcomeStyle } from "#lib/gap-map/outcomes.ts";
import { type MarkKind, mark, marks } from "./marks.ts";
import { measure } from "./measure.ts";
import { pathwayLine } from "./pathway.ts";
import { hatch, type Shape, text } from "./shapes.ts";

interface Entry {
  readonly width: number;
  /** Draws with the middle of the left edge at this point. */
  readonly draw: (x: number, y: number) => Shape[];
}

const SIZE = 16;
const SPACE = 28;
const SIDE = 24;
const ROW = 34;
const SAMPLE = 52;

/** The key below the map. Always drawn: nothing on the map goes by colour or line alone, and here is what each says. */
export function mapKey(top: number, width: number): { shapes: Shape[]; height: number } {
  const shapes: Shape[] = [];
  let x = SIDE;
  let y = top + 8 + ROW / 2;
  for (const entry of entries()) {
    if (x > SIDE && x + entry.width > width - SIDE) {
      x = SIDE;
      y += ROW;
    }
    shapes.push(...entry.draw(x, y));
    x += entry.width + SPACE;
  }
  return { shapes, height: y + ROW / 2 + 8 - top };
}

function entries(): Entry[] {
  return [
    heading("Pathways"),
    ...OUTCOME_KEY.map(({ style, word }) => pathway(style, word)),
    ...STANDING_KEY.map(({ standing, word }) => pathway("accepted", word, standing)),
    heading("On services"),
    ...(["threshold", "barrier", "goodPractice"] as const).map(marked),
    gap(),
  ];
}

function heading(words: string): Entry {
  const style = { size: SIZE, bold: true };
  return { width: measure(words, SIZE, true), draw: (x, y) => [text(x, y + 6, words, style)] };
}

function pathway(style: OutcomeStyle, word: string, standing?: Standing): Entry {
  return {
    width: SAMPLE + 10 + measure(word, SIZE),
    draw: (x, y) => [
      ...pathwayLine(
        [
          { x, y },
          { x: x + SAMPLE, y },
        ],
        style,
        standing,
      ),
      text(x + SAMPLE + 10, y + 6, word, { size: SIZE }),
    ],
  };
}

function marked(kind: MarkKind): Entry {
  const { word } = marks[kind];
  return {
    width: 26 + measure(word, SIZE),
    draw: (x, y) => [...mark(kind, x + 9, y), text(x + 26, y + 6, word, { size: SIZE })],
  };
}

function gap(): Entry {
  const words = "the gap: who falls through";
  const edge = { colour: "ink", width: 1.5 } as const;
  return {
    width: 38 + measure(words, SIZE),
    draw: (x, y) => [
      hatch({ x, y: y - 9, w: 28, h: 18 }, 7),
      { kind: "rect", x, y: y - 9, w: 28, h: 18, stroke: edge },
      text(x + 38, y + 6, words, { size: SIZE }),
    ],
  };
}
