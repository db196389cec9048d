import type { RecordsDiff, TLPageId, TLRecord, TLShape } from "tldraw";
import type { Edit } from "#lib/gap-map/edit.ts";
import type { Json, SketchRecord } from "#lib/gap-map/model.ts";

/** Free drawing that a map carries but does not understand: sticky notes, text and strokes. */
const SKETCHED: readonly string[] = ["note", "text", "draw", "highlight", "line"];

/** Whether a record is free drawing. */
export function isSketch(record: TLRecord | undefined): record is TLShape {
  return record?.typeName === "shape" && SKETCHED.includes(record.type);
}

/** Whether a stroke is still being drawn: it is shared when the pen is lifted. */
export function isUnfinished(shape: TLShape): boolean {
  return "isComplete" in shape.props && shape.props.isComplete === false;
}

/** What somebody drew, changed or rubbed out, as edits. */
export function sketchEdits(diff: RecordsDiff<TLRecord>): Edit[] {
  const drawn = [...Object.values(diff.added), ...Object.values(diff.updated).map(([, to]) => to)];
  const kept = drawn
    .filter(isSketch)
    .filter((shape) => !isUnfinished(shape))
    .map((shape): Edit => ({ kind: "sketch", id: shape.id, record: toSketch(shape) }));
  const gone = Object.values(diff.removed)
    .filter(isSketch)
    .map((shape): Edit => ({ kind: "sketch", id: shape.id, record: null }));
  return [...kept, ...gone];
}

/** The record as plain JSON, without fields that hold nothing. */
function toSketch(shape: TLShape): SketchRecord {
  return JSON.parse(JSON.stringify(shape)) as SketchRecord;
}

/** The record for the canvas; undefined when it is not one of those this canvas can draw. */
export function fromSketch(
  id: string,
  record: SketchRecord,
  pageId: TLPageId,
  validate: (record: unknown) => unknown,
): TLShape | undefined {
  const { type } = record as { readonly type?: Json };
  if (!SKETCHED.includes(String(type))) return undefined;
  try {
    return validate({ ...record, id, parentId: pageId }) as TLShape;
  } catch {
    return undefined;
  }
}
