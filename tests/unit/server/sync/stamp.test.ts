import { beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { applyEdits, seedUpdate } from "#lib/board-doc/doc.ts";
import { readRaw } from "#lib/board-doc/read.ts";
import { emptyMap, type Item, type View } from "#lib/gap-map/model.ts";
import type { Room } from "#server/sync/room.ts";
import { FakeClock } from "#tests/helpers/fake-clock.ts";
import { MemoryStore } from "#tests/helpers/memory-store.ts";
import { enter, roomsOver, writes } from "#tests/helpers/wire.ts";

let clock: FakeClock;
let store: MemoryStore;
let room: Room;

beforeEach(async () => {
  clock = new FakeClock();
  store = new MemoryStore();
  store.seed("m1");
  const opened = await roomsOver(store, clock).open("m1");
  if (opened === undefined) throw new Error("no such map");
  room = opened;
});

const rows = () => store.documents.get("m1")?.rows ?? [];
const service = (id: string, more = {}): Item =>
  ({
    kind: "service",
    id,
    name: id,
    rank: 1,
    functions: [],
    referrers: [],
    offer: "",
    who: "",
    ...more,
  }) as never;
const vocabulary = { ...emptyMap.vocabulary, functions: { housing: "Housing" } };
const fields = (map: Y.Doc, id: string) => map.getMap("items").get(id) as Y.Map<unknown>;
const itemsOf = () => readRaw(room.doc).items as { readonly a: Item };

test("[STAMP1] number and who added it come from the server; what somebody writes there is put back", async () => {
  const ana = enter(room);
  const doc = writes(room, ana);
  const forged = {
    number: 99,
    addedBy: { name: "Boss", organisation: "HQ", at: "2020-01-01T00:00:00.000Z" },
  };
  const seed = seedUpdate({ ...emptyMap, items: { a: service("a", forged) } as never });
  Y.applyUpdate(doc, seed);
  await clock.flow(0);
  const stamped = { number: 1, addedBy: { name: "ana", organisation: "ana org" } };
  expect(itemsOf().a).toMatchObject(stamped);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(room.doc), "room");
  doc.transact(() => {
    fields(doc, "a").set("number", 5);
    fields(doc, "a").delete("addedBy");
    fields(doc, "a").set("name", "renamed");
  });
  await clock.flow(0);
  expect(itemsOf().a).toMatchObject({ ...stamped, name: "renamed" });
  const replayed = new Y.Doc();
  for (const { update } of rows()) Y.applyUpdate(replayed, update);
  expect(readRaw(replayed)).toEqual(readRaw(room.doc));
});

test("[STAMP2] what the server brings back or in keeps its number, unless it is taken", async () => {
  const by = { id: "fay", name: "Fay", organisation: "F" };
  const restore = (...items: Item[]) => {
    const all = Object.fromEntries(items.map((item) => [item.id, item]));
    return room.change(seedUpdate({ ...emptyMap, items: all as never }), by);
  };
  const outcome = restore(service("a", { number: 7 }));
  await clock.flow(0);
  expect(await outcome).toBe("committed");
  void restore(service("b", { number: 7 }), service("c", { number: 3 }));
  await clock.flow(0);
  const numbers = Object.entries(itemsOf()).map(([id, { number }]) => [id, number]);
  expect(Object.fromEntries(numbers)).toEqual({ a: 7, b: 8, c: 3 });
  expect(rows().at(-1)?.authors).toEqual(["fay"]);
});

test("[STAMP3] the server's own Yjs id stays the same through its stamps", async () => {
  const { clientID } = room.doc;
  const doc = writes(room, enter(room));
  Y.applyUpdate(doc, seedUpdate({ ...emptyMap, items: { a: service("a") } as never }));
  await clock.flow(0);
  expect(room.doc.clientID).toBe(clientID);
});

