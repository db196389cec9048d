/** How wide a text is in map units at a letter size. The export's font tables give the exact answer. */
export type Measure = (text: string, size: number, bold: boolean) => number;

/** A style of text: letter size in map units, and weight. */
interface Style {
  readonly size: number;
  readonly bold: boolean;
}

/** A text broken into lines no wider than `width`, at most `most` of them; the last is cut with “…” when more would follow. */
export function wrap(
  measure: Measure,
  text: string,
  { size, bold }: Style,
  width: number,
  most = Infinity,
): readonly string[] {
  const known = memoryOf(measure);
  const key = `${size} ${bold} ${width} ${most} ${text}`;
  const lines = known.get(key) ?? broken(measure, text, { size, bold }, width, most);
  known.set(key, lines);
  return lines;
}

/** Texts broken before, by measure. Laying out a map again breaks the same texts again. */
const memories = new WeakMap<Measure, Map<string, readonly string[]>>();
const LARGEST_MEMORY = 20_000;

function memoryOf(measure: Measure): Map<string, readonly string[]> {
  const known = memories.get(measure);
  if (known !== undefined && known.size < LARGEST_MEMORY) return known;
  const fresh = new Map<string, readonly string[]>();
  memories.set(measure, fresh);
  return fresh;
}

function broken(
  measure: Measure,
  text: string,
  { size, bold }: Style,
  width: number,
  most: number,
): string[] {
  const fits = (line: string) => measure(line, size, bold) <= width;
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    lines.push(...linesOf(paragraph.split(/\s+/).filter(Boolean), fits));
    if (lines.length > most) return cut(lines.slice(0, most), fits);
  }
  return lines;
}

function linesOf(words: readonly string[], fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  for (const word of words.flatMap(chopped(fits))) {
    const last = lines[lines.length - 1];
    if (last !== undefined && fits(`${last} ${word}`)) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A word too wide for any line, in pieces that fit. */
function chopped(fits: (text: string) => boolean): (word: string) => string[] {
  return (word) => {
    if (fits(word)) return [word];
    const pieces = [""];
    for (const letter of word) {
      const longer = (pieces[pieces.length - 1] ?? "") + letter;
      if (longer === letter || fits(longer)) pieces[pieces.length - 1] = longer;
      else pieces.push(letter);
    }
    return pieces;
  };
}

function cut(lines: string[], fits: (text: string) => boolean): string[] {
  const last = [...(lines[lines.length - 1] ?? "")];
  while (last.length > 0 && !fits(`${last.join("").trimEnd()}…`)) last.pop();
  return [...lines.slice(0, -1), `${last.join("").trimEnd()}…`];
}

/** A rough measure for where no font table is at hand: mean widths of Arial's letter groups. */
export function roughMeasure(text: string, size: number, bold: boolean): number {
  let units = 0;
  for (const letter of text) units += roughWidth(letter);
  return units * size * (bold ? 1.06 : 1);
}

function roughWidth(letter: string): number {
  if (" .,;:!|'ijl[]()ftI".includes(letter)) return 0.29;
  if ("mwMW@%".includes(letter)) return 0.87;
  if (letter >= "A" && letter <= "Z") return 0.69;
  return letter > "\u2e80" ? 1 : 0.55;
}
