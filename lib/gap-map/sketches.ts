import type { Act } from "./commands.ts";
import type { GapMap, Json, Place, SketchRecord } from "./model.ts";

/** What can be said of a sticky note, a text or a drawing without seeing it. */
export interface Sketch {
  readonly id: string;
  readonly kind: "note" | "text" | "drawing";
  /** What is written on it. */
  readonly words: string;
  /** What somebody says it shows, for those who do not see it. */
  readonly description: string;
  readonly place: Place;
}

/** The sketches of a map in the order in which they lie over each other, the lowest first. */
export function sketchesOf(map: GapMap): readonly Sketch[] {
  return Object.entries(map.sketch)
    .sort(([, { index: a }], [, { index: b }]) => (String(a) < String(b) ? -1 : 1))
    .flatMap(([id, record]) => read(id, record) ?? []);
}

function read(id: string, record: SketchRecord): Sketch | undefined {
  const place = sketchPlace(record);
  if (record["typeName"] !== "shape" || place === undefined) return undefined;
  const { type, props, meta } = record;
  const { description } = objectIn(meta);
  return {
    id,
    kind: type === "note" || type === "text" ? type : "drawing",
    words: sketchWords(objectIn(props)),
    description: typeof description === "string" ? description : "",
    place,
  };
}

/** What a sketch is called: "Note", "Text", "Drawing". */
export const sketchKinds: Readonly<Record<Sketch["kind"], string>> = {
  note: "Note",
  text: "Text",
  drawing: "Drawing",
};

/** What a sketch says, or that it says nothing yet. */
export function sketchInWords({ kind, words, description }: Sketch): string {
  if (words.trim() !== "") return words;
  if (description !== "") return description;
  return kind === "drawing" ? "No description yet" : "Nothing written yet";
}

/** Puts a sticky note on the map, over everything. */
export function addNote(map: GapMap, id: string, words: string, { x, y }: Place): Act {
  const record: SketchRecord = {
    ...{ id, typeName: "shape", type: "note", parentId: "page:page" },
    ...{ x, y, rotation: 0, opacity: 1, isLocked: false, meta: {} },
    index: indexAbove(Object.values(map.sketch).map(({ index }) => String(index))),
    props: {
      ...{ color: "yellow", labelColor: "black", size: "m", font: "sans", scale: 1 },
      ...{ align: "middle", verticalAlign: "middle", growY: 0, fontSizeAdjustment: 0, url: "" },
      richText: richTextOf(words),
    },
  };
  return { edits: [{ kind: "sketch", id, record }], said: "The note was added." };
}

/** Writes other words on a note or text. */
export function writeOn(map: GapMap, id: string, words: string): Act {
  const record = map.sketch[id];
  if (record === undefined) return { edits: [], said: "" };
  const props = { ...objectIn(record["props"]), richText: richTextOf(words) };
  return sketched(id, { ...record, props }, "The words were changed.");
}

/** Says what a sketch shows. */
export function describeSketch(map: GapMap, id: string, description: string): Act {
  const record = map.sketch[id];
  if (record === undefined) return { edits: [], said: "" };
  const meta = { ...objectIn(record["meta"]), description };
  return sketched(id, { ...record, meta }, "The description was changed.");
}

/** Puts a sketch somewhere else. */
export function moveSketch(map: GapMap, id: string, { x, y }: Place, beside: string): Act {
  const record = map.sketch[id];
  if (record === undefined) return { edits: [], said: "" };
  return sketched(id, { ...record, x, y }, `It now lies beside ${beside}.`);
}

/** Rubs a sketch out. */
export function rubOut(map: GapMap, id: string): Act {
  const sketch = sketchesOf(map).find((one) => one.id === id);
  if (sketch === undefined) return { edits: [], said: "" };
  const said = `The ${sketchKinds[sketch.kind].toLowerCase()} was deleted.`;
  return { edits: [{ kind: "sketch", id, record: null }], said };
}

function sketched(id: string, record: SketchRecord, said: string): Act {
  return { edits: [{ kind: "sketch", id, record }], said };
}

/** The words of a record's properties: plain text, or the text inside rich text. */
export function sketchWords({ text: plain, richText }: SketchRecord): string {
  if (typeof plain === "string") return plain;
  const { content } = objectIn(richText);
  return listIn(content)
    .map((block) => textIn(block, 0))
    .join("\n");
}

/** One paragraph for each line. */
function richTextOf(words: string): Json {
  const content = words.split("\n").map((line) => ({
    type: "paragraph",
    ...(line === "" ? {} : { content: [{ type: "text", text: line }] }),
  }));
  return { type: "doc", content };
}

/** Rich text nests; what is nested deeper than anybody types is left out. */
function textIn(value: Json, depth: number): string {
  const { text: words, content } = objectIn(value);
  if (typeof words === "string") return words;
  if (depth > 8) return "";
  return listIn(content)
    .map((one) => textIn(one, depth + 1))
    .join("");
}

/** Where a sketch lies, if it lies on the map at all. */
export function sketchPlace({ x, y }: SketchRecord): Place | undefined {
  if (typeof x !== "number" || typeof y !== "number") return undefined;
  return Math.abs(x) < 1e5 && Math.abs(y) < 1e5 ? { x, y } : undefined;
}

/** The members of a list; none of anything else. */
export function listIn(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** The fields of an object; none of anything else. */
export function objectIn(value: Json | undefined): SketchRecord {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  return value as SketchRecord;
}

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** The layer of the cards: every sketch lies over them. */
const CARDS = "a3";

/**
 * The next whole number after the highest of these keys, as the canvas counts layers: a letter says how
 * many digits follow ("a" one, "b" two), digits are of base 62, and what comes after them lies in between.
 */
function indexAbove(indexes: readonly string[]): string {
  const highest = [...indexes, CARDS].filter(isLayer).sort().at(-1) ?? CARDS;
  const length = lengthOf(highest);
  const digits = [...highest.slice(1, 1 + length)];
  for (let at = length - 1; at >= 0; at -= 1) {
    const next = DIGITS.indexOf(digits[at] ?? "") + 1;
    digits[at] = DIGITS[next % DIGITS.length] ?? "0";
    if (next < DIGITS.length) return `${highest[0]}${digits.join("")}`;
  }
  const letter = String.fromCharCode(highest.charCodeAt(0) + 1);
  return `${letter}${"0".repeat(length + 1)}`;
}

function isLayer(index: string): boolean {
  return /^[a-y][0-9A-Za-z]+$/.test(index) && index.length > lengthOf(index);
}

function lengthOf(index: string): number {
  return index.charCodeAt(0) - "a".charCodeAt(0) + 1;
}