test("[STAMP4] a deletion says by whom, whatever the screen claims; an honest one is left as it is", async () => {
  const ana = enter(room);
  const doc = writes(room, ana);
  Y.applyUpdate(doc, seedUpdate({ ...emptyMap, items: { a: service("a") } as never }));
  await clock.flow(0);
  const at = "2026-11-22T14:00:00.000Z";
  fields(doc, "a").set("removed", { by: "Boss", at });
  await clock.flow(0);
  expect(itemsOf().a.removed).toEqual({ by: "ana", at });
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(room.doc), "room");
  const heard = ana.sent.length;
  fields(doc, "a").set("removed", { by: "ana", at: "2026-11-22T15:00:00.000Z" });
  await clock.flow(0);
  expect(ana.sent.slice(heard).filter((bytes) => bytes[0] === 0)).toEqual([]);
});

test("[STAMP5] the map's own words are the facilitators': what anybody else puts in or takes out is put back", async () => {
  const by = { id: "fay", name: "Fay", organisation: "F" };
  const word = (one: string, value: string | null) =>
    ({ kind: "vocabulary", section: "functions", word: one, value }) as const;
  void room.change(seedUpdate({ ...emptyMap, vocabulary }), by);
  await clock.flow(0);
  const [ana, fay] = [writes(room, enter(room)), writes(room, enter(room, "fay", "facilitator"))];
  for (const doc of [ana, fay]) Y.applyUpdate(doc, Y.encodeStateAsUpdate(room.doc), "room");
  const words = () => readRaw(room.doc).vocabulary.functions;

  applyEdits(ana, [word("debt", "Debt advice"), word("housing", null)]);
  await clock.flow(0);
  expect(words()).toEqual({ housing: "Housing" });
  applyEdits(ana, [{ kind: "vocabulary", section: "functions", value: {} }]);
  ana.getMap("meta").delete("vocabulary/functions");
  await clock.flow(0);
  expect(words()).toEqual({ housing: "Housing" });
  Y.applyUpdate(fay, Y.encodeStateAsUpdate(room.doc), "room");
  applyEdits(fay, [word("debt", "Debt advice")]);
  await clock.flow(0);
  expect(words()).toEqual({ housing: "Housing", debt: "Debt advice" });
  applyEdits(fay, [word("debt", null), word("housing", null)]);
  await clock.flow(0);
  expect(words()).toEqual({});
});

test("[STAMP6] what somebody has said about an item nobody else can delete or turn round, and they themselves can", async () => {
  const [ana, ben] = [enter(room, "ana"), enter(room, "ben")].map((link) => writes(room, link));
  if (ana === undefined || ben === undefined) throw new Error("nobody came");
  const said = { a: service("a"), v: { ...view, text: "No" } } as never;
  Y.applyUpdate(ana, seedUpdate({ ...emptyMap, items: said }));
  await clock.flow(0);
  const now = () => readRaw(room.doc).items as unknown as Record<"a" | "v", Item>;
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(room.doc), "room");
  fields(ben, "v").set("removed", removal);
  await clock.flow(0);
  expect(now().v.removed).toBeUndefined();
  fields(ben, "v").set("stance", "agree");
  fields(ben, "v").set("claim", "All of it");
  fields(ben, "v").delete("role");
  await clock.flow(0);
  expect(now().v).toMatchObject({ stance: "disagree", role: "GP" });
  expect(now().v).not.toHaveProperty("claim");
  fields(ben, "a").set("removed", removal);
  await clock.flow(0);
  expect(now().a.removed).toEqual({ ...removal, by: "ben" });
  Y.applyUpdate(ana, Y.encodeStateAsUpdate(room.doc), "room");
  fields(ana, "v").set("stance", "agree_with_change");
  fields(ana, "v").set("removed", removal);
  await clock.flow(0);
  expect(now().v).toMatchObject({
    ...{ stance: "agree_with_change", removed: { ...removal, by: "ana" } },
  });
});

