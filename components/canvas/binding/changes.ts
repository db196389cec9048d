import type { RecordsDiff, TLRecord } from "tldraw";
import { cardOf } from "./shapes.ts";
import { isSketch } from "./sketch.ts";

/** Whether a hand has only moved cards or sketches. */
export function onlyMoves({ added, removed, updated }: RecordsDiff<TLRecord>): boolean {
  const still = Object.keys(added).length === 0 && Object.keys(removed).length === 0;
  return (
    still && Object.values(updated).every(([, to]) => cardOf(to) !== undefined || isSketch(to))
  );
}

/** Whether more than sketches changed. */
export function touchesMore({ added, removed, updated }: RecordsDiff<TLRecord>): boolean {
  const now = Object.values(updated).map(([, to]) => to);
  return [...Object.values(added), ...Object.values(removed), ...now].some(
    (record) => record.typeName === "shape" && !isSketch(record),
  );
}
