import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { applyEdits, LOCAL, readGapMap } from "#lib/board-doc/doc.ts";
import { readRaw } from "#lib/board-doc/read.ts";
import { UndoStack } from "#lib/board-doc/undo.ts";
import { canonicalJson } from "#lib/gap-map/canonical.ts";
import type { Edit } from "#lib/gap-map/edit.ts";
import type { GapMap } from "#lib/gap-map/model.ts";
import { anyEdit } from "#tests/helpers/any-edit.ts";
import { add, aService, aThreshold, docWith, id } from "#tests/helpers/small-map.ts";

const SHELTER = aService("Shelter");
const move = (x: number): Edit => ({ kind: "move", id: SHELTER.id, place: { x, y: 44 } });
const type = (index: number, insert: string): Edit => ({
  kind: "type",
  id: SHELTER.id,
  field: "offer",
  index,
  remove: 0,
  insert,
});

/** A person with a screen: a replica, an undo stack, and a clock that moves a second before each act. */
function person(doc: Y.Doc) {
  let time = 0;
  const may = { write: true };
  const stack = new UndoStack(doc, {
    sign: () => ({ by: "Ana", at: "2026-11-22" }),
    now: () => time,
    mayWrite: () => may.write,
  });
  return {
    may,
    doc,
    stack,
    does(...edits: readonly Edit[]) {
      time += 1_000;
      stack.stop();
      applyEdits(doc, edits, LOCAL);
    },
  };
}

function others(doc: Y.Doc, ...edits: readonly Edit[]): void {
  const theirs = new Y.Doc();
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc));
  applyEdits(theirs, edits);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs), "wire");
}

const placeOf = (doc: Y.Doc) => readGapMap(doc).places[SHELTER.id];
const shelterIn = (doc: Y.Doc) => readGapMap(doc).items[SHELTER.id];

