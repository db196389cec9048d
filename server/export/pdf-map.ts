import { palettes } from "#lib/scene/colours.ts";
import type { Page } from "#lib/scene/paper.ts";
import type { Scene } from "#lib/scene/scene.ts";
import type { Shape, Stroke } from "#lib/scene/shapes.ts";
import { writeLine } from "./pdf-text.ts";

const colours = palettes.print;
type Doc = PDFKit.PDFDocument;

/** Draws the scene on the current page, as vectors and as text. */
export function drawScene(doc: Doc, scene: Scene, { x, y, scale }: Page): void {
  doc.save().translate(x, y).scale(scale).lineJoin("round");
  for (const shape of scene.shapes) drawShape(doc, shape);
  doc.restore();
}

function drawShape(doc: Doc, shape: Shape): void {
  switch (shape.kind) {
    case "group":
      doc.save();
      if (shape.at !== undefined) doc.translate(shape.at.x, shape.at.y);
      for (const inner of shape.shapes) drawShape(doc, inner);
      doc.restore();
      break;
    case "text":
      if (shape.text !== "") writeLine(doc, { ...shape, colour: colours[shape.colour] });
      break;
    case "rect":
      if (shape.radius === undefined) doc.rect(shape.x, shape.y, shape.w, shape.h);
      else doc.roundedRect(shape.x, shape.y, shape.w, shape.h, shape.radius);
      paint(doc, shape);
      break;
    case "circle":
      doc.circle(shape.x, shape.y, shape.r);
      paint(doc, shape);
      break;
    case "path":
      doc.path(shape.d);
      paint(doc, shape);
      break;
  }
}

function paint(doc: Doc, { fill, stroke }: Exclude<Shape, { kind: "group" | "text" }>): void {
  if (stroke !== undefined) setStroke(doc, stroke);
  if (fill !== undefined && stroke !== undefined) {
    doc.fillAndStroke(colours[fill], colours[stroke.colour]);
  } else if (fill !== undefined) doc.fill(colours[fill]);
  else if (stroke !== undefined) doc.stroke(colours[stroke.colour]);
}

function setStroke(doc: Doc, { width, dash, round }: Stroke): void {
  doc.lineWidth(width).lineCap(round === true ? "round" : "butt");
  if (dash === undefined) doc.undash();
  else doc.dash(dash[0], { space: dash[1] });
}
