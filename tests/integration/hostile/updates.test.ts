import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { closeCodes } from "#lib/wire/close-codes.ts";
import { admit } from "#server/sync/admission.ts";
import { frames } from "#server/sync/frames.ts";
import { changeOf, Siege } from "#tests/helpers/siege.ts";

const siege = new Siege();
const NOTHING = { clockOf: () => 0 };

/** An update written by hand: one author with one struct. */
function crafted(write: (encoder: encoding.Encoder) => void): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [1, 1, 77, 0]) encoding.writeVarUint(encoder, number);
    write(encoder);
  });
}

function numbers(...all: number[]): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of all) encoding.writeVarUint(encoder, number);
  });
}

/** Milliseconds of this process's own time that looking at an update takes; the least of several, whatever else runs. */
function costOf(look: () => void): number {
  const times = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage();
    look();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return Math.min(...times);
}

const nested = crafted((encoder) => {
  encoding.writeUint8(encoder, 8 | 32);
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarString(encoder, "meta");
  encoding.writeVarString(encoder, "a");
  encoding.writeVarUint(encoder, 1);
  for (let depth = 0; depth < 200_000; depth++) {
    encoding.writeUint8(encoder, 117);
    encoding.writeVarUint(encoder, 1);
  }
  encoding.writeUint8(encoder, 126);
  encoding.writeVarUint(encoder, 0);
});

const collected = crafted((encoder) => {
  encoding.writeUint8(encoder, 0);
  encoding.writeVarUint(encoder, 2 ** 52);
  encoding.writeVarUint(encoder, 0);
});

test.each([
  ["[H11] noise", new Uint8Array([200, 201, 202, 203])],
  [
    "[H11] a change that is cut off",
    changeOf((doc) => doc.getMap("meta").set("a", "some words")).slice(0, 20),
  ],
  ["[H12] 33 million structs declared in seven bytes", numbers(1, 2 ** 25 - 1, 5, 0)],
  ["[H13] 8 thousand million structs declared", numbers(1, 2 ** 33, 5, 0)],
  ["[H14] values nested 200,000 deep", nested],
  ["[H15] a collected struct of absurd length", collected],
])("%s: refused in no time, never acknowledged, never logged", async (_name, update) => {
  const eve = await siege.attacker();
  expect(["malformed", "bad-value"]).toContain(await eve.answerTo(frames.change(update)));
  expect(eve.controls.filter(({ kind }) => kind === "ack")).toEqual([]);
  expect(siege.rows).toEqual([]);
  expect(costOf(() => admit(update, NOTHING))).toBeLessThan(50);
  eve.socket.close();
});

test("[H11] an unreadable change ends the connection", async () => {
  const eve = await siege.attacker();
  eve.send(frames.change(new Uint8Array([200, 201, 202, 203])));
  expect(await eve.closed()).toBe(closeCodes.policy);
});

test("[H16] structs under a colleague's id are refused, before and after the colleague has written; the colleague's next edit is seen by all", async () => {
  const { ana, ben } = siege;
  const steal = (known: Uint8Array | undefined) => {
    const doc = new Y.Doc();
    if (known !== undefined) Y.applyUpdate(doc, known);
    doc.clientID = ana.doc.clientID;
    const before = Y.encodeStateVector(doc);
    doc.getMap("places").set("stolen", 1);
    return Y.encodeStateAsUpdate(doc, before);
  };
  const eve = await siege.attacker();
  // The id is to be seen in the presence of whoever has not written yet.
  expect(await eve.answerTo(frames.change(steal(undefined)))).toBe("foreign-client");
  ana.doc.getMap("places").set("mine", 1);
  await ben.until(() => ben.doc.getMap("places").has("mine"));
  const stolen = steal(Y.encodeStateAsUpdate(ana.doc));
  expect(await eve.answerTo(frames.change(stolen))).toBe("foreign-client");
  ana.doc.getMap("places").set("next", 1);
  await ben.until(() => ben.doc.getMap("places").has("next"));
  expect(ben.doc.getMap("places").has("stolen")).toBe(false);
  // A third time ends it, also as an answer.
  eve.send(frames.missing(steal(Y.encodeStateAsUpdate(ana.doc))));
  expect(await eve.closed()).toBe(closeCodes.policy);
});

