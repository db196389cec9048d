import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { TextBinding, type TextBox } from "#components/details/text-binding.ts";
import { fitSplice, wellFormed } from "#lib/gap-map/text.ts";

/** A textarea without a page: typing moves the caret as browsers do. */
class Box implements TextBox {
  value = "";
  selectionStart = 0;
  selectionEnd = 0;
  selectionDirection = "none" as const;
  scrollTop = 0;
  setSelectionRange(start: number | null, end: number | null): void {
    this.selectionStart = Math.min(start ?? 0, this.value.length);
    this.selectionEnd = Math.min(end ?? 0, this.value.length);
  }
  type(words: string): void {
    const [start, end] = [this.selectionStart, this.selectionEnd];
    this.value = this.value.slice(0, start) + words + this.value.slice(end);
    this.setSelectionRange(start + words.length, start + words.length);
  }
}

/** Two screens on one text; what one does reaches the other at once. */
function twoScreens(start: string) {
  const docs = [new Y.Doc(), new Y.Doc()] as const;
  docs[0].getText("t").insert(0, start);
  Y.applyUpdate(docs[1], Y.encodeStateAsUpdate(docs[0]));
  docs[0].on("update", (update, origin) => origin !== 1 && Y.applyUpdate(docs[1], update, 0));
  docs[1].on("update", (update, origin) => origin !== 0 && Y.applyUpdate(docs[0], update, 1));
  return docs.map((doc) => {
    const text = doc.getText("t");
    const box = new Box();
    const binding = new TextBinding(box, text, (wanted) => {
      const splice = fitSplice(text.toString(), wanted);
      if (splice === undefined) return;
      doc.transact(() => {
        text.delete(splice.index, splice.remove);
        text.insert(splice.index, splice.insert);
      });
    });
    const type = (words: string) => {
      box.type(words);
      binding.typed();
    };
    return { box, binding, text, type };
  }) as [Screen, Screen];
}
interface Screen {
  readonly box: Box;
  readonly binding: TextBinding;
  readonly text: Y.Text;
  readonly type: (words: string) => void;
}

test("both people in one field keep their words, and each caret stays with its own", () => {
  const [tom, priya] = twoScreens("People must be in Bristol");
  tom.box.setSelectionRange(25, 25);
  priya.box.setSelectionRange(0, 0);
  for (const [mine, yours] of [
    ["Mo", " si"],
    ["stly", "nce"],
    [": ", " May"],
  ] as const) {
    priya.type(mine);
    tom.type(yours);
  }
  const whole = "Mostly: People must be in Bristol since May";
  expect([tom.box.value, priya.box.value]).toEqual([whole, whole]);
  expect(tom.box.selectionEnd).toBe(whole.length);
  expect(priya.box.selectionEnd).toBe("Mostly: ".length);
});

test("while an input method composes nothing touches the field, and then both sides are there", () => {
  const [tom, priya] = twoScreens("ab cd");
  tom.box.setSelectionRange(5, 5);
  tom.binding.compose();
  tom.box.type("に");
  tom.binding.typed();
  priya.box.setSelectionRange(0, 2);
  priya.type("longer");
  expect(tom.box.value).toBe("ab cdに");
  tom.box.type("ほん");
  tom.binding.composed();
  expect([tom.box.value, priya.box.value]).toEqual(["longer cdにほん", "longer cdにほん"]);
  expect(tom.box.selectionEnd).toBe("longer cdにほん".length);
});

test("a text that refuses a change puts its own words back into the field", () => {
  const doc = new Y.Doc();
  const text = doc.getText("t");
  text.insert(0, "full");
  const box = new Box();
  const binding = new TextBinding(box, text, () => {});
  box.setSelectionRange(4, 4);
  box.type(" up");
  binding.typed();
  expect(box.value).toBe("full");
});

test("a field that was let go no longer follows", () => {
  const [tom, priya] = twoScreens("x");
  tom.binding.stop();
  priya.type("y");
  expect(tom.box.value).toBe("x");
});

const turn = fc.record({
  who: fc.constantFrom(0, 1),
  from: fc.nat(40),
  length: fc.nat(6),
  words: fc.string({ unit: "grapheme-composite", maxLength: 5 }).map(wellFormed),
  composes: fc.boolean(),
});

test("whatever two people type and compose, in any order, both fields end with the shared text", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.array(turn, { maxLength: 30 }), (start, turns) => {
      const screens = twoScreens(wellFormed(start));
      const busy = [false, false];
      for (const { who, from, length, words, composes } of turns) {
        const screen = screens[who] as Screen;
        if (composes && !busy[who]) screen.binding.compose();
        busy[who] = busy[who] === true || composes;
        screen.box.setSelectionRange(from, from + length);
        screen.box.type(words);
        screen.binding.typed();
        if (!composes) {
          screen.binding.composed();
          busy[who] = false;
        }
      }
      for (const screen of screens) screen.binding.composed();
      const texts = screens.flatMap(({ box, text }) => [box.value, text.toString()]);
      expect(new Set(texts).size).toBe(1);
      for (const { box } of screens) expect(box.selectionEnd).toBeLessThanOrEqual(box.value.length);
    }),
    { numRuns: 300 },
  );
});
