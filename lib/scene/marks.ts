import type { Colour } from "./colours.ts";
import type { Point } from "./geometry.ts";
import { polygon, type Shape, text } from "./shapes.ts";

/** What a mark on a card stands for. */
export type MarkKind = "threshold" | "barrier" | "goodPractice";

/** The letter on a mark, the word for it and its colours. Shape and letter say it first, colour last. */
export const marks: Readonly<
  Record<MarkKind, { letter: string; word: string; fill: Colour; tint: Colour; ink: Colour }>
> = {
  threshold: {
    letter: "T",
    word: "threshold",
    fill: "threshold",
    tint: "thresholdTint",
    ink: "ink",
  },
  barrier: { letter: "B", word: "barrier", fill: "barrier", tint: "barrierTint", ink: "paper" },
  goodPractice: {
    letter: "G",
    word: "good practice",
    fill: "good",
    tint: "goodTint",
    ink: "ink",
  },
};

const EDGE = { colour: "ink", width: 1.5 } as const;

/** A mark of 18 map units: T square, B octagon, G circle. `x` and `y` are its middle. */
export function mark(kind: MarkKind, x: number, y: number): Shape[] {
  const { letter, fill, ink } = marks[kind];
  return [
    outline(kind, x, y, fill),
    text(x, y + 4.5, letter, { size: 12.5, bold: true, colour: ink, anchor: "middle" }),
  ];
}

function outline(kind: MarkKind, x: number, y: number, fill: Colour): Shape {
  switch (kind) {
    case "threshold":
      return { kind: "rect", x: x - 8, y: y - 8, w: 16, h: 16, radius: 2, fill, stroke: EDGE };
    case "barrier":
      return polygon(octagon(x, y, 9), { fill, stroke: EDGE });
    case "goodPractice":
      return { kind: "circle", x, y, r: 8.75, fill, stroke: EDGE };
  }
}

function octagon(x: number, y: number, r: number): Point[] {
  return Array.from({ length: 8 }, (_, index) => {
    const angle = Math.PI / 8 + (index * Math.PI) / 4;
    return { x: x + r * Math.cos(angle), y: y + r * Math.sin(angle) };
  });
}
