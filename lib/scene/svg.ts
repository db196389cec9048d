import { type PaletteName, palettes } from "./colours.ts";
import { type Face, isRightToLeft, oneLine } from "./measure.ts";
import type { Scene } from "./scene.ts";
import { type Group, type Shape, type Stroke, short, type TextRun } from "./shapes.ts";

const FONTS = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif";

const FAMILIES: Readonly<Record<Face, string>> = {
  liberation: "Liberation Sans",
  dejavu: "DejaVu Sans",
};

export interface SvgOptions {
  readonly palette?: PaletteName;
  /** Width and height of the picture in pixels, where the reader does not decide. */
  readonly width?: number;
  readonly fonts?: string;
}

/** The scene as a complete SVG file: text as text, no script, nothing loaded from elsewhere. */
export function toSvg(scene: Scene, options: SvgOptions = {}): string {
  const { palette = "screen", width = scene.width, fonts = FONTS } = options;
  const height = (scene.height * width) / scene.width;
  const body = scene.shapes.map((shape) => shapeToSvg(shape, palette)).join("\n");
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(scene.width)} ${short(scene.height)}" role="img" aria-labelledby="map-title map-desc" xml:lang="en" font-family="${fonts}" stroke-linejoin="round">
<title id="map-title">${escaped(scene.title)}</title>
<desc id="map-desc">${escaped(scene.description)}</desc>
<rect width="100%" height="100%" fill="${palettes[palette].ground}"/>
${body}
</svg>
`;
}

function shapeToSvg(shape: Shape, palette: PaletteName): string {
  switch (shape.kind) {
    case "group":
      return groupToSvg(shape, palette);
    case "rect": {
      const radius = shape.radius === undefined ? "" : ` rx="${short(shape.radius)}"`;
      const size = `width="${short(shape.w)}" height="${short(shape.h)}"`;
      return `<rect x="${short(shape.x)}" y="${short(shape.y)}" ${size}${radius}${paint(shape, palette)}/>`;
    }
    case "circle":
      return `<circle cx="${short(shape.x)}" cy="${short(shape.y)}" r="${short(shape.r)}"${paint(shape, palette)}/>`;
    case "path":
      return `<path d="${shape.d}"${paint(shape, palette)}/>`;
    case "text":
      return textToSvg(shape, palette);
  }
}

function groupToSvg({ name, at, shapes }: Group, palette: PaletteName): string {
  const title = name === "" ? "" : `<title>${escaped(name)}</title>`;
  const place = at === undefined ? "" : ` transform="translate(${short(at.x)} ${short(at.y)})"`;
  const inner = shapes.map((shape) => shapeToSvg(shape, palette)).join("\n");
  return `<g${place}>${title}${inner}</g>`;
}

function textToSvg(run: TextRun, palette: PaletteName): string {
  const weight = run.bold ? ' font-weight="700"' : "";
  return `<text x="${short(run.x)}" y="${short(run.y)}" font-size="${short(run.size)}"${weight} fill="${palettes[palette][run.colour]}"${flow(run)}>${escaped(run.text)}</text>`;
}

/** Font and direction of a line, where they are not those of the picture. */
function flow({ face, text }: TextRun): string {
  if (face !== undefined) return ` font-family="${FAMILIES[face]}"`;
  // With this direction the line ends where a left-to-right line starts.
  return isRightToLeft(text) ? ' direction="rtl" text-anchor="end"' : "";
}

function paint(
  { fill, stroke }: Extract<Shape, { kind: "rect" | "circle" | "path" }>,
  palette: PaletteName,
): string {
  const colours = palettes[palette];
  const inside = fill === undefined ? "none" : colours[fill];
  return ` fill="${inside}"${stroke === undefined ? "" : strokeToSvg(stroke, colours[stroke.colour])}`;
}

function strokeToSvg({ width, dash, round }: Stroke, colour: string): string {
  const dashes = dash === undefined ? "" : ` stroke-dasharray="${dash.map(short).join(" ")}"`;
  const cap = round === true ? ' stroke-linecap="round"' : "";
  return ` stroke="${colour}" stroke-width="${short(width)}"${dashes}${cap}`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as XML content. Characters that XML may not hold are left out. */
function escaped(words: string): string {
  return oneLine(words)
    .replace(/[\ufffe\uffff]/g, "")
    .replace(/[&<>"']/g, (one) => ENTITIES[one] ?? "");
}
