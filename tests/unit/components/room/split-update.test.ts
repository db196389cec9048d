import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { splitUpdate } from "#components/room/split-update.ts";
import { admit } from "#server/sync/admission.ts";
import { newIn } from "#server/sync/coherence.ts";

/** Two screens of one person, offline together for a while: what each wrote builds on the other's. */
function offlineWork(turns: readonly { who: number; what: number; text: string }[], from: Y.Doc) {
  const docs = [new Y.Doc(), new Y.Doc()] as const;
  const meet = () => {
    for (const [one, other] of [docs, [docs[1], docs[0]]] as const) {
      Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
    }
  };
  for (const doc of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
  for (const { who, what, text } of turns) {
    const doc = docs[who % 2] as Y.Doc;
    const items = doc.getMap<Y.Text>("items");
    const words = items.get(`t${what % 3}`);
    if (what % 7 === 6) meet();
    else if (!(words instanceof Y.Text)) items.set(`t${what % 3}`, new Y.Text(text));
    else if (what % 5 === 4) words.delete(0, Math.floor(words.length / 2));
    else words.insert(Math.floor(words.length / 2), text);
    doc.getMap("places").set(`p${what}`, { x: what, y: who });
  }
  meet();
  return docs[0];
}

const turn = fc.record({
  who: fc.nat({ max: 1 }),
  what: fc.nat({ max: 20 }),
  text: fc.string({ unit: "binary", minLength: 1, maxLength: 400 }),
});

test("[SPLIT1] the parts of an update make the same document, and each of them would be admitted in its turn", () => {
  fc.assert(
    fc.property(
      fc.array(turn, { maxLength: 60 }),
      fc.integer({ min: 64, max: 600 }),
      (turns, most) => {
        const server = new Y.Doc();
        server.getMap("items").set("t0", new Y.Text("before"));
        const mine = offlineWork(turns, server);
        const whole = Y.encodeStateAsUpdate(mine, Y.encodeStateVector(server));
        for (const part of splitUpdate(whole, most)) {
          const clockOf = (client: number) => Y.getState(server.store, client);
          expect(admit(part, { clockOf })).toMatchObject({ ok: true });
          expect(newIn(server, part, Y.decodeUpdate(part).structs)).toBeDefined();
          Y.applyUpdate(server, part);
          expect(server.store.pendingStructs).toBeNull();
        }
        expect(Y.encodeStateVector(server)).toEqual(Y.encodeStateVector(mine));
        for (const root of ["items", "places"]) {
          expect(server.getMap(root).toJSON()).toEqual(mine.getMap(root).toJSON());
        }
        expect(Y.equalSnapshots(Y.snapshot(server), Y.snapshot(mine))).toBe(true);
      },
    ),
    { numRuns: 150 },
  );
});

test("[SPLIT2] five megabytes of work are parts of at most half a megabyte, a text of a megabyte pasted at once included", () => {
  const doc = new Y.Doc();
  const items = doc.getMap<Y.Text>("items");
  for (let field = 0; field < 2_000; field++) {
    items.set(`f${field}`, new Y.Text("x".repeat(2_000)));
  }
  items.set("pasted", new Y.Text("👩 ".repeat(350_000)));
  const parts = splitUpdate(Y.encodeStateAsUpdate(doc), 512 * 1_024);
  expect(parts.length).toBeGreaterThan(9);
  for (const part of parts) expect(part.length).toBeLessThanOrEqual(540 * 1_024);
  const copy = new Y.Doc();
  for (const part of parts) Y.applyUpdate(copy, part);
  expect(copy.getMap("items").toJSON()).toEqual(items.toJSON());
});

test("[SPLIT3] what is small enough stays as it is", () => {
  const update = new Uint8Array([0, 0]);
  expect(splitUpdate(update, 2)).toEqual([update]);
});
