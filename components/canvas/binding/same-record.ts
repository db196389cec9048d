import type { TLRecord } from "tldraw";
import { isMapShape, type MapShape } from "./shapes.ts";

/** Whether two records look the same: their fields, and one by one their props, which keep their identity. */
export function sameRecord(a: TLRecord, b: TLRecord): boolean {
  return a === b || (sameFields(a, b, ["props", "meta"]) && sameProps(a, b));
}

function sameProps(a: TLRecord, b: TLRecord): boolean {
  const [one, two] = [a as unknown as MapShape, b as unknown as MapShape];
  return isMapShape(a)
    ? sameFields(one.props, two.props, [])
    : JSON.stringify(one.props) === JSON.stringify(two.props) &&
        JSON.stringify(one.meta) === JSON.stringify(two.meta);
}

function sameFields(a: object, b: object, but: readonly string[]): boolean {
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  if (keys.length !== others.length) return false;
  return keys.every(
    (key) =>
      but.includes(key) ||
      (a as Record<string, unknown>)[key] === (b as Record<string, unknown>)[key],
  );
}
