import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdits as applyToDoc, docFrom, readGapMap, seedUpdate } from "#lib/board-doc/doc.ts";
import { readRaw } from "#lib/board-doc/read.ts";
import { applyEdits } from "#lib/gap-map/apply.ts";
import { canonicalJson } from "#lib/gap-map/canonical.ts";
import { toExchange } from "#lib/gap-map/exchange.ts";
import { parseMapFile } from "#lib/gap-map/map-file.ts";
import type { GapMap } from "#lib/gap-map/model.ts";
import { editsBetween } from "#lib/gap-map/restore.ts";
import { tidy } from "#lib/gap-map/tidy.ts";
import { anyEdit, bareMap } from "#tests/helpers/any-edit.ts";

const removal = { by: "Fay", at: "2026-11-22T10:00:00Z" };
const story = fc.array(anyEdit, { maxLength: 25 });
const said = (map: GapMap) => canonicalJson(tidy(map));

/** As a version keeps it: written out and read again. */
function kept(map: GapMap): GapMap {
  const read = parseMapFile(JSON.parse(canonicalJson(toExchange(map))));
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

test("[RES1] whatever happened since, restoring gives the map of the version", () => {
  fc.assert(
    fc.property(story, story, (before, since) => {
      const then = applyEdits(bareMap, before);
      const now = applyEdits(then, since);
      const back = applyEdits(now, editsBetween(now, kept(then), removal));
      expect(said(back)).toBe(canonicalJson(kept(then)));
    }),
    { numRuns: 500 },
  );
});

test("[RES2] the shared document restores the same way, and keeps all that came later in the bin", () => {
  fc.assert(
    fc.property(story, story, (before, since) => {
      const doc = docFrom([seedUpdate(bareMap)]);
      applyToDoc(doc, before);
      const wanted = kept(readRaw(doc));
      applyToDoc(doc, since);
      const later = Object.keys(readRaw(doc).items);
      applyToDoc(doc, editsBetween(readRaw(doc), wanted, removal));
      expect(canonicalJson(readGapMap(doc))).toBe(canonicalJson(wanted));
      expect(Object.keys(readRaw(doc).items)).toEqual(expect.arrayContaining(later));
    }),
    { numRuns: 200 },
  );
});

test("[RES3] restoring what is there already is no change at all", () => {
  fc.assert(
    fc.property(story, (before) => {
      const map = kept(applyEdits(bareMap, before));
      expect(editsBetween(map, map, removal)).toEqual([]);
    }),
  );
});
