import type { Evidence } from "./evidence.ts";
import type { Rect } from "./geometry.ts";
import { mark } from "./marks.ts";
import { asMeasured, polyline, type Shape, type Spacing, spread, text } from "./shapes.ts";
import { SIGN, TYPE } from "./type-scale.ts";

/** The line of a tie between a gap and a threshold. */
export function tieLine({ line }: Evidence): Shape {
  return polyline(line, { colour: "ink", width: 2 });
}

/** The pill on a tie: the threshold's mark, its reference and limit, and how many views there are on it. */
export function tiePill(
  { pill, text: words, views }: Evidence,
  spacing: Spacing = asMeasured,
): Shape[] {
  const { y, h } = pill;
  const said = viewsInWords(views);
  const tag = said === "" ? 0 : 58 + spread(said, TAG, spacing);
  const more = spread(words, TYPE.evidence.size, spacing) + Math.max(0, tag - 58);
  const [x, w] = [pill.x - more / 2, pill.w + more];
  const edge = { colour: "ink", width: 1.5 } as const;
  const { size, bold } = TYPE.evidence;
  return [
    { kind: "rect", x, y, w, h, radius: h / 2, fill: "thresholdTint", stroke: edge },
    ...mark("threshold", x + 8 + SIGN.size / 2, y + h / 2),
    text(x + 10 + SIGN.room, y + h / 2 + 5, words, { size, bold }),
    ...(tag === 0
      ? []
      : viewsTag({ x: x + w - 8 - tag, y: y + 4, w: tag, h: h - 8 }, said, spacing)),
  ];
}

const TAG = 13;

function viewsInWords(views: number): string {
  if (views === 0) return "";
  return `${views} view${views === 1 ? "" : "s"}`;
}

function viewsTag(area: Rect, words: string, spacing: Spacing): Shape[] {
  const { x, y, w, h } = area;
  return [
    { kind: "rect", ...area, radius: 4, fill: "difference" },
    text(x + w / 2, y + h / 2 + 4.6, words, {
      ...{ size: TAG, bold: true, colour: "paper", anchor: "middle", spacing },
    }),
  ];
}
