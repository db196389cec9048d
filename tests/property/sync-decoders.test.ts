import { readFileSync } from "node:fs";
import fc from "fast-check";
import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { admit, isStateVector } from "#server/sync/admission.ts";
import { newIn } from "#server/sync/coherence.ts";
import { frames, readFrame } from "#server/sync/frames.ts";
import { Hands } from "#server/sync/hands.ts";
import { PresenceBook } from "#server/sync/presence.ts";

/** Honest messages to begin with. */
function honest(): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = 12_345;
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  const items = doc.getMap("items");
  items.set(
    "a",
    new Y.Map<unknown>([
      ["name", "A"],
      ["rank", 1.5],
      ["list", [1, { x: null }]],
    ]),
  );
  const text = new Y.Text("hello 👩‍⚕️ world");
  items.set("t", text);
  text.insert(3, "more");
  text.delete(0, 2);
  text.format(0, 3, { bold: true });
  doc.getMap("places").set("a", { x: 1, y: -2 });
  items.delete("a");
  const presence = encoding.encode((encoder) => {
    for (const number of [1, 12_345, 7]) encoding.writeVarUint(encoder, number);
    encoding.writeVarString(encoder, JSON.stringify({ cursor: { x: 1, y: 2 }, selection: ["a"] }));
  });
  const whole = Y.encodeStateAsUpdate(doc);
  return [
    ...updates.map((update) => frames.change(update)),
    frames.missing(whole),
    frames.ask(Y.encodeStateVector(doc)),
    frames.presence(presence),
  ];
}

const seeds = honest();
const known = withSeeds(new Y.Doc());
/** The same on a screen that has not collected what was deleted. */
const uncollected = withSeeds(new Y.Doc({ gc: false }));

function withSeeds(doc: Y.Doc): Y.Doc {
  for (const bytes of seeds) {
    const frame = readFrame(bytes);
    if (frame?.kind === "change") Y.applyUpdate(doc, frame.update);
  }
  return doc;
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc({ gc: doc.gc });
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

function contentOf(doc: Y.Doc): unknown {
  return [doc.getMap("items").toJSON(), doc.getMap("places").toJSON()];
}

/** What somebody does to a message: turns bits, puts in numbers that hurt, cuts, doubles, or mixes two. */
const blow = fc.oneof(
  fc.record({ do: fc.constant("flip" as const), at: fc.nat(400), bit: fc.nat(7) }),
  fc.record({
    do: fc.constant("set" as const),
    at: fc.nat(400),
    byte: fc.constantFrom(0, 1, 127, 128, 255),
  }),
  fc.record({
    do: fc.constant("number" as const),
    at: fc.nat(400),
    size: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({ do: fc.constant("cut" as const), at: fc.nat(400) }),
  fc.record({ do: fc.constant("double" as const), at: fc.nat(400), length: fc.nat(60) }),
  fc.record({ do: fc.constant("mix" as const), at: fc.nat(400), other: fc.nat(20) }),
);
type Blow = ReturnType<typeof blow.generate>["value"];

function after(bytes: Uint8Array, hit: Blow): Uint8Array {
  const at = hit.at % Math.max(1, bytes.length);
  const [head, tail] = [bytes.slice(0, at), bytes.slice(at)];
  switch (hit.do) {
    case "flip":
      return Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ (1 << hit.bit) : byte));
    case "set":
      return Uint8Array.from(bytes, (byte, index) => (index === at ? hit.byte : byte));
    case "number":
      return Uint8Array.from([...head, ...Array(hit.size - 1).fill(255), 15, ...tail.slice(1)]);
    case "cut":
      return head;
    case "double":
      return Uint8Array.from([...head, ...tail.slice(0, hit.length), ...tail]);
    case "mix":
      return Uint8Array.from([...head, ...(seeds[hit.other % seeds.length] ?? []).slice(at)]);
  }
}

const script = fc.record({
  seed: fc.nat(20),
  blows: fc.array(blow, { minLength: 1, maxLength: 6 }),
});
type Script = ReturnType<typeof script.generate>["value"];

/** What is let in can be applied, leaves nothing hanging, goes into a snapshot and back, and gives everybody the same. */
function checkLetIn(news: Uint8Array): void {
  const doc = copyOf(known);
  const told: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => told.push(update));
  Y.applyUpdate(doc, news);
  expect(doc.store.pendingStructs).toBeNull();
  expect(doc.store.pendingDs).toBeNull();
  const again = new Y.Doc();
  Y.applyUpdateV2(again, Y.encodeStateAsUpdateV2(doc));
  expect(Y.equalSnapshots(Y.snapshot(again), Y.snapshot(doc))).toBe(true);
  const others = [copyOf(known), copyOf(uncollected)];
  for (const other of others) for (const update of told) Y.applyUpdate(other, update);
  for (const one of [again, ...others]) expect(contentOf(one)).toEqual(contentOf(doc));
  for (const one of [doc, again, ...others]) one.destroy();
}

