import { afterEach, expect, test } from "vitest";
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { type PresentPerson, personColour } from "#lib/wire/presence.ts";
import { Hands } from "#server/sync/hands.ts";
import { PresenceBook } from "#server/sync/presence.ts";
import { type PresenceEntry, presenceMessage } from "#tests/helpers/presence-message.ts";

let now = 1_000;
const book = () => new PresenceBook(() => now, new Hands(new Y.Doc(), []));
const docs: Y.Doc[] = [];
afterEach(() => {
  now = 1_000;
  for (const doc of docs.splice(0)) doc.destroy();
});

const person = (name: string): PresentPerson => ({
  id: name,
  name,
  organisation: "Org",
  services: [`${name}’s service`],
  role: "contributor",
  colour: personColour(name),
});

const message = (...entries: readonly PresenceEntry[]) => presenceMessage(entries);

/** A connection whose screen knows nothing but what a message says. */
const stockHearer = (owner: object = {}) => ({ owner, remembers: false });

/** A stock awareness, and what it knows of the others after these messages. */
function stock(): { awareness: Awareness; hears: (bytes: Uint8Array | undefined) => unknown } {
  const doc = new Y.Doc();
  docs.push(doc);
  const awareness = new Awareness(doc);
  return {
    awareness,
    hears(bytes) {
      if (bytes !== undefined) applyAwarenessUpdate(awareness, bytes, "server");
      const others = [...awareness.getStates()].filter(([client]) => client !== doc.clientID);
      return Object.fromEntries(others);
    },
  };
}

test("[PRES1] a stock client understands what the book says: who is there, moves, and leaves", () => {
  const presences = book();
  const [ana, ben] = [{}, {}];
  const watching = stock();
  presences.hear(ana, person("ana"), message([7, 1, '{"cursor":{"x":1,"y":2}}']));
  expect(watching.hears(presences.takeNews()(stockHearer(ben)))).toMatchObject({
    7: { user: { name: "ana", organisation: "Org" }, cursor: { x: 1, y: 2 } },
  });
  presences.leave(ana);
  expect(watching.hears(presences.takeNews()(stockHearer(ben)))).toEqual({});
  expect(presences.everybody()).toBeUndefined();
});

test("[PRES2] what a stock client sends is understood", () => {
  const presences = book();
  const { awareness } = stock();
  awareness.setLocalStateField("selection", ["s1"]);
  const sent = encodeAwarenessUpdate(awareness, [awareness.clientID]);
  expect(presences.hear({}, person("ana"), sent)).toBe(true);
  expect(stock().hears(presences.everybody())).toMatchObject({
    [awareness.clientID]: { selection: ["s1"], user: { name: "ana" } },
  });
});

test("[PRES3] nobody can say who they are, or speak for another's screen", () => {
  const presences = book();
  const [ana, eve] = [{}, {}];
  presences.hear(ana, person("ana"), message([7, 1, "{}"]));
  presences.hear(eve, person("eve"), message([7, 2 ** 40, '{"user":{"name":"ana"}}']));
  presences.hear(eve, person("eve"), message([8, 1, '{"user":{"name":"ana","services":["x"]}}']));
  expect(stock().hears(presences.everybody())).toEqual({
    7: { user: person("ana") },
    8: { user: person("eve") },
  });
  presences.hear(eve, person("eve"), message([7, 2 ** 41, "null"]));
  expect(stock().hears(presences.everybody())).toHaveProperty("7");
});

test("[PRES4] a hundred thousand ghosts in one message are refused, and one connection has one entry", () => {
  const presences = book();
  const ghosts = message(...Array.from({ length: 100_000 }, (_, id) => [id, 1, "{}"] as const));
  expect(presences.hear({}, person("eve"), ghosts)).toBe(false);
  presences.hear({}, person("ana"), message([1, 1, "{}"], [2, 1, "{}"], [3, 1, "{}"]));
  expect(Object.keys(stock().hears(presences.everybody()) as object)).toHaveLength(1);
});

test("[PRES5] a state over 1 KiB, of another shape, or not JSON is refused", () => {
  const presences = book();
  const hear = (state: string) => presences.hear({}, person("eve"), message([1, 1, state]));
  expect(
    hear(JSON.stringify({ selection: Array.from({ length: 50 }, () => "x".repeat(60)) })),
  ).toBe(false);
  expect(hear(JSON.stringify({ selection: Array.from({ length: 51 }, () => "x") }))).toBe(false);
  expect(hear('{"cursor":{"x":"far"}}')).toBe(false);
  expect(hear("{")).toBe(false);
  expect(hear("x".repeat(300_000))).toBe(false);
  expect(presences.hear({}, person("eve"), new Uint8Array([3, 1]))).toBe(false);
  expect(presences.everybody()).toBeUndefined();
});

