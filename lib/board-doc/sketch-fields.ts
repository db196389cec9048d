import * as Y from "yjs";
import { sameContent } from "#lib/gap-map/canonical.ts";
import type { Json, SketchRecord } from "#lib/gap-map/model.ts";
import { sketchSchema } from "#lib/gap-map/schema.ts";

/**
 * One sketch record in the document: its properties one by one, those of `props` as `props/name`,
 * so that one person can move a note while another recolours it. `gone` marks a deleted record.
 */
export type SketchFields = Y.Map<Json>;

const GONE = "gone";
const PROPS = "props";

/** The record an entry holds; undefined when deleted or unreadable. */
export function readSketch(entry: unknown): SketchRecord | undefined {
  if (!(entry instanceof Y.Map) || entry.get(GONE) === true) return undefined;
  const record: Record<string, unknown> = {};
  const props: Record<string, unknown> = {};
  for (const [path, value] of entry as SketchFields) {
    if (path.startsWith(`${PROPS}/`)) props[path.slice(PROPS.length + 1)] = value;
    else if (path !== GONE) record[path] = value;
  }
  const whole = Object.keys(props).length > 0 ? { ...record, [PROPS]: props } : record;
  return sketchSchema.safeParse(whole).data;
}

/** Write what differs between the entry and the record, property by property; `null` deletes. */
export function writeSketch(
  sketch: Y.Map<SketchFields>,
  id: string,
  record: SketchRecord | null,
): void {
  const known = sketch.get(id);
  if (record === null) {
    if (known instanceof Y.Map) known.set(GONE, true);
    return;
  }
  const wanted = flat(record);
  if (!(known instanceof Y.Map)) {
    sketch.set(id, new Y.Map<Json>(Object.entries(wanted)));
    return;
  }
  for (const path of [...known.keys()]) if (!Object.hasOwn(wanted, path)) known.delete(path);
  for (const [path, value] of Object.entries(wanted)) {
    if (!sameContent(known.get(path), value)) known.set(path, value);
  }
}

function flat(record: SketchRecord): Record<string, Json> {
  const { [PROPS]: props, ...rest } = record;
  if (props === undefined || props === null || typeof props !== "object" || Array.isArray(props)) {
    return props === undefined ? rest : { ...rest, [PROPS]: props };
  }
  const own = Object.entries(props).map(([name, value]): [string, Json] => [
    `${PROPS}/${name}`,
    value as Json,
  ]);
  return { ...rest, ...Object.fromEntries(own) };
}