test("[H16] whose id is whose is known after a restart, and honest work under it goes on", async () => {
  const { ana, server } = siege;
  ana.doc.getMap("places").set("mine", 1);
  await ana.until(() => ana.words === "Saved");
  const stolen = new Y.Doc();
  Y.applyUpdate(stolen, Y.encodeStateAsUpdate(ana.doc));
  stolen.clientID = ana.doc.clientID;
  stolen.getMap("places").set("stolen", 1);
  const update = Y.encodeStateAsUpdate(stolen, Y.encodeStateVector(ana.doc));
  const { port } = server;
  await server.close();
  ana.doc.getMap("places").set("made offline", 1);
  await siege.serve(port);
  await ana.until(() => ana.words === "Saved");
  expect(siege.committed.getMap("places").has("made offline")).toBe(true);
  const eve = await siege.attacker();
  const late = new Y.Doc();
  Y.applyUpdate(late, Y.encodeStateAsUpdate(ana.doc));
  late.clientID = ana.doc.clientID;
  late.getMap("places").set("stolen", 1);
  const again = Y.encodeStateAsUpdate(late, Y.encodeStateVector(ana.doc));
  expect(await eve.answerTo(frames.change(again))).toBe("foreign-client");
  // What it repeats is nothing new, whatever it says.
  expect(await eve.answerTo(frames.change(update))).toBe("acknowledged");
  expect(siege.committed.getMap("places").has("stolen")).toBe(false);
  eve.socket.close();
});

test("[H17] 1,500 changes without their predecessors: asked for once, then sent away, at little cost", async () => {
  const eve = await siege.attacker();
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (let turn = 0; turn < 1_500; turn++) doc.getMap("meta").set("a", turn);
  for (const update of updates.slice(1)) eve.send(frames.change(update));
  expect(await eve.closed()).toBe(closeCodes.policy);
  expect(siege.rows).toEqual([]);
  const cost = costOf(() => {
    for (const update of updates.slice(1)) admit(update, NOTHING);
  });
  expect(cost).toBeLessThan(50);
});

test("[H18] 20,000 new roots in one change are refused at the first", async () => {
  const roots = changeOf((doc) => {
    for (let root = 0; root < 20_000; root++) doc.getMap(`r${root}`).set("a", 1);
  });
  const eve = await siege.attacker();
  expect(await eve.answerTo(frames.change(roots))).toBe("bad-root");
  expect(siege.rows).toEqual([]);
  expect(costOf(() => admit(roots, NOTHING))).toBeLessThan(50);
  eve.send(frames.change(roots), frames.change(roots));
  expect(await eve.closed()).toBe(closeCodes.policy);
}, 60_000);

test("[H19] deleting what nobody knows, at huge clocks, is refused", async () => {
  const eve = await siege.attacker();
  expect(await eve.answerTo(frames.change(numbers(0, 1, 5, 1, 0, 2 ** 40)))).toBe(
    "missing-dependency",
  );
  expect(siege.rows).toEqual([]);
  eve.socket.close();
});

test.each([
  ["a document in the document", new Y.Doc()],
  ["binary data", new Uint8Array([1])],
  ["XML", new Y.XmlElement("p")],
])("[H21] %s is refused", async (_name, value) => {
  const eve = await siege.attacker();
  const update = changeOf((doc) => doc.getMap("meta").set("a", value));
  expect(await eve.answerTo(frames.change(update))).toBe("bad-kind");
  expect(siege.rows).toEqual([]);
  eve.socket.close();
});

test.each([
  ["a value with the key __proto__", "a", JSON.parse('{"__proto__": {"admin": true}}')],
  ["a value with the key constructor", "a", [{ constructor: 1 }]],
  ["the key __proto__", "__proto__", 1],
  ["an id of 257 characters", "k".repeat(257), 1],
])("[H22] %s is refused, and no prototype changes", async (_name, key, value) => {
  const eve = await siege.attacker();
  const update = changeOf((doc) => doc.getMap("items").set(key, value));
  expect(await eve.answerTo(frames.change(update))).toBe("bad-value");
  expect(siege.rows).toEqual([]);
  expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  expect(({} as { admin?: boolean }).admin).toBeUndefined();
  eve.socket.close();
});