describe("undo", () => {
  test("[UNDO1] takes back my latest step, and redo does it again", () => {
    const ana = person(docWith());
    ana.does(add(SHELTER));
    ana.does(move(300));
    ana.does({ kind: "set", id: SHELTER.id, field: "name", value: "Night shelter" });
    ana.stack.undo();
    expect(shelterIn(ana.doc)).toMatchObject({ name: "Shelter" });
    ana.stack.undo();
    expect(placeOf(ana.doc)?.x).toBe(48);
    ana.stack.undo();
    expect(shelterIn(ana.doc)).toBeUndefined();
    expect(ana.stack.canUndo).toBe(false);
    while (ana.stack.redo());
    expect(placeOf(ana.doc)?.x).toBe(300);
    expect(shelterIn(ana.doc)).toMatchObject({ name: "Night shelter" });
  });

  test("[UNDO14] whoever may not change the map any more takes nothing back and does nothing again, and can once they may", () => {
    const ana = person(docWith());
    ana.does(add(SHELTER));
    const step = ana.stack.asStep(() => ana.does(move(300)));
    ana.does(type(0, "Beds"));
    ana.stack.undo();
    ana.may.write = false;
    const before = Y.encodeStateAsUpdate(ana.doc);
    expect([ana.stack.undo(), ana.stack.redo(), ana.stack.takeBack(step ?? 0)]).toEqual([
      false,
      false,
      "none",
    ]);
    expect(Y.encodeStateAsUpdate(ana.doc)).toEqual(before);
    ana.may.write = true;
    expect([ana.stack.redo(), ana.stack.takeBack(step ?? 0)]).toEqual([true, "all"]);
    expect(shelterIn(ana.doc)).toMatchObject({ offer: "Beds" });
    expect(placeOf(ana.doc)?.x).toBe(48);
  });

  test("[UNDO2] never takes back what somebody else wrote, however often it is pressed", () => {
    const ana = person(docWith(add(SHELTER)));
    ana.does(move(100));
    others(ana.doc, move(200));
    ana.does(move(300));
    expect(ana.stack.undo()).toBe(true);
    expect(placeOf(ana.doc)?.x).toBe(200);
    expect(ana.stack.undo()).toBe(false);
    expect(placeOf(ana.doc)?.x).toBe(200);
  });

  test("[UNDO3] keeps an item I added once somebody else has worked on it", () => {
    const ana = person(docWith());
    ana.does(add(SHELTER));
    others(ana.doc, add(aThreshold("shelter", "Adults")));
    expect(ana.stack.undo()).toBe(false);
    expect(shelterIn(ana.doc)).toBeDefined();
  });

  test("[UNDO4] the server's number on my new item is nobody's work: I can still take the item back", () => {
    const ana = person(docWith());
    ana.does(add(SHELTER));
    others(ana.doc, { kind: "set", id: SHELTER.id, field: "number", value: 1 });
    expect(ana.stack.undo()).toBe(true);
    expect(shelterIn(ana.doc)).toBeUndefined();
    ana.stack.redo();
    expect(shelterIn(ana.doc)).toMatchObject({ number: 1 });
  });

  test("[UNDO5] takes back my letters and leaves those that others typed into the same text", () => {
    const ana = person(docWith(add({ ...SHELTER, offer: "Beds" })));
    ana.does(type(4, " for tonight"));
    others(ana.doc, type(0, "Ten "));
    ana.stack.undo();
    expect(shelterIn(ana.doc)).toMatchObject({ offer: "Ten Beds" });
    ana.stack.redo();
    expect(shelterIn(ana.doc)).toMatchObject({ offer: "Ten Beds for tonight" });
  });

  test("[UNDO6] steps come back in the order they were made, typing and moving alike", () => {
    const ana = person(docWith(add(SHELTER)));
    ana.does(type(0, "Beds"));
    ana.does(move(300));
    ana.does(type(4, " and food"));
    ana.stack.undo();
    expect(shelterIn(ana.doc)).toMatchObject({ offer: "Beds" });
    expect(placeOf(ana.doc)?.x).toBe(300);
    ana.stack.undo();
    expect(placeOf(ana.doc)?.x).toBe(48);
    expect(shelterIn(ana.doc)).toMatchObject({ offer: "Beds" });
    ana.stack.undo();
    expect(shelterIn(ana.doc)).toMatchObject({ offer: "" });
  });

  test("[UNDO7] a drag of many steps is one step of undo", () => {
    const doc = docWith(add(SHELTER));
    let time = 0;
    const stack = new UndoStack(doc, {
      sign: () => ({ by: "Ana", at: "now" }),
      now: () => time,
      mayWrite: () => true,
    });
    for (let x = 100; x <= 400; x += 50) {
      time += 50;
      applyEdits(doc, [move(x)]);
    }
    stack.undo();
    expect(placeOf(doc)?.x).toBe(48);
  });

  test("[UNDO8] a deleted item comes back with what others wrote on it meanwhile", () => {
    const ana = person(docWith(add(SHELTER)));
    ana.does({ kind: "remove", id: SHELTER.id, removal: { by: "Ana", at: "10:00" } });
    others(ana.doc, { kind: "set", id: SHELTER.id, field: "hours", value: "24/7" });
    ana.stack.undo();
    expect(shelterIn(ana.doc)).toMatchObject({ hours: "24/7" });
  });

  test("[UNDO10] a named step goes back once, whatever I did after it, and not a second time", () => {
    const ana = person(docWith(add(SHELTER)));
    const step = ana.stack.asStep(() => applyEdits(ana.doc, [move(300)], LOCAL)) ?? 0;
    ana.does({ kind: "set", id: SHELTER.id, field: "name", value: "Night shelter" });
    expect(ana.stack.stateOf(step, readRaw(ana.doc))).toBe("standing");
    expect(ana.stack.takeBack(step)).toBe("all");
    expect(placeOf(ana.doc)?.x).toBe(48);
    expect(shelterIn(ana.doc)).toMatchObject({ name: "Night shelter" });
    expect(ana.stack.stateOf(step, readRaw(ana.doc))).toBe("undone");
    ana.does(move(300));
    expect(ana.stack.takeBack(step)).toBe("none");
    expect(placeOf(ana.doc)?.x).toBe(300);
  });

  test("[UNDO11] a step undone by key is not undone again by its name; redone, it can be", () => {
    const ana = person(docWith(add(SHELTER)));
    const step = ana.stack.asStep(() => applyEdits(ana.doc, [move(300)], LOCAL)) ?? 0;
    ana.stack.undo();
    expect(ana.stack.stateOf(step, readRaw(ana.doc))).toBe("undone");
    expect(ana.stack.takeBack(step)).toBe("none");
    ana.stack.redo();
    expect(ana.stack.takeBack(step)).toBe("all");
    expect(placeOf(ana.doc)?.x).toBe(48);
  });

  test("[UNDO12] a named step that others have overtaken stays as they left it", () => {
    const ana = person(docWith(add(SHELTER)));
    const told: string[] = [];
    const step = ana.stack.asStep(() => applyEdits(ana.doc, [move(300)], LOCAL)) ?? 0;
    ana.stack.subscribe(() => told.push(ana.stack.stateOf(step, readRaw(ana.doc))));
    others(ana.doc, move(200));
    expect(ana.stack.stateOf(step, readRaw(ana.doc))).toBe("overtaken");
    expect(ana.stack.takeBack(step)).toBe("none");
    expect(placeOf(ana.doc)?.x).toBe(200);
    const added = { ...SHELTER, id: id("café") };
    const second = ana.stack.asStep(() => applyEdits(ana.doc, [add(added)], LOCAL)) ?? 0;
    others(ana.doc, add(aThreshold("café", "Adults")));
    expect(ana.stack.stateOf(second, readRaw(ana.doc))).toBe("overtaken");
    expect(told.length).toBeGreaterThan(0);
  });

  test("[UNDO13] level, order and place go back together or not at all", () => {
    const set = (field: string, value: string | number): Edit => ({
      ...{ kind: "set", id: SHELTER.id, field, value },
    });
    const ana = person(docWith(add(SHELTER)));
    const step = ana.stack.asStep(() =>
      applyEdits(ana.doc, [set("levelId", "two"), set("rank", 7), move(300)], LOCAL),
    );
    others(ana.doc, set("levelId", "three"), move(200));
    expect(ana.stack.takeBack(step ?? 0)).toBe("none");
    expect(readRaw(ana.doc).items[SHELTER.id]).toMatchObject({ levelId: "three", rank: 7 });
  });

  test("[UNDO9] undoing everything leaves alone every field that somebody else wrote last", () => {
    const turn = fc.record({
      mine: fc.boolean(),
      edit: anyEdit.filter((edit) => edit.kind !== "type"),
    });
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 25 }), (turns) => {
        const ana = person(docWith(add(SHELTER)));
        const theirs = new Map<string, string | undefined>();
        for (const { mine, edit } of turns) {
          const before = readRaw(ana.doc);
          if (mine) ana.does(edit);
          else others(ana.doc, edit);
          for (const [path, value] of changes(before, readRaw(ana.doc))) {
            if (mine) theirs.delete(path);
            else theirs.set(path, value);
          }
        }
        while (ana.stack.undo());
        const after = valuesIn(readRaw(ana.doc));
        for (const [path, value] of theirs) expect([path, after.get(path)]).toEqual([path, value]);
      }),
      { numRuns: 200 },
    );
  });
});

/** Every field of every item and every place, as text by path; sketches are property by property already. */
function valuesIn({ items, places }: GapMap): Map<string, string> {
  const values = new Map<string, string>();
  for (const item of Object.values(items)) {
    for (const [field, value] of Object.entries(item)) {
      if (Array.isArray(value)) continue;
      values.set(`${item.id} ${field}`, canonicalJson(value));
    }
  }
  for (const [key, place] of Object.entries(places))
    values.set(`${id(key)} place`, canonicalJson(place));
  return values;
}

/** Every path that reads differently afterwards; undefined where a field was cleared. */
function changes(before: GapMap, after: GapMap): [string, string | undefined][] {
  const [old, fresh] = [valuesIn(before), valuesIn(after)];
  const paths = [...new Set([...old.keys(), ...fresh.keys()])];
  return paths
    .filter((path) => old.get(path) !== fresh.get(path))
    .map((path) => [path, fresh.get(path)]);
}
