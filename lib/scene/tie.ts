import type { Evidence } from "./evidence.ts";
import { mark } from "./marks.ts";
import { polyline, type Shape, text } from "./shapes.ts";
import { SIGN, TYPE } from "./type-scale.ts";

/** The line of a tie between a gap and a threshold. */
export function tieLine({ line }: Evidence): Shape {
  return polyline(line, { colour: "ink", width: 2 });
}

/** The pill on a tie: the threshold's mark, its reference and limit, and how many views there are on it. */
export function tiePill({ pill, text: words, views }: Evidence): Shape[] {
  const { x, y, w, h } = pill;
  const edge = { colour: "ink", width: 1.5 } as const;
  const { size, bold } = TYPE.evidence;
  return [
    { kind: "rect", x, y, w, h, radius: h / 2, fill: "thresholdTint", stroke: edge },
    ...mark("threshold", x + 8 + SIGN.size / 2, y + h / 2),
    text(x + 10 + SIGN.room, y + h / 2 + 5, words, { size, bold }),
    ...(views === 0 ? [] : viewsTag(x + w - 66, y + 4, views, h - 8)),
  ];
}

function viewsTag(x: number, y: number, views: number, h: number): Shape[] {
  const words = `${views} view${views === 1 ? "" : "s"}`;
  return [
    { kind: "rect", x, y, w: 58, h, radius: 4, fill: "difference" },
    text(x + 29, y + h / 2 + 4.6, words, {
      size: 13,
      bold: true,
      colour: "paper",
      anchor: "middle",
    }),
  ];
}
