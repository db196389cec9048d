import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { admit, isStateVector, type Known } from "#server/sync/admission.ts";

const nothing: Known = { clockOf: () => 0 };
const knownBy = (doc: Y.Doc) => ({ clockOf: (client: number) => Y.getState(doc.store, client) });

function updateOf(change: (doc: Y.Doc) => void, doc = new Y.Doc()): Uint8Array {
  const before = Y.encodeStateVector(doc);
  change(doc);
  return Y.encodeStateAsUpdate(doc, before);
}

function reason(update: Uint8Array, known = nothing): string {
  const verdict = admit(update, known);
  return verdict.ok ? "admitted" : verdict.reason;
}

/** An update written by hand: one author with one struct. */
function crafted(write: (encoder: encoding.Encoder) => void, structs = 1): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, structs);
    encoding.writeVarUint(encoder, 77);
    encoding.writeVarUint(encoder, 0);
    write(encoder);
  });
}

test("[ADM1] what a gap map is made of is admitted: maps, texts, values, deletions", () => {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  const items = doc.getMap("items");
  const fields = new Y.Map<unknown>([["name", "A"]]);
  items.set("a", fields);
  const text = new Y.Text("hello");
  fields.set("text", text);
  text.insert(2, "👩‍⚕️");
  text.delete(0, 1);
  text.format(0, 2, { bold: true });
  fields.delete("name");
  doc.getMap("places").set("a", { x: 1.5, y: -2 });
  const other = new Y.Doc();
  for (const update of updates) {
    expect(reason(update, knownBy(other))).toBe("admitted");
    Y.applyUpdate(other, update);
  }
});

test("[ADM2] nothing at all is admitted as empty", () => {
  expect(admit(new Uint8Array([0, 0]), nothing)).toMatchObject({ ok: true, empty: true });
});

test("[ADM3] what Yjs cannot read is malformed: cut off, random, empty", () => {
  const update = updateOf((doc) => doc.getMap("meta").set("a", "some text"));
  for (let length = 0; length < update.length; length++) {
    expect(reason(update.slice(0, length))).toBe("malformed");
  }
  expect(reason(new Uint8Array([255, 255, 255, 255]))).toBe("malformed");
});

test("[ADM4] a header that declares 33 million structs is refused in no time and no memory", () => {
  const declared = encoding.encode((encoder) => {
    for (const number of [1, 2 ** 25 - 1, 5, 0]) encoding.writeVarUint(encoder, number);
  });
  expect(reason(declared)).toBe("malformed");
});

test("[ADM5] an update that lacks its predecessors is a gap, also behind a skip", () => {
  const doc = new Y.Doc();
  const first = updateOf((one) => one.getMap("meta").set("a", 1), doc);
  const second = updateOf((one) => one.getMap("meta").set("b", 2), doc);
  const third = updateOf((one) => one.getMap("meta").set("c", 3), doc);
  expect(reason(second)).toBe("gap");
  expect(reason(Y.mergeUpdates([first, third]))).toBe("gap");
  expect(reason(Y.mergeUpdates([first, second, third]))).toBe("admitted");
});

test("[ADM6] an update that builds on, or deletes, what the server does not know is refused", () => {
  const ana = new Y.Doc();
  updateOf((doc) => doc.getMap("items").set("a", new Y.Map()), ana);
  const ben = new Y.Doc();
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana));
  const builds = updateOf(
    (doc) => (doc.getMap("items").get("a") as Y.Map<number>).set("x", 1),
    ben,
  );
  expect(reason(builds)).toBe("missing-dependency");
  expect(reason(builds, knownBy(ana))).toBe("admitted");
  const deletes = crafted(() => {}, 0);
  const onlyDeletes = encoding.encode((encoder) => {
    for (const number of [0, 1, 5, 1, 0, 2 ** 40]) encoding.writeVarUint(encoder, number);
  });
  expect(reason(onlyDeletes)).toBe("missing-dependency");
  expect(reason(deletes)).toBe("malformed");
});

