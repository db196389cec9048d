import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { isSketch } from "#components/canvas/binding/sketch.ts";
import { applyEdits, readGapMap } from "#lib/board-doc/doc.ts";
import { readRaw } from "#lib/board-doc/read.ts";
import { toCsv } from "#lib/gap-map/export/csv.ts";
import type { ItemId, Service } from "#lib/gap-map/model.ts";
import { servicesInOrder } from "#lib/gap-map/order.ts";
import { step } from "#lib/gap-map/rank.ts";
import { sceneOf } from "#lib/scene/scene.ts";
import { sketchShapes } from "#lib/scene/sketch.ts";
import { toSvg } from "#lib/scene/svg.ts";
import { frames } from "#server/sync/frames.ts";
import { readCsv } from "#tests/helpers/csv.ts";
import { hostileMap } from "#tests/helpers/hostile-texts.ts";
import type { Browser } from "#tests/helpers/participant.ts";
import { changeOf, Siege } from "#tests/helpers/siege.ts";

const siege = new Siege();

function service(id: string, more: Partial<Service> = {}): Service {
  const blank = { functions: [], referrers: [], offer: "", who: "", rank: 1, name: id };
  return { kind: "service", id: id as ItemId, ...blank, ...more };
}

const map = ({ doc }: { doc: Y.Doc }) => readGapMap(doc);

/** Puts something into an item of the shared document that no screen of ours would. */
function scribble({ doc }: Browser, id: string, fields: Record<string, unknown>): void {
  doc.getMap("items").set(id, new Y.Map(Object.entries(fields)));
}

test("[H50] a client of another build is served what it says it understands; what it writes that nobody knows is left out by every reader", async () => {
  const { ben, server } = siege;
  const late = new WebSocket(`${server.url}/m1?token=eve.contributor`, ["gap-map.99"]);
  const types: (number | undefined)[] = [];
  late.on("message", (data: Buffer) => types.push(data[0]));
  await new Promise((resolve) => late.once("message", resolve));
  const update = changeOf((doc) => {
    doc.getMap("items").set("x", new Y.Map([["kind", "hologram"]]));
    doc.getMap("meta").set("modelVersion", 99);
  });
  late.send(frames.change(update));
  await ben.until(() => ben.doc.getMap("items").has("x"));
  expect(map(ben).items).toEqual({});
  expect(types.every((type) => type === 0 || type === 1)).toBe(true);
  late.close();
});

test("[H51] a record that cannot be read is left out on every screen, and the rest goes on", async () => {
  const { ana, ben } = siege;
  applyEdits(ana.doc, [{ kind: "add", item: service("a") }]);
  scribble(ana, "b", { kind: "service", name: { nested: true }, functions: "none" });
  scribble(ana, "c", { kind: 7 });
  ana.doc.getMap("items").set("d", "words");
  ana.doc.getMap("sketch").set("shape:1", 12);
  applyEdits(ana.doc, [{ kind: "add", item: service("e") }]);
  await ben.until(() => map(ben).items["e" as ItemId] !== undefined);
  expect(Object.keys(map(ben).items).sort()).toEqual(expect.arrayContaining(["a", "e"]));
  const same = () => isDeepStrictEqual(map(ben), map(ana));
  for (const one of [ana, ben]) await one.until(same);
  for (const id of ["c", "d"]) expect(map(ben).items).not.toHaveProperty(id);
  expect(map(ben).sketch).toEqual({});
});

