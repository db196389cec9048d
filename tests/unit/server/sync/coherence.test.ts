import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { newIn } from "#server/sync/coherence.ts";

const STRING = 4;
const HAS_ORIGIN = 128;
const HAS_KEY = 32;
const BEN = 8;

/** Ana's text on the map, with an emoji in it, and one letter of Ben's behind it. */
function docWithText(): { doc: Y.Doc; text: Y.Text } {
  const ana = new Y.Doc();
  ana.clientID = 7;
  ana.getMap("items").set("text", new Y.Text("👍"));
  const ben = new Y.Doc();
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana));
  ben.clientID = BEN;
  (ben.getMap("items").get("text") as Y.Text).insert(2, "b");
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(ben));
  return { doc, text: doc.getMap("items").get("text") as Y.Text };
}

/** One piece of writing of Ben's from this place in his work on, as he likes to tell it. */
function told(clock: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [1, 1, BEN, clock]) encoding.writeVarUint(encoder, number);
    write(encoder);
    encoding.writeVarUint(encoder, 0);
  });
}

function behind(encoder: encoding.Encoder, client: number, clock: number, words: string): void {
  encoding.writeUint8(encoder, STRING | HAS_ORIGIN);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
  encoding.writeVarString(encoder, words);
}

const read = (doc: Y.Doc, update: Uint8Array) => newIn(doc, update, Y.decodeUpdate(update).structs);

test("[COH1] a repetition that says it stands in the middle of an emoji leaves the emoji whole", () => {
  const { doc, text } = docWithText();
  const update = told(0, (encoder) => behind(encoder, 7, 1, "b"));
  const news = read(doc, update);
  expect(news).toEqual(new Uint8Array([0, 0]));
  Y.applyUpdate(doc, news ?? update);
  expect(text.toString()).toBe("👍b");
});

test("[COH2] a piece that the document has the beginning of goes on where that beginning stands, whatever it says", () => {
  const { doc, text } = docWithText();
  const update = told(0, (encoder) => {
    encoding.writeUint8(encoder, STRING | HAS_KEY);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, "meta");
    encoding.writeVarString(encoder, "elsewhere");
    encoding.writeVarString(encoder, "more");
  });
  const news = read(doc, update);
  Y.applyUpdate(doc, news ?? update);
  expect(text.toString()).toBe("👍bore");
  expect(doc.getMap("meta").toJSON()).toEqual({});
});

test("[COH3] what stands on its author's own later work, or on itself, is refused", () => {
  const { doc } = docWithText();
  expect(
    read(
      doc,
      told(1, (encoder) => behind(encoder, BEN, 1, "me")),
    ),
  ).toBeUndefined();
  const later = encoding.encode((encoder) => {
    for (const number of [1, 2, BEN, 1]) encoding.writeVarUint(encoder, number);
    behind(encoder, BEN, 2, "x");
    behind(encoder, BEN, 0, "y");
    encoding.writeVarUint(encoder, 0);
  });
  expect(read(doc, later)).toBeUndefined();
});

test("[COH4] what is new altogether is passed on as it came", () => {
  const { doc } = docWithText();
  const update = told(1, (encoder) => behind(encoder, BEN, 0, "c"));
  expect(read(doc, update)).toBe(update);
});