test("[PRES6] what nobody asked for is not passed on", () => {
  const presences = book();
  presences.hear({}, person("ana"), message([1, 1, '{"secret":"x","editing":null}']));
  expect(stock().hears(presences.everybody())).toEqual({
    1: { user: person("ana"), editing: null },
  });
});

test("[PRES7] nobody is told about themselves: a stock client would send it back for ever", () => {
  const presences = book();
  const [ana, ben] = [{}, {}];
  presences.hear(ana, person("ana"), message([1, 1, "{}"]));
  presences.hear(ben, person("ben"), message([2, 1, "{}"]));
  const newsFor = presences.takeNews();
  expect(Object.keys(stock().hears(newsFor(stockHearer(ana))) as object)).toEqual(["2"]);
  expect(Object.keys(stock().hears(newsFor(stockHearer(ben))) as object)).toEqual(["1"]);
  expect(Object.keys(stock().hears(newsFor(stockHearer())) as object)).toEqual(["1", "2"]);
});

test("[PRES8] the same person's new connection takes over the screen's number from the old one", () => {
  const presences = book();
  const [before, after] = [{}, {}];
  presences.hear(before, person("ana"), message([1, 5, "{}"]));
  presences.hear(after, person("ana"), message([1, 5, '{"selection":["s1"]}']));
  presences.leave(before);
  expect(stock().hears(presences.everybody())).toMatchObject({ 1: { selection: ["s1"] } });
});

test("[PRES9] a screen that saw somebody before hears them again when it comes back, even from a new server", () => {
  const watching = stock();
  const first = book();
  first.hear({}, person("ana"), message([1, 1, "{}"]));
  expect(watching.hears(first.everybody())).toHaveProperty("1");
  watching.awareness.states.delete(1);
  expect(watching.hears(first.everybody())).toHaveProperty("1");
  watching.awareness.states.delete(1);
  now += 2_000;
  const second = book();
  second.hear({}, person("ana"), message([1, 1, "{}"]));
  expect(watching.hears(second.everybody())).toHaveProperty("1");
});

test("[PRES10] a new role is told to everybody else", () => {
  const presences = book();
  const ana = {};
  presences.hear(ana, person("ana"), message([1, 1, "{}"]));
  presences.takeNews();
  presences.renew(ana, { ...person("ana"), role: "facilitator" });
  expect(stock().hears(presences.takeNews()(stockHearer()))).toMatchObject({
    1: { user: { role: "facilitator" } },
  });
});

test("[PRES11] a screen that remembers who is who hears of a known person only where they are, and of a new role", () => {
  const presences = book();
  const ana = {};
  const ben = { owner: {}, remembers: true };
  const watching = stock();
  const states: unknown[] = [];
  watching.awareness.on("update", () => states.push(watching.awareness.getStates().get(7)));
  const hear = () => watching.hears(presences.takeNews()(ben));
  presences.hear(ana, person("ana"), message([7, 1, "{}"]));
  hear();
  presences.hear(ana, person("ana"), message([7, 2, '{"cursor":{"x":1,"y":2}}']));
  hear();
  presences.renew(ana, { ...person("ana"), role: "facilitator" });
  hear();
  presences.leave(ana);
  hear();
  presences.hear(ana, person("ana"), message([7, 3, "{}"]));
  hear();
  expect(states).toEqual([
    { user: person("ana") },
    { cursor: { x: 1, y: 2 } },
    { user: { ...person("ana"), role: "facilitator" }, cursor: { x: 1, y: 2 } },
    undefined,
    { user: person("ana") },
  ]);
});

test("[PRES13] only a facilitator shows the room something, and not after they are none any more", () => {
  const presences = book();
  const [ana, eve] = [{}, {}];
  const asha = { ...person("asha"), role: "facilitator" as const };
  const state = JSON.stringify({ showing: { persona: "pA", at: "s1", more: "x" } });
  presences.hear(ana, asha, message([1, 1, state]));
  presences.hear(eve, person("eve"), message([2, 1, state]));
  expect(stock().hears(presences.everybody())).toEqual({
    1: { user: asha, showing: { persona: "pA", at: "s1" } },
    2: { user: person("eve") },
  });
  presences.renew(ana, { ...asha, role: "contributor" });
  expect(stock().hears(presences.everybody())).toMatchObject({ 1: { user: { name: "asha" } } });
  expect(stock().hears(presences.everybody())).not.toHaveProperty("1.showing");
  for (const showing of [
    '"all"',
    '{"finding":""}',
    '{"at":"s1"}',
    `{"scale":"${"x".repeat(200)}"}`,
  ])
    expect(presences.hear({}, asha, message([3, 1, `{"showing":${showing}}`]))).toBe(false);
});
