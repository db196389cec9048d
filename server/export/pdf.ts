import PDFDocument from "pdfkit";
import type { GapMap } from "#lib/gap-map/model.ts";
import { palettes } from "#lib/scene/colours.ts";
import { findingsInWords } from "#lib/scene/findings-in-words.ts";
import { mapInWords } from "#lib/scene/in-words.ts";
import { measure, oneLine, wrap } from "#lib/scene/measure.ts";
import { type Paper, pageFor } from "#lib/scene/paper.ts";
import { sceneOf } from "#lib/scene/scene.ts";
import { type SceneInfo, statusLine } from "#lib/scene/title.ts";
import { writePages } from "./pdf-list.ts";
import { drawScene } from "./pdf-map.ts";
import { writeLine } from "./pdf-text.ts";

export interface PdfOptions {
  readonly paper: Paper;
  readonly text: "brief" | "all";
  /** Pages with what the map shows, after the map itself; with what guidance says, where that was asked for. */
  readonly findings: boolean;
  readonly guidance: boolean;
}

/** A tidy map as PDF: the map on one page of the paper, then the map in words on A4 pages. Text is text, fonts are embedded. */
export async function toPdf(
  map: GapMap,
  info: SceneInfo,
  { paper, text, findings, guidance }: PdfOptions,
): Promise<Uint8Array> {
  const scene = sceneOf(map, { info, text });
  const page = pageFor(scene, paper);
  const doc = newDocument(info, [page.width, page.height]);
  const done = collect(doc);
  const root = doc.struct("Document");
  doc.addStructure(root);
  doc.outline.addItem("The map");
  const alt = `${scene.description} The pages that follow hold everything on it in words.`;
  root.add(doc.struct("Figure", { alt: oneLine(alt) }, () => drawScene(doc, scene, page)));
  if (findings) writePages(doc, root, findingsInWords(map, { guidance }));
  writePages(doc, root, mapInWords(map));
  root.end();
  writeFooters(doc, info);
  doc.end();
  return done;
}

function newDocument(info: SceneInfo, size: [number, number]): PDFKit.PDFDocument {
  const made = new Date(info.date);
  return new PDFDocument({
    size,
    margin: 0,
    pdfVersion: "1.7",
    tagged: true,
    displayTitle: true,
    lang: "en-GB",
    bufferPages: true,
    info: {
      Title: oneLine(`${info.title}, ${statusLine(info)}`),
      Creator: "Gap Map",
      Producer: "Gap Map",
      ...(Number.isNaN(made.getTime()) ? {} : { CreationDate: made }),
    },
  });
}

function collect(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    doc.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    doc.on("end", () => resolve(Buffer.concat(chunks)));
    doc.on("error", reject);
  });
}

const FOOT = { size: 9, up: 24, side: 28.35 };

/** "title · version · status · date · page n of m" at the foot of every page, as decoration that screen readers pass over. */
function writeFooters(doc: PDFKit.PDFDocument, info: SceneInfo): void {
  const { start, count } = doc.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    doc.switchToPage(start + index);
    const { width, height } = doc.page;
    const number = `page ${index + 1} of ${count}`;
    const room = width - 2 * FOOT.side - measure(` · ${number}`, FOOT.size);
    const words = wrap(`${info.title} · ${statusLine(info)}`, room, FOOT.size, false, 1).lines[0];
    const line = { x: FOOT.side, y: height - FOOT.up, size: FOOT.size, bold: false };
    doc.markContent("Artifact", { type: "Pagination" });
    writeLine(doc, {
      ...line,
      text: [words, number].filter(Boolean).join(" · "),
      colour: palettes.print.quiet,
    });
    doc.endMarkedContent();
  }
}
