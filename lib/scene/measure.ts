import { wellFormed } from "#lib/gap-map/text.ts";
import { packedWidths } from "./font-widths.ts";

/** The fonts we ship: Liberation Sans has Arial's metrics, DejaVu Sans draws many scripts that it lacks. */
export type Face = "liberation" | "dejavu";

/** Drawn for a character that neither font has. DejaVu Sans has it. */
const BOX = "\u25af";

interface Cluster {
  readonly text: string;
  /** Undefined when neither font can draw it. */
  readonly face: Face | undefined;
  /** In 1/2048 em. */
  readonly width: number;
}

/** Width of one line in the unit of `size`, the same in the browser, on the server and in print. */
export function measure(text: string, size: number, bold = false): number {
  let units = 0;
  for (const cluster of clustersOf(text, bold)) units += cluster.width;
  return (units * size) / 2048;
}

export interface Wrapped {
  readonly lines: readonly string[];
  /** Whether text was left out, with an ellipsis in its place: the whole text has to stand elsewhere. */
  readonly cut: boolean;
}

/** The text in lines no wider than `width`: broken between words, and inside words only where one is too long. */
export function wrap(
  text: string,
  width: number,
  size: number,
  bold = false,
  maxLines = Number.POSITIVE_INFINITY,
): Wrapped {
  const most = (width * 2048) / size;
  const lines: string[] = [];
  for (const paragraph of text.split(/\r\n|[\r\n\u2028\u2029]/)) {
    if (fill(oneLine(paragraph), most, bold, lines, maxLines)) {
      const last = lines[maxLines - 1] ?? "";
      return { lines: [...lines.slice(0, maxLines - 1), ellipsis(last, most, bold)], cut: true };
    }
  }
  return { lines, cut: false };
}

/** The text on one line, without what cannot be drawn or would disturb its neighbours: controls, half characters, marks that turn text around. */
export function oneLine(text: string): string {
  return wellFormed(text)
    .replace(/[\u200b\u200e\u200f\u2060\u2066-\u2069\u202a-\u202e\ufeff\ufff9-\uffff]/g, "")
    .replace(/[\p{Cc}\p{Zs}\u2028\u2029]+/gu, " ")
    .trim();
}

/** The text with a box in place of every character that our fonts lack. */
export function boxed(text: string): string {
  return clustersOf(text, false)
    .map((cluster) => (cluster.face === undefined ? BOX : cluster.text))
    .join("");
}

/** Whether our fonts lack a character of this text. */
export function lacksGlyphs(text: string): boolean {
  return clustersOf(oneLine(text), false).some(({ face }) => face === undefined);
}

/** The text in stretches that one font can draw, in reading order. */
export function stretchesOf(text: string, bold: boolean): { face: Face; text: string }[] {
  const stretches: { face: Face; text: string }[] = [];
  for (const { face = "dejavu", text: part } of clustersOf(boxed(text), bold)) {
    const last = stretches.at(-1);
    if (last?.face === face) last.text += part;
    else stretches.push({ face, text: part });
  }
  return stretches;
}

const STRONG =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]|\p{L}/u;
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Whether the first letter of the text belongs to a script that runs from right to left. */
export function isRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(STRONG.exec(text)?.[0] ?? "");
}

/** Adds the lines of one paragraph; true when they are more than `maxLines`. */
function fill(
  text: string,
  most: number,
  bold: boolean,
  lines: string[],
  maxLines: number,
): boolean {
  let line = "";
  let used = 0;
  for (const word of text.match(/ *[^ /-]*[/-]*/g) ?? []) {
    const width = unitsOf(word, bold);
    if (used + width <= most) {
      line += word;
      used += width;
      continue;
    }
    if (line.trim() !== "") lines.push(line.trim());
    if (lines.length >= maxLines) {
      return true;
    }
    [line, used] = breakWord(word.trimStart(), most, bold, lines, maxLines);
    if (lines.length > maxLines) return true;
  }
  if (line.trim() !== "") lines.push(line.trim());
  return lines.length > maxLines;
}