test("[H52] what points at something gone, or at itself, is left out; places that are no numbers are refused, huge ones harm nobody", async () => {
  const { ana, ben } = siege;
  applyEdits(ana.doc, [
    { kind: "add", item: service("a") },
    { kind: "add", item: service("b", { levelId: "nowhere" as ItemId }) },
  ]);
  scribble(ana, "p", { kind: "pathway", fromId: "a", toId: "gone" });
  scribble(ana, "t", { kind: "threshold", serviceId: "t", text: "" });
  ana.doc.getMap("places").set("a", { x: 1e308, y: -1e308 });
  await ben.until(() => ben.doc.getMap("places").has("a"));
  expect(Object.keys(map(ben).items).sort()).toEqual(["a", "b"]);
  expect(() =>
    toSvg(sceneOf(map(ben), { info: { title: "x" } as never, text: "brief" })),
  ).not.toThrow();
  for (const x of [Number.NaN, Number.POSITIVE_INFINITY]) {
    const eve = await siege.attacker();
    const update = changeOf((doc) => doc.getMap("places").set("a", { x, y: 0 }));
    expect(await eve.answerTo(frames.change(update))).toBe("bad-value");
    eve.socket.close();
  }
});

test("[H53] two who give the same rank: everybody sees one order, and it can be changed", async () => {
  const { ana, ben } = siege;
  applyEdits(ana.doc, [{ kind: "add", item: service("a") }]);
  applyEdits(ben.doc, [
    { kind: "add", item: service("b") },
    { kind: "add", item: service("c") },
  ]);
  const order = (one: Browser) => servicesInOrder(map(one)).map(({ id }) => id);
  for (const one of [ana, ben]) await one.until(() => order(one).length === 3);
  expect(order(ana)).toEqual(order(ben));
  const last = order(ana).at(-1) as ItemId;
  applyEdits(ana.doc, step(servicesInOrder(map(ana)), last, "earlier"));
  expect(order(ana)[1]).toBe(last);
  await ben.until(() => order(ben)[1] === last);
});

test("[H54] nothing that runs in a map's texts and addresses gets into its drawing", async () => {
  const { ana, ben } = siege;
  const provenance = { kind: "sourced", url: "javascript:alert(1)" } as const;
  applyEdits(ana.doc, [{ kind: "add", item: service("a", { provenance }) }]);
  await ben.until(() => map(ben).items["a" as ItemId] !== undefined);
  const info = { title: "<svg onload=alert(1)>" } as never;
  for (const one of [map(ben), hostileMap()]) {
    const svg = toSvg(sceneOf(one, { info, text: "all" }));
    expect(svg).not.toMatch(/<script|<foreignObject|<image|<use|href=|javascript:|<svg onload/i);
  }
  // Nor does any screen make a link of an address just as people typed it; see WEB1.
  const sources = filesUnder("../../../components").map((file) => readFileSync(file, "utf8"));
  expect(sources.filter((text) => /href=\{[^}]*\burl\b/.test(text))).toEqual([]);
});