/** Milliseconds, of this process's own time, that one look may take. */
const MOST = 50;

/** Takes a message in as the server does, as far as nobody else is concerned. Gives what it cost. */
function takeIn(bytes: Uint8Array): number {
  const before = process.cpuUsage();
  const frame = readFrame(bytes);
  if (frame?.kind === "change") {
    const clockOf = (client: number) => Y.getState(known.store, client);
    const verdict = admit(frame.update, { clockOf });
    const news = verdict.ok ? newIn(known, frame.update, verdict.structs) : undefined;
    if (news !== undefined) checkLetIn(news);
  } else if (frame?.kind === "ask") isStateVector(frame.stateVector, 1_000);
  else if (frame?.kind === "presence") {
    const hands = new Hands(known, []);
    const person = {
      id: "eve",
      name: "Eve",
      organisation: "",
      role: "contributor",
      colour: "#000000",
      services: [],
    } as const;
    new PresenceBook(() => 1, hands).hear({}, person, frame.entries);
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function check({ seed, blows }: Script): void {
  const bytes = blows.reduce(after, seeds[seed % seeds.length] ?? new Uint8Array());
  const cost = takeIn(bytes);
  // Whatever else the process did just then, it does not do twice more.
  if (cost > MOST) expect(Math.min(takeIn(bytes), takeIn(bytes))).toBeLessThan(MOST);
}

/** A hunt for what is not known yet, when asked for: `DECODER_RUNS=100000 npx vitest run …`. What it finds is kept below. */
const { DECODER_RUNS: runs } = process.env;

if (runs !== undefined) {
  test("[FUZZ1] whatever becomes of honest messages on their way: no crash, no stall, and what is let in can be kept", () => {
    fc.assert(fc.property(script, check), { numRuns: Number(runs) });
  }, 120_000);
}

test("[FUZZ2] what was found before is not found again", () => {
  const kept = new URL("./regressions/sync-decoders.json", import.meta.url);
  for (const found of JSON.parse(readFileSync(kept, "utf8")) as Script[]) check(found);
});

test("[FUZZ3] a hundred thousand broken messages leave no memory behind", () => {
  const scripts = fc.sample(script, { numRuns: 2_000, seed: 1 });
  const round = () => {
    for (const { seed, blows } of scripts) {
      const bytes = blows.reduce(after, seeds[seed % seeds.length] ?? new Uint8Array());
      const frame = readFrame(bytes);
      if (frame?.kind === "change") admit(frame.update, { clockOf: () => 2 ** 30 });
    }
  };
  round();
  const before = process.memoryUsage().heapUsed;
  for (let turn = 0; turn < 50; turn++) round();
  // Garbage that has not been collected yet counts, too.
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(200 * 1_024 * 1_024);
}, 120_000);
