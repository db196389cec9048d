import type { TLRecord, TLShapeId, TLStore } from "tldraw";
import { sameRecord } from "./same-record.ts";
import { isSketch, isUnfinished } from "./sketch.ts";

/**
 * Makes a canvas show these shapes, by id, and no others. What has not changed is not touched, and
 * a sketch that somebody is still drawing stays. `keep` has the last word on a shape that is shown already.
 */
export function putShapes(
  store: TLStore,
  wanted: ReadonlyMap<string, TLRecord>,
  keep: (shown: TLRecord | undefined, record: TLRecord) => TLRecord,
): void {
  const gone = store.allRecords().flatMap((record) => {
    if (record.typeName !== "shape" || wanted.has(record.id)) return [];
    return isSketch(record) && isUnfinished(record) ? [] : [record.id];
  });
  const changed = [...wanted].flatMap(([id, record]) => {
    const shown = store.get(id as TLShapeId);
    const kept = keep(shown, record);
    return shown !== undefined && sameRecord(shown, kept) ? [] : [kept];
  });
  if (gone.length === 0 && changed.length === 0) return;
  store.mergeRemoteChanges(() => {
    store.remove(gone);
    store.put(changed);
  });
}