function filesUnder(folder: string): string[] {
  const path = fileURLToPath(new URL(folder, import.meta.url));
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`);
}

test("[H55] the server asks no other machine for anything, and bookmarks and embeds are no part of a map", () => {
  for (const file of [...filesUnder("../../../server"), ...filesUnder("../../../app/api")]) {
    const text = readFileSync(file, "utf8");
    expect(text, file).not.toMatch(
      /\bfetch\(|\bhttps?\.(get|request)\(|from "undici"|from "node:https"/,
    );
  }
  const address = "http://169.254.169.254/latest/meta-data";
  for (const type of ["bookmark", "embed", "image", "video"]) {
    const record = { typeName: "shape", type, x: 0, y: 0, index: "a1", props: { url: address } };
    expect(isSketch(record as never)).toBe(false);
    expect(sketchShapes({ "shape:1": record })).toEqual([]);
  }
});

test("[H56] no text in a table is a formula, and a number stays one", async () => {
  const { ana, ben } = siege;
  const texts = ['=HYPERLINK("http://evil.example")', "-2+3", "＝1+1", "\t=1", "@x"];
  applyEdits(
    ana.doc,
    texts.map((offer, n) => ({ kind: "add", item: service(`s${n}`, { offer }) }) as const),
  );
  await ben.until(() => Object.keys(map(ben).items).length === texts.length);
  const cells = readCsv(toCsv(map(ben))).flat();
  for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
  expect(cells).toContain("'-2+3");
});

test("[H57] ten thousand cards dragged at once are one change of a bounded size, seen by the other", async () => {
  const { ana, ben } = siege;
  const places = (one: Browser) => one.doc.getMap<{ x: number }>("places");
  for (const x of [1, 2, 3]) {
    ana.doc.transact(() => {
      for (let card = 0; card < 10_000; card++) places(ana).set(`c${card}`, { x });
    });
  }
  await ben.until(() => places(ben).get("c9999")?.x === 3);
  await ana.until(() => ana.words === "Saved");
  expect(places(ben).size).toBe(10_000);
  // Of the steps that came together, only the last is in the log.
  for (const { update } of siege.rows) expect(update.length).toBeLessThan(1_024 * 1_024);
}, 60_000);

test("[H58] two tabs of one person have ids of their own, and the work of both stays", async () => {
  const { ana, ben } = siege;
  const second = siege.browser("ana");
  await second.until(() => second.words === "Saved");
  expect(second.doc.clientID).not.toBe(ana.doc.clientID);
  for (let turn = 0; turn < 20; turn++) {
    ana.doc.getMap("places").set(`first${turn}`, 1);
    second.doc.getMap("places").set(`second${turn}`, 1);
  }
  await ben.until(() => ben.doc.getMap("places").size === 40);
  second.close();
});

test("[H59] two people in one browser, one who only reads: nothing goes from tab to tab behind the server's back", async () => {
  const { ana, server } = siege;
  const vera = siege.browser("vera", "observer");
  await vera.until(() => vera.words === "Saved");
  const { port } = server;
  await server.close();
  await Promise.all([ana, vera].map((one) => one.until(() => one.words === "Offline")));
  vera.doc.getMap("places").set("hers", 1);
  ana.doc.getMap("places").set("mine", 1);
  await siege.pulse(() => true);
  expect(vera.doc.getMap("places").has("mine")).toBe(false);
  expect(ana.doc.getMap("places").has("hers")).toBe(false);
  await siege.serve(port);
  await ana.until(() => ana.words === "Saved");
  await vera.until(() => vera.doc.getMap("places").has("mine"));
  expect(siege.committed.getMap("places").toJSON()).toEqual({ mine: 1 });
  vera.close();
});

test("[H60] a server that could do nothing for two seconds says that it is not ready, and hangs up on nobody", async () => {
  const { ana, ben, server } = siege;
  const eve = await siege.attacker();
  await siege.pulse(() => server.sync.healthy());
  const end = Date.now() + 2_000;
  while (Date.now() < end);
  await siege.pulse(() => !server.sync.healthy());
  await siege.bothWork();
  expect(eve.code).toBeUndefined();
  expect([ana, ben].map((one) => one.words)).not.toContain("Offline");
  siege.clock.pass(6_000);
  await siege.pulse(() => server.sync.healthy());
  eve.socket.close();
});

test("[H50] a stock client never sees a control frame", async () => {
  const { ben, server } = siege;
  const socket = new WebSocket(`${server.url}/m1?token=eve.contributor`);
  const types: (number | undefined)[] = [];
  const sawEdit = new Promise<void>((resolve) => {
    socket.on("message", (data: Buffer) => {
      types.push(data[0]);
      if (data[0] === 0 && data[1] === 2) resolve();
    });
  });
  await new Promise((resolve) => socket.once("open", resolve));
  socket.send(frames.ask(new Uint8Array([0])));
  socket.send(frames.missing(new Uint8Array([0, 0])));
  socket.send(frames.change(changeOf((doc) => doc.getMap("places").set("eve", 1))));
  await ben.until(() => ben.doc.getMap("places").has("eve"));
  ben.doc.getMap("places").set("b", 1);
  await sawEdit;
  expect(types.every((type) => type === 0 || type === 1)).toBe(true);
  socket.close();
});

test("what the server keeps of a map under attack can be read as a map", async () => {
  const { ana } = siege;
  applyEdits(ana.doc, [{ kind: "add", item: service("a") }]);
  await ana.until(() => ana.words === "Saved");
  expect(Object.keys(readRaw(siege.committed).items)).toEqual(["a"]);
});
