import { Resvg } from "@resvg/resvg-js";
import type { GapMap } from "#lib/gap-map/model.ts";
import { fail, ok, type Result } from "#lib/result.ts";
import { sceneOf } from "#lib/scene/scene.ts";
import type { Group, Shape, TextRun } from "#lib/scene/shapes.ts";
import { toSvg } from "#lib/scene/svg.ts";
import type { SceneInfo } from "#lib/scene/title.ts";
import { type Problem, problem } from "#server/errors.ts";
import { fontFiles } from "./fonts.ts";
import { shapedWidth } from "./shaped-width.ts";
import { inVisualOrder } from "./visual-order.ts";

/** Most pixels of a picture: 200 MB while it is drawn. */
const MOST_PIXELS = 50_000_000;
/** Longest side that readers of PNG files commonly take. */
const MOST_SIDE = 16_000;
/** Pixels per map unit: two where the picture stays in bounds, and never so few that words blur. */
const FINEST = 2;
const COARSEST = 0.5;

/** A tidy map as PNG, as fine as the size limits allow. */
export function toPng(
  map: GapMap,
  info: SceneInfo,
  text: "brief" | "all",
): Result<Uint8Array, Problem> {
  const scene = sceneOf(map, { info, text });
  const scale = Math.min(
    FINEST,
    Math.sqrt(MOST_PIXELS / (scene.width * scene.height)),
    MOST_SIDE / Math.max(scene.width, scene.height),
  );
  if (scale < COARSEST) {
    const message =
      "The map is too large for a PNG picture. Choose SVG or PDF, or leave out texts.";
    return fail(problem("too-large", { message }));
  }
  const settled = { ...scene, shapes: scene.shapes.map(settle) };
  const svg = toSvg(settled, { fonts: "'Liberation Sans', 'DejaVu Sans'" });
  const drawing = new Resvg(svg, {
    fitTo: { mode: "width", value: Math.round(scene.width * scale) },
    font: {
      loadSystemFonts: false,
      fontFiles: fontFiles(),
      defaultFontFamily: "Liberation Sans",
    },
  });
  return ok(drawing.render().asPng());
}

const PLAIN = /^[\x20-\x7e]*$/;

/** The renderer knows no base direction and picks fallback fonts by its own lights: both are settled for it. */
function settle(shape: Shape): Shape {
  if (shape.kind === "group") return { ...shape, shapes: shape.shapes.map(settle) };
  return shape.kind === "text" && !PLAIN.test(shape.text) ? settledLine(shape) : shape;
}

function settledLine(line: TextRun): Group {
  let { x } = line;
  const shapes = inVisualOrder(line.text, line.bold).map(({ text, face }): TextRun => {
    const width = (words: string) => shapedWidth(words, { face, bold: line.bold }, line.size);
    // Spaces at the start of a text element are dropped by readers of SVG.
    const lead = text.slice(0, text.length - text.trimStart().length);
    const run = { ...line, text, face, width: width(text), x: x + width(lead) };
    x += run.width;
    return run;
  });
  return { kind: "group", name: "", shapes };
}
