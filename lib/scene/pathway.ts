import type { Standing } from "#lib/gap-map/ends.ts";
import type { OutcomeStyle } from "#lib/gap-map/outcomes.ts";
import type { Colour } from "./colours.ts";
import type { Point } from "./geometry.ts";
import type { Route } from "./route.ts";
import {
  asMeasured,
  type Path,
  polygon,
  polyline,
  type Shape,
  type Spacing,
  type Stroke,
  short,
  spread,
  text,
} from "./shapes.ts";
import { TYPE } from "./type-scale.ts";

const looks: Readonly<Record<OutcomeStyle, Stroke>> = {
  accepted: { colour: "pathAccepted", width: 2.5 },
  sometimes: { colour: "pathSometimes", width: 2.5, dash: [11, 6] },
  refused: { colour: "pathRefused", width: 2.5 },
  discharged: { colour: "pathDischarged", width: 3.5, dash: [0.1, 6.5], round: true },
  unclear: { colour: "pathUnclear", width: 3.5, dash: [0.1, 10], round: true },
  nowhere: { colour: "pathNowhere", width: 3.5, dash: [0.1, 10], round: true },
};

const RADIUS = 8;
const HALO = 7;
/** A pathway's line with its halo, head and start, from the edge of one card to the edge of another. */
export function pathwayLine(
  points: readonly Point[],
  style: OutcomeStyle,
  standing: Standing = "confirmed",
): Shape[] {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (tip === undefined || before === undefined) return [];
  const { colour } = looks[style];
  const line = rounded(shortened(points, headLength(style)), RADIUS);
  return [
    { kind: "path", d: rounded(points, RADIUS), stroke: { colour: "paper", width: HALO } },
    ...strokesOf(looks[style], standing).map(
      (stroke): Shape => ({ kind: "path", d: line, stroke }),
    ),
    ...head(before, tip, style, colour),
  ];
}

/** What both ends confirm is drawn in full, what they dispute double, and what is not confirmed thin. */
function strokesOf(full: Stroke, standing: Standing): readonly Stroke[] {
  const { width, dash, round } = full;
  switch (standing) {
    case "confirmed":
      return [full];
    case "disputed": {
      const wide = width + 4;
      // Round dots become rings, and need room to stay apart.
      const apart = round && dash !== undefined ? { dash: [dash[0], wide + 4] as const } : {};
      return [
        { ...full, ...apart, width: wide },
        { ...(round ? { ...full, ...apart } : {}), colour: "paper", width: wide - 4 },
      ];
    }
    default:
      return [{ ...full, width: width * THIN }];
  }
}

const THIN = 0.5;

/** The outcome in words, as a pill that the line runs behind. It grows both ways where letters are further apart. */
export function pathwayWord({ label, style }: Route, spacing: Spacing = asMeasured): Shape[] {
  const { colour } = looks[style];
  const { x, y, w, h, lines } = label;
  const { size, line, bold } = TYPE.label;
  const more = Math.max(0, ...lines.map((words) => spread(words, size, spacing)));
  const first = y + h / 2 - ((lines.length - 1) * line) / 2 + size * 0.36;
  return [
    {
      kind: "rect",
      ...{ x: x - more / 2, y, w: w + more, h, radius: Math.min(h / 2, 12) },
      fill: "paper",
      stroke: { colour, width: 1.25 },
    },
    ...lines.map((words, index) =>
      text(x + w / 2, first + index * line, words, {
        ...{ size, bold, colour, anchor: "middle", spacing },
      }),
    ),
  ];
}

/** The stroke of a pathway's line. */
export function pathwayStroke(style: OutcomeStyle): Stroke {
  return looks[style];
}

/** How much of the line's end the head covers. */
function headLength(style: OutcomeStyle): number {
  if (style === "sometimes" || style === "unclear") return 2;
  return style === "refused" ? 16 : 12;
}

function head(from: Point, tip: Point, style: OutcomeStyle, colour: Colour): Shape[] {
  const length = Math.hypot(tip.x - from.x, tip.y - from.y) || 1;
  const [dx, dy] = [(tip.x - from.x) / length, (tip.y - from.y) / length];
  /** A point `back` behind the tip and `side` beside the line. */
  const at = (back: number, side: number): Point => ({
    x: tip.x - dx * back - dy * side,
    y: tip.y - dy * back + dx * side,
  });
  const bar = (back: number): Path =>
    polyline([at(back, -8), at(back, 8)], { colour, width: 3, round: true });
  const edge = { colour, width: 2 } as const;
  switch (style) {
    case "accepted":
      return [polygon([at(1, 0), at(14, -6), at(14, 6)], { fill: colour, stroke: edge })];
    case "refused":
      return [
        bar(2),
        polygon([at(5, 0), at(17, -5.5), at(17, 5.5)], { fill: colour, stroke: edge }),
      ];
    case "discharged":
      return [polygon([at(1, 0), at(14, -6), at(14, 6)], { fill: "paper", stroke: edge })];
    case "sometimes":
    case "unclear":
      return [polyline([at(11, -7), at(1, 0), at(11, 7)], { colour, width: 2.5, round: true })];
    case "nowhere":
      return [bar(2), polyline([at(8, -5), at(8, 5)], { colour, width: 3, round: true })];
  }
}

/** The same line without its last `by` units. */
function shortened(points: readonly Point[], by: number): readonly Point[] {
  const [before, tip] = [points.at(-2), points.at(-1)];
  if (before === undefined || tip === undefined) return points;
  const length = Math.hypot(tip.x - before.x, tip.y - before.y);
  if (length <= by) return points.slice(0, -1);
  const rest = 1 - by / length;
  const end = {
    x: before.x + (tip.x - before.x) * rest,
    y: before.y + (tip.y - before.y) * rest,
  };
  return [...points.slice(0, -1), end];
}

/** Path data of a line through points whose corners are rounded. */
function rounded(points: readonly Point[], radius: number): string {
  const [first] = points;
  if (first === undefined) return "";
  let d = `M${short(first.x)} ${short(first.y)}`;
  for (let index = 1; index < points.length; index += 1) {
    const [last, corner, next] = [points[index - 1], points[index], points[index + 1]];
    if (last === undefined || corner === undefined) continue;
    if (next === undefined) return `${d}L${short(corner.x)} ${short(corner.y)}`;
    const [into, out] = [towards(corner, last, radius), towards(corner, next, radius)];
    d += `L${short(into.x)} ${short(into.y)}Q${short(corner.x)} ${short(corner.y)} ${short(out.x)} ${short(out.y)}`;
  }
  return d;
}

/** The point at most `distance` from one point towards another, never beyond the middle. */
function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const part = Math.min(distance, length / 2) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}
