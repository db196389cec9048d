import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { HeldStore } from "#components/list/held-store.ts";
import { applyEdits, docFrom, seedUpdate } from "#lib/board-doc/doc.ts";
import { gapMapStore } from "#lib/board-doc/store.ts";
import type { Edit } from "#lib/gap-map/edit.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { anyEdit, bareMap } from "#tests/helpers/any-edit.ts";

const seed = seedUpdate(mapFromTemplate("bristol", "Bristol"));
const rename = (id: string, value: string): Edit => ({
  ...{ kind: "set", id: id as ItemId, field: "name", value },
});

/** Two people on one map; the first one's List can be held. */
function room(update = seed) {
  const [mine, theirs] = [docFrom([update]), docFrom([update])];
  theirs.on("update", (change: Uint8Array) => Y.applyUpdate(mine, change));
  const base = gapMapStore(mine);
  return { mine, theirs, base, held: new HeldStore(base, mine) };
}

const nameOf = (held: HeldStore, id: string) => {
  const item = held.getSnapshot().items[id as ItemId];
  return item?.kind === "service" ? item.name : undefined;
};

test("while others' changes are held mine show, theirs are counted, and all of them show again afterwards", () => {
  const { mine, theirs, held } = room();
  const before = nameOf(held, "gp");
  held.hold();
  applyEdits(theirs, [rename("gp", "Theirs"), rename("mhp", "Theirs too")]);
  applyEdits(mine, [rename("tt", "Mine")]);
  expect(nameOf(held, "gp")).toBe(before);
  expect(nameOf(held, "tt")).toBe("Mine");
  expect(held.getWaiting()).toBe(2);
  held.release();
  expect(nameOf(held, "gp")).toBe("Theirs");
  expect(nameOf(held, "mhp")).toBe("Theirs too");
  expect(held.getWaiting()).toBe(0);
});

test("what somebody else deletes stays in a held List; what I delete goes", () => {
  const { mine, theirs, held } = room();
  const removal = { by: "Tom", at: "2026-11-26T10:00:00.000Z" };
  held.hold();
  applyEdits(theirs, [{ kind: "remove", id: "gp" as ItemId, removal }]);
  expect(nameOf(held, "gp")).toBeDefined();
  applyEdits(mine, [{ kind: "remove", id: "tt" as ItemId, removal }]);
  expect(nameOf(held, "tt")).toBeUndefined();
});

test("a held List keeps its map, object for object, until I change something", () => {
  const { mine, theirs, held } = room();
  held.hold();
  const before = held.getSnapshot();
  applyEdits(theirs, [rename("gp", "Theirs")]);
  expect(held.getSnapshot()).toBe(before);
  applyEdits(mine, [rename("gp", "Mine after all")]);
  expect(nameOf(held, "gp")).toBe("Mine after all");
  expect(held.getWaiting()).toBe(0);
});

test("whatever was done while it was held, a List that is let go says what the map says", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), anyEdit), { maxLength: 20 }), (edits) => {
      const { mine, theirs, base, held } = room(seedUpdate(bareMap));
      held.hold();
      for (const [own, edit] of edits) applyEdits(own ? mine : theirs, [edit]);
      held.release();
      expect(held.getSnapshot()).toBe(base.getSnapshot());
    }),
    { numRuns: 50 },
  );
});
