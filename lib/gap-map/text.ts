import { LONGEST } from "./schema.ts";

/** A change of a text at one spot: at `index`, `remove` UTF-16 units go and `insert` comes. */
export interface Splice {
  readonly index: number;
  readonly remove: number;
  readonly insert: string;
}

const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text with half characters replaced, as every reader would see them after a trip through UTF-8. */
export function wellFormed(text: string): string {
  return text.replace(LONE_SURROGATES, "\ufffd");
}

/** The same for every text inside a value, so that what I hold is what others will read. */
export function wellFormedValue<T>(value: T): T {
  if (typeof value === "string") return wellFormed(value) as T;
  if (Array.isArray(value)) return value.map(wellFormedValue) as T;
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [wellFormed(key), wellFormedValue(inner)]),
  ) as T;
}

/** The splice moved into the text's bounds and off the middle of characters; undefined when the text would grow too long. */
export function fitSplice(text: string, { index, remove, insert }: Splice): Splice | undefined {
  const start = onBoundary(text, clamp(index, 0, text.length), -1);
  const end = onBoundary(text, clamp(index + remove, start, text.length), 1);
  const fitted = { index: start, remove: end - start, insert: wellFormed(insert) };
  const tooLong = text.length - fitted.remove + fitted.insert.length > LONGEST.prose;
  return tooLong ? undefined : fitted;
}

/** The text after the splice. */
export function spliced(text: string, { index, remove, insert }: Splice): string {
  return text.slice(0, index) + insert + text.slice(index + remove);
}

/** The smallest single splice that turns one text into another; undefined when they are equal. */
export function spliceBetween(before: string, after: string): Splice | undefined {
  if (before === after) return undefined;
  const limit = Math.min(before.length, after.length);
  let start = 0;
  while (start < limit && before[start] === after[start]) start += 1;
  let tail = 0;
  while (
    tail < limit - start &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail += 1;
  // Grow the change over half characters: their other half may differ.
  start = onBoundary(before, start, -1);
  if (isLow(before, before.length - tail) || isLow(after, after.length - tail)) tail -= 1;
  return {
    index: start,
    remove: before.length - tail - start,
    insert: after.slice(start, after.length - tail),
  };
}

function onBoundary(text: string, index: number, step: 1 | -1): number {
  return isLow(text, index) ? index + step : index;
}

/** Whether this index falls between the two halves of one character. */
function isLow(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) return false;
  const [high, low] = [text.charCodeAt(index - 1), text.charCodeAt(index)];
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(Number.isFinite(value) ? Math.trunc(value) : 0, least), most);
}