const view = { kind: "view", id: "v", aboutId: "a", role: "GP", stance: "disagree" };
const removal = { by: "", at: "2026-11-22T14:00:00.000Z" };

/** Ana has said something about an item, and it has reached everybody. */
async function anaHasSaid(more: object) {
  const come = (name: string, role?: "facilitator") => writes(room, enter(room, name, role));
  const [ana, ben, fay] = [come("ana"), come("ben"), come("fay", "facilitator")];
  const said = { a: service("a"), v: { ...view, ...more } } as never;
  Y.applyUpdate(ana, seedUpdate({ ...emptyMap, items: said }));
  await clock.flow(0);
  const hear = () => {
    for (const doc of [ana, ben, fay]) Y.applyUpdate(doc, Y.encodeStateAsUpdate(room.doc), "room");
  };
  hear();
  const now = () => (readRaw(room.doc).items as unknown as Record<"v", Item & View>).v;
  return { ana, ben, fay, hear, now };
}

const words = (doc: Y.Doc) => fields(doc, "v").get("text") as Y.Text;

test("[STAMP7] the words of a view are its author's: what anybody else types, takes out or replaces is put back", async () => {
  const { ana, ben, hear, now } = await anaHasSaid({ text: "We never hear back", claim: "Always" });
  const whole = { text: "We never hear back", claim: "Always", stance: "disagree" };
  words(ben).delete(3, 6);
  words(ben).insert(0, "Nonsense: ");
  fields(ben, "v").delete("claim");
  await clock.flow(0);
  expect(now()).toMatchObject(whole);

  hear();
  fields(ben, "v").set("text", new Y.Text("All is well"));
  fields(ben, "v").set("claim", "Never");
  await clock.flow(0);
  expect(now()).toMatchObject(whole);

  hear();
  ben.getMap("items").delete("v");
  await clock.flow(0);
  expect(now()).toMatchObject({ ...whole, number: 1, addedBy: { name: "ana" } });

  hear();
  fields(ben, "v").set("kind", "gap");
  ben.getMap("items").set("v", new Y.Map([["kind", "view"]]));
  await clock.flow(0);
  expect(now()).toMatchObject({ ...whole, addedBy: { name: "ana" } });

  // Both in the same moment: hers stays, and only hers.
  hear();
  words(ana).insert(words(ana).length, " from them");
  words(ben).delete(0, 3);
  await clock.flow(0);
  expect(now().text).toBe("We never hear back from them");

  hear();
  words(ana).delete(0, 3);
  fields(ana, "v").delete("claim");
  await clock.flow(0);
  expect(now().text).toBe("never hear back from them");
  expect(now()).not.toHaveProperty("claim");
  ana.getMap("items").delete("v");
  await clock.flow(0);
  expect(readRaw(room.doc).items).not.toHaveProperty("v");
});

test("[STAMP8] a facilitator takes words out of a view and writes none into it, and the view says who and when", async () => {
  const { ana, ben, fay, hear, now } = await anaHasSaid({
    text: "Mrs X of Y Street",
    claim: "Her",
  });
  fields(ben, "v").set("wordsOut", { ...removal, by: "ana" });
  await clock.flow(0);
  expect(now()).not.toHaveProperty("wordsOut");
  hear();
  words(fay).delete(0, words(fay).length);
  words(fay).insert(0, "They are fine");
  fields(fay, "v").delete("claim");
  fields(fay, "v").set("stance", "agree");
  await clock.flow(0);
  expect(now()).toMatchObject({ text: "", stance: "disagree", wordsOut: { by: "fay" } });
  expect(now()).not.toHaveProperty("claim");

  hear();
  fields(ana, "v").delete("wordsOut");
  words(ana).insert(0, "Somebody who is often turned away");
  fields(fay, "v").set("removed", removal);
  await clock.flow(0);
  expect(now()).toMatchObject({
    text: "Somebody who is often turned away",
    wordsOut: { by: "fay" },
  });
  expect(now().removed).toBeUndefined();
});
