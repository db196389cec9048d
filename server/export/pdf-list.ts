import { palettes } from "#lib/scene/colours.ts";
import type { Passage } from "#lib/scene/in-words.ts";
import { isRightToLeft, lacksGlyphs, measure, wrap } from "#lib/scene/measure.ts";
import { BOXES_NOTICE } from "#lib/scene/scene.ts";
import { writeLine } from "./pdf-text.ts";

type Doc = PDFKit.PDFDocument;

/** A4 upright, in points: pages to read, whatever paper the map is on. */
const PAGE = { width: 595.28, height: 841.89, side: 56, top: 56, bottom: 70 };
const LABEL = 46;

interface Look {
  readonly size: number;
  readonly bold: boolean;
  /** Free space above, in points. */
  readonly above: number;
  readonly tag: string;
}

const looks: Readonly<Record<Passage["kind"], Look>> = {
  h1: { size: 24, bold: true, above: 0, tag: "H1" },
  h2: { size: 18, bold: true, above: 24, tag: "H2" },
  h3: { size: 14, bold: true, above: 18, tag: "H3" },
  h4: { size: 12, bold: true, above: 8, tag: "H4" },
  paragraph: { size: 12, bold: false, above: 4, tag: "P" },
  entry: { size: 12, bold: false, above: 4, tag: "LI" },
};

/** Writes passages on pages of their own, 12 pt, with headings for screen readers and the outline. */
export function writePages(
  doc: Doc,
  root: PDFKit.PDFStructureElement,
  passages: readonly Passage[],
): void {
  const writer = new ListWriter(doc, root);
  const boxes = passages.some(({ text }) => lacksGlyphs(text));
  const [title, ...rest] = passages;
  const notice: Passage[] = boxes ? [{ kind: "paragraph", text: BOXES_NOTICE }] : [];
  for (const passage of [...(title ? [title] : []), ...notice, ...rest]) writer.write(passage);
  writer.close();
}

/** Lives while the list is written: knows how far down the page it is. */
class ListWriter {
  private y = PAGE.top;
  private readonly doc: Doc;
  private readonly root: PDFKit.PDFStructureElement;
  private list: PDFKit.PDFStructureElement | undefined;
  private level: PDFKit.PDFOutline | undefined;

  constructor(doc: Doc, root: PDFKit.PDFStructureElement) {
    this.doc = doc;
    this.root = root;
    doc.addPage({ size: [PAGE.width, PAGE.height], margin: 0 });
  }

  /** Writes a passage below the last one, on a new page where it needs one. */
  write(passage: Passage): void {
    const look = looks[passage.kind];
    const lines = linesOf(passage, look);
    this.makeRoom(passage, look, Math.min(2, lines.length));
    this.addToOutline(passage);
    const draw = () => this.drawLines(passage, look, lines);
    if (passage.kind === "entry") this.openList().add(this.item(draw));
    else {
      this.closeList();
      this.root.add(this.doc.struct(look.tag, {}, draw));
    }
  }

  /** Nothing is written after this. */
  close(): void {
    this.closeList();
  }

  private item(draw: () => void): PDFKit.PDFStructureElement {
    return this.doc.struct("LI", {}, [this.doc.struct("LBody", {}, draw)]);
  }

  private openList(): PDFKit.PDFStructureElement {
    if (this.list === undefined) {
      this.list = this.doc.struct("L");
      this.root.add(this.list);
    }
    return this.list;
  }

  private closeList(): void {
    this.list?.end();
    this.list = undefined;
  }

  /** Space above, and a new page rather than a heading without the words below it. */
  private makeRoom({ kind }: Passage, { size, above }: Look, lines: number): void {
    if (this.y > PAGE.top) this.y += above;
    const company = kind.startsWith("h") ? 56 : 0;
    if (this.y + lines * size * 1.35 + company > PAGE.height - PAGE.bottom) {
      this.doc.addPage({ size: [PAGE.width, PAGE.height], margin: 0 });
      this.y = PAGE.top;
    }
  }

  private addToOutline({ kind, text }: Passage): void {
    if (kind === "h1") this.doc.outline.addItem(text);
    if (kind === "h2") this.level = this.doc.outline.addItem(text);
    if (kind === "h3") (this.level ?? this.doc.outline).addItem(text);
  }

  private drawLines({ kind, label }: Passage, look: Look, lines: readonly string[]): void {
    const { size, bold } = look;
    const colour = palettes.print.ink;
    const left = kind === "entry" ? PAGE.side + LABEL : PAGE.side;
    lines.forEach((text, index) => {
      if (this.y + size * 1.35 > PAGE.height - PAGE.bottom) this.breakPage();
      const y = this.y + size;
      if (index === 0 && label !== undefined && label !== "") {
        writeLine(this.doc, { x: PAGE.side, y, text: label, size, bold: true, colour });
      }
      const end = PAGE.width - PAGE.side - measure(text, size, bold);
      writeLine(this.doc, { x: isRightToLeft(text) ? end : left, y, text, size, bold, colour });
      this.y += size * 1.35;
    });
  }

  /** A passage that runs on: its marked content is closed on this page and opened on the next. */
  private breakPage(): void {
    this.doc.continueOnNewPage({ size: [PAGE.width, PAGE.height], margin: 0 });
    this.y = PAGE.top;
  }
}

function linesOf({ kind, text }: Passage, { size, bold }: Look): readonly string[] {
  const room = PAGE.width - 2 * PAGE.side - (kind === "entry" ? LABEL : 0);
  return wrap(text, room, size, bold).lines;
}
