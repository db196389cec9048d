/**
 * Writes lib/scene/font-widths.ts from the fonts in public/fonts. Run after changing a font:
 * `npx tsx server/scripts/font-widths.ts`
 */
import { readFile, writeFile } from "node:fs/promises";

const FACES = {
  liberationRegular: "LiberationSans-Regular.ttf",
  liberationBold: "LiberationSans-Bold.ttf",
  dejavuRegular: "DejaVuSans.ttf",
  dejavuBold: "DejaVuSans-Bold.ttf",
} as const;

/** Character code → advance in font units, read from the tables `cmap` and `hmtx` of a TrueType file. */
function advancesOf(file: DataView): Map<number, number> {
  const tables = tablesOf(file);
  const table = (tag: string): number => {
    const at = tables.get(tag);
    if (at === undefined) throw new Error(`The font has no table ${tag}`);
    return at;
  };
  if (file.getUint16(table("head") + 18) !== 2048) throw new Error("Expected 2048 units per em");
  const metrics = file.getUint16(table("hhea") + 34);
  const advance = (glyph: number): number =>
    file.getUint16(table("hmtx") + 4 * Math.min(glyph, metrics - 1));
  const advances = new Map<number, number>();
  for (const [code, glyph] of glyphsOf(file, table("cmap"))) {
    if (glyph !== 0) advances.set(code, advance(glyph));
  }
  return advances;
}

function tablesOf(file: DataView): Map<string, number> {
  const tables = new Map<string, number>();
  for (let index = 0; index < file.getUint16(4); index += 1) {
    const entry = 12 + 16 * index;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => file.getUint8(entry + byte)));
    tables.set(tag, file.getUint32(entry + 8));
  }
  return tables;
}

/** All characters of the best Unicode subtable: format 12 where there is one, else format 4. */
function glyphsOf(file: DataView, cmap: number): [number, number][] {
  const subtables = Array.from({ length: file.getUint16(cmap + 2) }, (_, index) => {
    const entry = cmap + 4 + 8 * index;
    const start = cmap + file.getUint32(entry + 4);
    return { platform: file.getUint16(entry), start, format: file.getUint16(start) };
  }).filter(({ platform }) => platform === 0 || platform === 3);
  const whole = subtables.find(({ format }) => format === 12);
  if (whole !== undefined) return groupsOf(file, whole.start);
  const basic = subtables.find(({ format }) => format === 4);
  if (basic === undefined) throw new Error("The font has no Unicode table this script can read");
  return segmentsOf(file, basic.start);
}

function groupsOf(file: DataView, start: number): [number, number][] {
  const pairs: [number, number][] = [];
  for (let index = 0; index < file.getUint32(start + 12); index += 1) {
    const group = start + 16 + 12 * index;
    const first = file.getUint32(group);
    for (let code = first; code <= file.getUint32(group + 4); code += 1) {
      pairs.push([code, file.getUint32(group + 8) + code - first]);
    }
  }
  return pairs;
}

function segmentsOf(file: DataView, start: number): [number, number][] {
  const pairs: [number, number][] = [];
  const twice = file.getUint16(start + 6);
  for (let offset = 0; offset < twice; offset += 2) {
    const last = file.getUint16(start + 14 + offset);
    const first = file.getUint16(start + 16 + twice + offset);
    const delta = file.getUint16(start + 16 + 2 * twice + offset);
    const rangeAt = start + 16 + 3 * twice + offset;
    const range = file.getUint16(rangeAt);
    for (let code = first; code <= last && code !== 0xffff; code += 1) {
      const raw = range === 0 ? code : file.getUint16(rangeAt + range + 2 * (code - first));
      pairs.push([code, range !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff]);
    }
  }
  return pairs;
}

/** Runs `skip,width[*count]` in base 36, where `skip` counts the characters left out before the run. */
function packed(advances: ReadonlyMap<number, number>): string {
  const runs: { from: number; width: number; count: number }[] = [];
  for (const [code, width] of [...advances].sort(([a], [b]) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && last.from + last.count === code && last.width === width)
      last.count += 1;
    else runs.push({ from: code, width, count: 1 });
  }
  let next = 0;
  return runs
    .map(({ from, width, count }) => {
      const skip = from === next ? "" : (from - next).toString(36);
      next = from + count;
      return `${skip},${width.toString(36)}${count === 1 ? "" : `*${count.toString(36)}`}`;
    })
    .join(" ");
}

const tables = await Promise.all(
  Object.entries(FACES).map(async ([name, file]) => {
    const bytes = await readFile(new URL(`../../public/fonts/${file}`, import.meta.url));
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return `  ${name}:\n    ${JSON.stringify(packed(advancesOf(view)))},`;
  }),
);
const text = `/**
 * Advance widths of the fonts in public/fonts, in 1/2048 em. Made by server/scripts/font-widths.ts.
 * Runs \`skip,width[*count]\` in base 36; \`skip\` counts the characters left out before the run.
 */
export const packedWidths = {
${tables.join("\n")}
} as const;
`;
await writeFile(new URL("../../lib/scene/font-widths.ts", import.meta.url), text);