test("[ADM7] a root that no map has is refused, and a list where a root holds names", () => {
  expect(reason(updateOf((doc) => doc.getMap("mine").set("a", 1)))).toBe("bad-root");
  expect(reason(updateOf((doc) => doc.getArray("items").push([1])))).toBe("bad-root");
  const many = updateOf((doc) => {
    for (let root = 0; root < 1_000; root++) doc.getMap(`r${root}`).set("a", 1);
  });
  expect(reason(many)).toBe("bad-root");
});

test("[ADM8] documents in documents, binary data, embeds and XML are refused", () => {
  const set = (value: unknown) => updateOf((doc) => doc.getMap("meta").set("a", value as string));
  expect(reason(set(new Y.Doc()))).toBe("bad-kind");
  expect(reason(set(new Uint8Array([1])))).toBe("bad-kind");
  expect(reason(set(new Y.XmlElement("p")))).toBe("bad-kind");
  expect(reason(set(new Y.XmlText("p")))).toBe("bad-kind");
  const embed = updateOf((doc) => {
    const text = new Y.Text();
    doc.getMap("meta").set("t", text);
    text.insertEmbed(0, { image: "x" });
  });
  expect(reason(embed)).toBe("bad-kind");
});

test("[ADM9] values that would hurt their readers are refused", () => {
  const set = (value: unknown, key = "a") =>
    updateOf((doc) => doc.getMap("meta").set(key, value as string));
  const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
  expect(reason(set(nested(32)))).toBe("admitted");
  expect(reason(set(nested(33)))).toBe("bad-value");
  expect(reason(set(Number.NaN))).toBe("bad-value");
  expect(reason(set({ x: Number.POSITIVE_INFINITY }))).toBe("bad-value");
  expect(reason(set(10n))).toBe("bad-value");
  expect(reason(set(JSON.parse('{"__proto__": {"admin": true}}')))).toBe("bad-value");
  expect(reason(set([{ constructor: 1 }]))).toBe("bad-value");
  expect(reason(set(1, "__proto__"))).toBe("bad-value");
  expect(reason(set(1, "k".repeat(257)))).toBe("bad-value");
  expect(Object.getPrototypeOf({})).toBe(Object.prototype);
});

test("[ADM10] values nested 200,000 deep do not overflow the stack", () => {
  const update = crafted((encoder) => {
    encoding.writeUint8(encoder, 8 | 32); // any, with a key
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, "meta");
    encoding.writeVarString(encoder, "a");
    encoding.writeVarUint(encoder, 1);
    for (let depth = 0; depth < 200_000; depth++) {
      encoding.writeUint8(encoder, 117); // an array …
      encoding.writeVarUint(encoder, 1); // … of one
    }
    encoding.writeUint8(encoder, 126);
    encoding.writeVarUint(encoder, 0);
  });
  expect(["malformed", "bad-value"]).toContain(reason(update));
});

test("[ADM11] a collected struct of absurd length, and two blocks of one author, are malformed", () => {
  const huge = crafted((encoder) => {
    encoding.writeUint8(encoder, 0);
    encoding.writeVarUint(encoder, 2 ** 52);
    encoding.writeVarUint(encoder, 0);
  });
  expect(reason(huge)).toBe("malformed");
  const twice = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 3);
    for (const client of [7, 8, 7]) {
      for (const number of [1, client, 0]) encoding.writeVarUint(encoder, number);
      encoding.writeUint8(encoder, 0);
      encoding.writeVarUint(encoder, 3);
    }
    encoding.writeVarUint(encoder, 0);
  });
  expect(reason(twice)).toBe("malformed");
});

test("[ADM12] a state vector is believed only if it can be read and is not larger than an honest one", () => {
  const doc = new Y.Doc();
  doc.getMap("meta").set("a", 1);
  expect(isStateVector(Y.encodeStateVector(doc), 10)).toBe(true);
  expect(isStateVector(new Uint8Array([0]), 10)).toBe(true);
  expect(isStateVector(new Uint8Array([5, 1]), 10)).toBe(false);
  const million = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1_000_000);
    for (let entry = 0; entry < 1_000_000; entry++) {
      encoding.writeVarUint(encoder, entry);
      encoding.writeVarUint(encoder, 1);
    }
  });
  expect(isStateVector(million, 1_000)).toBe(false);
});
