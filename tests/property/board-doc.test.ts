import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { applyEdits, docFrom, LOCAL, readGapMap, seedUpdate } from "#lib/board-doc/doc.ts";
import { gapMapStore } from "#lib/board-doc/store.ts";
import { applyEdits as applyToMap } from "#lib/gap-map/apply.ts";
import { canonicalJson } from "#lib/gap-map/canonical.ts";
import type { Edit } from "#lib/gap-map/edit.ts";
import { toExchange } from "#lib/gap-map/exchange.ts";
import { parseMapFile } from "#lib/gap-map/map-file.ts";
import { referencesDue } from "#lib/gap-map/references.ts";
import { tidy } from "#lib/gap-map/tidy.ts";
import { anyEdit, bareMap } from "#tests/helpers/any-edit.ts";

const freshDoc = () => docFrom([seedUpdate(bareMap)]);
const saidBy = (doc: Y.Doc) => canonicalJson(readGapMap(doc));

describe("the shared document", () => {
  test("[DOC1] with one writer, the document agrees with the plain map after every edit", () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 30 }), (edits) => {
        const doc = freshDoc();
        let map = bareMap;
        for (const edit of edits) {
          applyEdits(doc, [edit]);
          map = applyToMap(map, [edit]);
          expect(saidBy(doc)).toBe(canonicalJson(tidy(map)));
        }
      }),
      { numRuns: 300 },
    );
  });

  test("[DOC2] replicas that edit in any order, through any offline spells, end up the same", () => {
    const turn = fc.record({
      who: fc.nat({ max: 2 }),
      edit: anyEdit,
      meets: fc.option(fc.nat({ max: 2 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 40 }), (turns) => {
        const docs = [freshDoc(), new Y.Doc(), new Y.Doc()] as const;
        for (const doc of docs) pass(docs[0], doc);
        for (const { who, edit, meets } of turns) {
          applyEdits(docs[who as 0], [edit]);
          if (meets !== undefined) pass(docs[who as 0], docs[meets as 0]);
        }
        meetAll(docs);
        expect(new Set(docs.map(saidBy)).size).toBe(1);
        const replay = docFrom(docs.map((doc) => Y.encodeStateAsUpdate(doc)));
        expect(saidBy(replay)).toBe(saidBy(docs[0]));
      }),
      { numRuns: 200 },
    );
  });

  test("[DOC3] a store that follows the document says what reading it afresh says, and keeps what did not change", () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 25 }), (edits) => {
        const doc = freshDoc();
        const store = gapMapStore(doc);
        for (const edit of edits) {
          const before = store.getRaw();
          applyEdits(doc, [edit]);
          expect(canonicalJson(store.getSnapshot())).toBe(saidBy(doc));
          for (const [id, item] of Object.entries(before.items)) {
            const after = store.getRaw().items[item.id];
            if (canonicalJson(after) === canonicalJson(item) && !names(edit, id))
              expect(after).toBe(item);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  test("[DOC4] map to document to map, and map to file to map, give the same map", () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 30 }), (edits) => {
        const raw = applyToMap(bareMap, edits);
        const map = tidy(applyToMap(raw, referencesDue(raw)));
        expect(canonicalJson(readGapMap(docFrom([seedUpdate(map)])))).toBe(canonicalJson(map));
        const read = parseMapFile(JSON.parse(JSON.stringify(toExchange(map))));
        expect(read.ok || read.error).toBe(true);
        if (read.ok) expect(canonicalJson(read.value)).toBe(canonicalJson(map));
      }),
      { numRuns: 200 },
    );
  });
});

function names(edit: Edit, id: string): boolean {
  return ("id" in edit && edit.id === id) || (edit.kind === "add" && edit.item.id === id);
}

function pass(from: Y.Doc, to: Y.Doc): void {
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), "wire");
}

function meetAll(docs: readonly Y.Doc[]): void {
  for (const from of docs) for (const to of docs) if (from !== to) pass(from, to);
  for (const from of docs) for (const to of docs) if (from !== to) pass(from, to);
}

test("[DOC5] one drags, one renames, one types, one is offline: all of it survives", () => {
  const ana = freshDoc();
  applyEdits(ana, [serviceEdit, thresholdEdit]);
  const [ben, cat] = [docFrom([Y.encodeStateAsUpdate(ana)]), docFrom([Y.encodeStateAsUpdate(ana)])];
  applyEdits(ana, [{ kind: "move", id: serviceEdit.item.id, place: { x: 700, y: 60 } }], LOCAL);
  applyEdits(ben, [
    { kind: "set", id: serviceEdit.item.id, field: "name", value: "Night shelter" },
  ]);
  applyEdits(cat, [
    {
      kind: "type",
      id: thresholdEdit.item.id,
      field: "text",
      index: 9,
      remove: 0,
      insert: " only",
    },
  ]);
  applyEdits(ana, [
    {
      kind: "type",
      id: thresholdEdit.item.id,
      field: "text",
      index: 0,
      remove: 0,
      insert: "Now: ",
    },
  ]);
  meetAll([ana, ben, cat]);
  for (const doc of [ana, ben, cat]) {
    const map = readGapMap(doc);
    expect(map.items[serviceEdit.item.id]).toMatchObject({ name: "Night shelter" });
    expect(map.places[serviceEdit.item.id]).toEqual({ x: 700, y: 60 });
    expect(map.items[thresholdEdit.item.id]).toMatchObject({ text: "Now: Adults 18 only" });
  }
});

const serviceEdit = {
  kind: "add",
  item: {
    kind: "service",
    id: "s1" as never,
    name: "Shelter",
    levelId: "level-primary" as never,
    rank: 1,
    functions: [],
    referrers: [],
    offer: "",
    who: "",
  },
  place: { x: 48, y: 44 },
} as const satisfies Edit;

const thresholdEdit = {
  kind: "add",
  item: {
    kind: "threshold",
    id: "t1" as never,
    serviceId: "s1" as never,
    text: "Adults 18",
    mode: "include",
    hardness: "hard",
    basis: "published",
  },
} as const satisfies Edit;
