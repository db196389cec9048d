import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { applyEdits, docFrom, readGapMap, seedUpdate } from "#lib/board-doc/doc.ts";
import * as commands from "#lib/gap-map/commands.ts";
import type { Edit } from "#lib/gap-map/edit.ts";
import type { GapMap, ItemId } from "#lib/gap-map/model.ts";
import { levelsOf } from "#lib/gap-map/order.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { CanvasSeat } from "#tests/helpers/canvas-seat.ts";

/** Plain data, so that a script that fails can be kept in `regressions/`. */
interface Step {
  readonly who: "canvas" | "list" | "undo" | "redo" | "first" | "second";
  readonly what: (typeof doings)[number];
  readonly a: number;
  readonly b: number;
  readonly x: number;
  readonly y: number;
  /** Whether the canvas tells of it at once, or only when it must. */
  readonly frame: boolean;
  readonly meet: boolean;
}

const doings = [
  "move",
  "drag",
  "rename",
  "level",
  "remove",
  "restore",
  "pathway",
  "threshold",
  "sketch",
  "rub",
  "add",
  "clone",
  "picture",
  "twist",
] as const;
const step: fc.Arbitrary<Step> = fc.record({
  who: fc.constantFrom(
    "canvas",
    "canvas",
    "canvas",
    "list",
    "list",
    "undo",
    "redo",
    "first",
    "second",
  ),
  what: fc.constantFrom(...doings),
  a: fc.nat(7),
  b: fc.nat(7),
  x: fc.integer({ min: -200, max: 2400 }),
  y: fc.integer({ min: -200, max: 2000 }),
  frame: fc.boolean(),
  meet: fc.boolean(),
});

const id = (n: number) => `item-${n}` as ItemId;
const removal = { by: "Tom", at: "2026-11-22T11:00:00.000Z" };
let seed: Uint8Array;

beforeAll(() => {
  // Frames come when the test says so, as in a browser they come when the screen does.
  Object.assign(globalThis, { __FORCE_RAF_IN_TESTS__: true, requestAnimationFrame: () => 0 });
  const doc = docFrom([seedUpdate(mapFromTemplate("blank", "Try"))]);
  for (const n of [0, 1, 2, 3]) applyEdits(doc, added(readGapMap(doc), n, n));
  seed = Y.encodeStateAsUpdate(doc);
});

test("[BND1] after every step of 1,000 the canvas shows the document, whoever did what in whatever order", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1_000, maxLength: 1_000 }), (steps) => run(steps)),
    { numRuns: 1, verbose: 1, endOnFailure: true },
  );
}, 300_000);

test("[BND1] short scripts hold too, and shrink to something readable", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => run(steps)),
    { numRuns: 40, verbose: 1 },
  );
}, 300_000);

test("[BND1] scripts that once failed hold", () => {
  const kept = new URL("./regressions/binding.json", import.meta.url);
  for (const steps of JSON.parse(readFileSync(kept, "utf8")) as Step[][]) run(steps);
});

function run(steps: readonly Step[]): void {
  const seat = new CanvasSeat(seed);
  const others = { first: docFrom([seed]), second: docFrom([seed]) };
  const sketched = new Set<string>();
  const send = (from: Y.Doc, to: Y.Doc) =>
    Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), "network");
  const exchange = (who: "first" | "second") => {
    send(others[who], seat.doc);
    send(seat.doc, others[who]);
  };
  for (const [at, one] of steps.entries()) {
    take(seat, others, one, at, sketched, exchange);
    if (one.meet) exchange(one.who === "second" ? "second" : "first");
    seat.frame();
    expect(seat.shown(), `after step ${at}: ${JSON.stringify(one)}`).toEqual(seat.shouldShow());
  }
  for (const who of ["first", "second", "first"] as const) exchange(who);
  expect(seat.shown()).toEqual(seat.shouldShow());
  expect(readGapMap(others.first)).toEqual(readGapMap(seat.doc));
  seat.binding.stop();
}

function take(
  seat: CanvasSeat,
  others: { first: Y.Doc; second: Y.Doc },
  one: Step,
  at: number,
  sketched: Set<string>,
  exchange: (who: "first" | "second") => void,
): void {
  switch (one.who) {
    case "undo":
      seat.undo.undo();
      return;
    case "redo":
      seat.undo.redo();
      return;
    case "canvas":
      onCanvas(seat, one, sketched, () => {
        applyEdits(others.first, edits(readGapMap(others.first), { ...one, what: "rename" }, at));
        exchange("first");
      });
      if (one.frame) seat.frame();
      return;
    case "list":
      seat.list(edits(readGapMap(seat.doc), one, at));
      return;
    default:
      applyEdits(others[one.who], edits(readGapMap(others[one.who]), one, at));
  }
}

function onCanvas(seat: CanvasSeat, one: Step, sketched: Set<string>, meanwhile: () => void): void {
  const { what, a, b, x, y } = one;
  switch (what) {
    case "remove":
      seat.erase(id(a));
      break;
    case "sketch":
    case "rename":
      sketched.add(`${a}`);
      seat.sketch(`${a}`, x);
      break;
    case "rub":
      seat.rub(`${a}`);
      break;
    case "clone":
      seat.clone([id(a), `way-${b}`, `sketch-${b}`], `${x}-${y}`);
      break;
    case "picture":
      seat.picture(`${a}`, x, y);
      break;
    case "twist":
      seat.twist(id(a), b);
      break;
    case "drag":
    case "level":
    case "pathway":
      seat.drag(
        id(a),
        [1, 2, 3, 4].map((part) => ({ x: (x * part) / 4, y: (y * part) / 4 + b })),
        meanwhile,
      );
      break;
    default:
      seat.put(id(a), x, y);
  }
}

function edits(map: GapMap, { what, a, b, x }: Step, at: number): readonly Edit[] {
  const levels = levelsOf(map).filter(({ role }) => role === "services");
  switch (what) {
    case "move":
    case "drag":
      return [{ kind: "move", id: id(a), place: { x: Math.abs(x), y: 40 + b * 30 } }];
    case "rename":
      return [
        {
          kind: "set",
          id: id(a),
          field: map.items[id(a)]?.kind === "gap" ? "title" : "name",
          value: `Name ${at}`,
        },
      ];
    case "level":
      return commands.moveToLevel(map, id(a), levels[b % (levels.length + 1)]?.id).edits;
    case "remove":
      return commands.remove(map, id(a), removal).edits;
    case "restore":
      return [{ kind: "restore", id: id(a) }];
    case "pathway":
      return commands.add(map, "pathway", `way-${at}` as ItemId, { fromId: id(a), toId: id(b) })
        .edits;
    case "threshold":
      return commands.add(map, "threshold", `t-${at}` as ItemId, {
        serviceId: id(a),
        text: "At most low",
      }).edits;
    case "sketch":
    case "rub":
      return Object.hasOwn(map.sketch, `shape:sketch-${a}`)
        ? [{ kind: "sketch", id: `shape:sketch-${a}`, record: null }]
        : [];
    case "add":
      return added(map, a, b);
    default:
      return [];
  }
}

function added(map: GapMap, n: number, level: number): readonly Edit[] {
  const levels = levelsOf(map).filter(({ role }) => role === "services");
  if (n > 5) return commands.add(map, "gap", id(n), { title: `Gap ${n}` }).edits;
  return commands.add(map, "service", id(n), {
    name: `Service ${n}`,
    levelId: levels[level % levels.length]?.id,
  }).edits;
}
