import { expect, test } from "vitest";
import { seedUpdate } from "#lib/board-doc/doc.ts";
import { applyEdits } from "#lib/gap-map/apply.ts";
import {
  addNote,
  describeSketch,
  moveSketch,
  rubOut,
  sketchesOf,
  sketchInWords,
  writeOn,
} from "#lib/gap-map/sketches.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { CanvasSeat } from "#tests/helpers/canvas-seat.ts";

const blank = mapFromTemplate("blank", "Blank");
const at = { x: 40, y: 60 };
const noted = applyEdits(blank, addNote(blank, "shape:a", "Ask the police\n\nTwice", at).edits);

test("a note made in words can be read, written on, moved, and rubbed out", () => {
  expect(sketchesOf(noted)).toMatchObject([
    { kind: "note", words: "Ask the police\n\nTwice", place: at },
  ]);
  const written = applyEdits(noted, writeOn(noted, "shape:a", "Ask them").edits);
  expect(sketchesOf(written).map(sketchInWords)).toEqual(["Ask them"]);
  const moved = moveSketch(written, "shape:a", { x: 1, y: 2 }, "GP practice");
  expect(moved.said).toBe("It now lies beside GP practice.");
  expect(sketchesOf(applyEdits(written, moved.edits))[0]?.place).toEqual({ x: 1, y: 2 });
  expect(applyEdits(noted, rubOut(noted, "shape:a").edits).sketch).toEqual({});
});

test("a drawing says nothing until somebody describes it", () => {
  const pen = { ...noted.sketch["shape:a"], id: "shape:b", type: "draw", props: {} };
  const drawn = applyEdits(noted, [{ kind: "sketch", id: "shape:b", record: pen }]);
  const words = (map: typeof drawn) => sketchesOf(map).map(sketchInWords);
  expect(words(drawn)).toContain("No description yet");
  const told = applyEdits(drawn, describeSketch(drawn, "shape:b", "A loop back to the GP").edits);
  expect(words(told)).toContain("A loop back to the GP");
});

test("the canvas draws notes made in words, the newest on top, however many there are", () => {
  let map = blank;
  for (let one = 0; one < 70; one += 1)
    map = applyEdits(map, addNote(map, `shape:n${one}`, `Note ${one}`, at).edits);
  const seat = new CanvasSeat(seedUpdate(map));
  const drawn = sketchesOf(map).map(({ id }) => seat.canvas.get(id as never));
  expect(drawn.filter((one) => one === undefined)).toEqual([]);
  expect(sketchesOf(map).map(({ words }) => words)).toEqual(
    Array.from({ length: 70 }, (_, one) => `Note ${one}`),
  );
});

test("what cannot be read as a sketch is left out", () => {
  const odd = { ...blank, sketch: { "shape:bad": { type: "note", x: "left" }, "shape:no": {} } };
  expect(sketchesOf(odd)).toEqual([]);
});
