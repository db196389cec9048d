import { beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { applyEdits, docFrom, readGapMap, seedUpdate } from "#lib/board-doc/doc.ts";
import { add } from "#lib/gap-map/commands.ts";
import { type ItemId, itemOf } from "#lib/gap-map/model.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { measure } from "#lib/scene/measure.ts";
import { routePathways } from "#lib/scene/route.ts";
import { CanvasSeat } from "#tests/helpers/canvas-seat.ts";

const [gp, gap] = ["gp", "the-gap"] as ItemId[] as [ItemId, ItemId];
const primary = "level-primary" as ItemId;
let seed: Uint8Array;

beforeAll(() => {
  Object.assign(globalThis, { __FORCE_RAF_IN_TESTS__: true, requestAnimationFrame: () => 0 });
  const doc = docFrom([seedUpdate(mapFromTemplate("blank", "Try"))]);
  applyEdits(doc, add(readGapMap(doc), "service", gp, { name: "GP", levelId: primary }).edits);
  applyEdits(doc, add(readGapMap(doc), "gap", gap, { title: "Too risky" }).edits);
  seed = Y.encodeStateAsUpdate(doc);
});

function bandOf(seat: CanvasSeat, levelId: string) {
  const band = seat.binding.picture.layout.bands.find((one) => one.levelId === levelId);
  if (band === undefined) throw new Error(levelId);
  return band;
}

test("[BND2] a card dragged into another level belongs to it, and one undo takes the whole drag back", () => {
  const seat = new CanvasSeat(seed);
  const before = readGapMap(seat.doc);
  const to = bandOf(seat, "level-crisis").y + 40;
  seat.drag(gp, [
    { x: 100, y: to - 300 },
    { x: 200, y: to },
  ]);
  const map = readGapMap(seat.doc);
  expect(itemOf(map, "service", gp)?.levelId).toBe("level-crisis");
  expect(map.places[gp]).toEqual({ x: 200, y: 40 });
  seat.undo.undo();
  expect(readGapMap(seat.doc).items[gp]).toEqual(before.items[gp]);
  expect(readGapMap(seat.doc).places[gp]).toEqual(before.places[gp]);
});

test("[BND3] a card is always inside its level: no service in the gap, no gap outside it", () => {
  const seat = new CanvasSeat(seed);
  const middle = bandOf(seat, "level-gap");
  seat.drag(gp, [{ x: 10.4, y: middle.y + 20 }]);
  const service = itemOf(readGapMap(seat.doc), "service", gp);
  expect(service?.levelId).toBe(primary);
  seat.drag(gap, [{ x: 300, y: -500 }]);
  expect(readGapMap(seat.doc).places[gap]?.y).toBe(12);
  expect(seat.shown()).toEqual(seat.shouldShow());
});

test("[BND4] a drag writes at once and then not before the pause is over, and its end is always written", () => {
  let pauseOver: (() => void) | undefined;
  const seat = new CanvasSeat(seed, (_, callback) => {
    pauseOver = callback;
    return () => {
      pauseOver = undefined;
    };
  });
  seat.binding.hold([`shape:${gp}` as never]);
  const y = bandOf(seat, primary).y + 44;
  for (const x of [100, 110, 120, 130]) {
    seat.put(gp, x, y);
    seat.frame();
  }
  expect(seat.writes).toBe(1);
  pauseOver?.();
  expect(seat.writes).toBe(2);
  expect(readGapMap(seat.doc).places[gp]?.x).toBe(130);
  seat.put(gp, 140, y);
  seat.binding.release();
  expect(readGapMap(seat.doc).places[gp]?.x).toBe(140);
  expect(seat.shown()).toEqual(seat.shouldShow());
});

test("[BND5] somebody renaming a card under my hand does not move it, and neither is lost", () => {
  const seat = new CanvasSeat(seed);
  const other = docFrom([seed]);
  const y = bandOf(seat, primary).y + 60;
  seat.drag(
    gp,
    [
      { x: 400, y },
      { x: 500, y },
      { x: 600, y },
    ],
    () => {
      applyEdits(other, [{ kind: "set", id: gp, field: "name", value: "GP practice" }]);
      Y.applyUpdate(seat.doc, Y.encodeStateAsUpdate(other), "network");
    },
  );
  const map = readGapMap(seat.doc);
  expect(itemOf(map, "service", gp)?.name).toBe("GP practice");
  expect(map.places[gp]).toEqual({ x: 600, y: 60 });
});

test("[BND6] a sketch that this canvas cannot draw is left out; everything else is shown", () => {
  const seat = new CanvasSeat(seed);
  const other = docFrom([seed]);
  applyEdits(other, [
    { kind: "sketch", id: "shape:bad", record: { type: "note", x: "left" } },
    { kind: "sketch", id: "shape:odd", record: { type: "embed", url: "https://example.org" } },
  ]);
  Y.applyUpdate(seat.doc, Y.encodeStateAsUpdate(other), "network");
  expect(seat.shown()).toHaveLength(2);
  seat.sketch("mine", 40);
  seat.frame();
  expect(Object.keys(readGapMap(seat.doc).sketch)).toContain("shape:sketch-mine");
  expect(seat.shown()).toHaveLength(3);
});

test("[BND8] an answer about pathways takes back no note that was put down or moved since it was asked for", () => {
  const answers: (() => void)[] = [];
  const seat = new CanvasSeat(seed, undefined, (task, done) => {
    answers.push(() => done(routePathways(task, measure)));
  });
  seat.sketch("mine", 40);
  seat.frame();
  seat.sketch("mine", 80);
  seat.frame();
  expect(answers).toHaveLength(1);
  answers.shift()?.();
  expect(seat.canvas.get("shape:sketch-mine" as never)).toMatchObject({ x: 80 });
});

test("[BND7] pathways that are routed elsewhere follow at once, and run their best ways when the last answer is in", () => {
  const answers: (() => void)[] = [];
  const bristol = seedUpdate(mapFromTemplate("bristol", "Bristol"));
  const seat = new CanvasSeat(bristol, undefined, (task, done) => {
    answers.push(() => done(routePathways(task, measure)));
  });
  const answer = () => answers.shift()?.();
  answer();
  expect(seat.shown()).toEqual(seat.shouldShow());
  const y = bandOf(seat, primary).y + 60;
  seat.drag("tt" as ItemId, [{ x: 900, y }]);
  seat.list([{ kind: "move", id: gp, place: { x: 60, y: 60 } }]);
  const shape = seat.canvas.get("shape:gp" as never) as { x: number } | undefined;
  expect(shape?.x).toBe(60);
  expect(answers).toHaveLength(1);
  answer();
  expect(seat.shown()).not.toEqual(seat.shouldShow());
  answer();
  expect(answers).toHaveLength(0);
  expect(seat.shown()).toEqual(seat.shouldShow());
});