/** Adds the full lines of a word too long for one, and gives back its rest with its width. */
function breakWord(
  word: string,
  most: number,
  bold: boolean,
  lines: string[],
  maxLines: number,
): [string, number] {
  let line = "";
  let used = 0;
  for (const cluster of clustersOf(word, bold)) {
    if (used + cluster.width > most && line !== "") {
      lines.push(line);
      if (lines.length > maxLines) return ["", 0];
      line = "";
      used = 0;
    }
    line += cluster.text;
    used += cluster.width;
  }
  return [line, used];
}

function ellipsis(line: string, most: number, bold: boolean): string {
  const room = most - unitsOf("…", bold);
  let kept = "";
  let used = 0;
  for (const cluster of clustersOf(line, bold)) {
    if (used + cluster.width > room) break;
    kept += cluster.text;
    used += cluster.width;
  }
  return `${kept.trimEnd()}…`;
}

function unitsOf(text: string, bold: boolean): number {
  return clustersOf(text, bold).reduce((sum, { width }) => sum + width, 0);
}

const PLAIN = /^[\x20-\x7e]*$/;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
/** Joiners and variation selectors: they change their neighbours and take no room. */
const UNSEEN = /\u200c|\u200d|[\ufe00-\ufe0f]/u;
const MARK = /\p{M}/u;

/** The text in characters as people see them: a letter with its accents, an emoji with its parts. */
function clustersOf(text: string, bold: boolean): Cluster[] {
  if (PLAIN.test(text)) return [...text].map((one) => clusterOf(one, bold));
  return [...graphemes.segment(text)].map(({ segment }) => clusterOf(segment, bold));
}

const known: [Map<string, Cluster>, Map<string, Cluster>] = [new Map(), new Map()];

function clusterOf(text: string, bold: boolean): Cluster {
  const cache = known[bold ? 1 : 0];
  const found = cache.get(text);
  if (found !== undefined) return found;
  const made = madeCluster(text, bold);
  // Enough for every script of one map; strangers' texts cannot fill the memory.
  if (cache.size > 5_000) cache.clear();
  cache.set(text, made);
  return made;
}

function madeCluster(text: string, bold: boolean): Cluster {
  const seen = [...text].filter((one) => !UNSEEN.test(one));
  for (const face of ["liberation", "dejavu"] as const) {
    const widths = widthsOf(face, bold);
    if (seen.length > 0 && seen.every((one) => widths.has(codeOf(one)))) {
      const width = seen.reduce((sum, one) => sum + (advance(widths, one) ?? 0), 0);
      return { text, face, width };
    }
  }
  return { text, face: undefined, width: widthsOf("dejavu", bold).get(codeOf(BOX)) ?? 0 };
}

function advance(widths: ReadonlyMap<number, number>, one: string): number | undefined {
  return MARK.test(one) ? 0 : widths.get(codeOf(one));
}

function codeOf(one: string): number {
  return one.codePointAt(0) ?? 0;
}

const unpackedWidths = new Map<keyof typeof packedWidths, ReadonlyMap<number, number>>();

function widthsOf(face: Face, bold: boolean): ReadonlyMap<number, number> {
  const name = `${face}${bold ? "Bold" : "Regular"}` as const;
  const found = unpackedWidths.get(name);
  if (found !== undefined) return found;
  const made = unpack(packedWidths[name]);
  unpackedWidths.set(name, made);
  return made;
}

function unpack(packed: string): Map<number, number> {
  const widths = new Map<number, number>();
  let code = 0;
  for (const run of packed.split(" ")) {
    const [skip = "", widthAndCount = ""] = run.split(",");
    const [width = "", count = "1"] = widthAndCount.split("*");
    code += skip === "" ? 0 : Number.parseInt(skip, 36);
    const end = code + Number.parseInt(count, 36);
    for (; code < end; code += 1) widths.set(code, Number.parseInt(width, 36));
  }
  return widths;
}
