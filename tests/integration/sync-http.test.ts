import * as decoding from "lib0/decoding";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { closeCodes } from "#lib/wire/close-codes.ts";
import { readControl } from "#lib/wire/control.ts";
import { headers, ParcelReader, writeFrames } from "#lib/wire/parcels.ts";
import { readPresence } from "#lib/wire/presence.ts";
import { frames } from "#server/sync/frames.ts";
import { usualLimits } from "#server/sync/limits.ts";
import { MemoryStore } from "#tests/helpers/memory-store.ts";
import { MiddleBox } from "#tests/helpers/middle-box.ts";
import { Browser } from "#tests/helpers/participant.ts";
import { TestServer } from "#tests/helpers/sync-server.ts";

let store: MemoryStore;
let server: TestServer;
let proxy: MiddleBox;
let browsers: Browser[];

beforeEach(async () => {
  store = new MemoryStore();
  store.seed("m1");
  store.seed("m2");
  browsers = [];
  server = await new TestServer(store).listen();
  proxy = await new MiddleBox(server.port).listen();
  proxy.manners.upgrades = "refuse";
});
afterEach(async () => {
  for (const browser of browsers) browser.close();
  await proxy.close();
  await server.close();
});

function open(name: string, role = "contributor", url = proxy.url): Browser {
  const browser = new Browser(url, "m1", `${name}.${role}`);
  browsers.push(browser);
  return browser;
}

const places = ({ doc }: { doc: Y.Doc }) => doc.getMap("places");
const shown = ({ connection }: Browser) => connection.getSnapshot();
const loaded = (browser: Browser) => browser.until(() => shown(browser).loaded);
const rows = () => store.documents.get("m1")?.rows ?? [];

test("[HTTP1] where no socket opens, requests carry the map: two people see each other's work and each other", async () => {
  const [ana, ben] = [open("ana"), open("ben", "contributor", server.url)];
  await Promise.all([loaded(ana), loaded(ben)]);
  expect(shown(ana).carrier).toBe("slower connection");
  expect(shown(ben).carrier).toBeUndefined();
  expect(proxy.seen.filter((one) => one === "UPGRADE /sync/m1")).toHaveLength(2);
  places(ana).set("a", 1);
  places(ben).set("b", 1);
  await Promise.all([
    ana.until(() => places(ana).has("b") && ana.words === "Saved"),
    ben.until(() => places(ben).has("a") && ben.words === "Saved"),
  ]);
  expect(places(ana).toJSON()).toEqual(places(ben).toJSON());
  const seen = () => readPresence(ben.connection.awareness.getStates().get(ana.doc.clientID));
  await ben.until(() => seen()?.user.organisation === "ana's organisation");
  ana.close();
  await ben.until(() => seen() === undefined);
});

test("[HTTP2] over HTTP, too, Saved is shown only once the change is committed", async () => {
  const ana = open("ana");
  await ana.until(() => ana.words === "Saved");
  let commit = () => {};
  store.gate = () =>
    new Promise((resolve) => {
      commit = resolve;
    });
  places(ana).set("a", 1);
  await ana.until(() => ana.words.startsWith("Not saved since"));
  expect(rows()).toEqual([]);
  commit();
  await ana.until(() => ana.words === "Saved");
  expect(rows()).toHaveLength(1);
});

test("[HTTP3] over HTTP, too, observers write nothing, and a role that changes takes effect at once", async () => {
  const [oli, ana] = [open("oli", "observer"), open("ana")];
  await Promise.all([loaded(oli), loaded(ana)]);
  places(oli).set("o", 1);
  await oli.until(() => shown(oli).saving.kind === "refused");
  server.sync.changeRole("m1", "id-ana", "observer");
  await ana.until(() => shown(ana).standing?.mayWrite === false);
  places(ana).set("a", 1);
  await ana.until(() => shown(ana).saving.kind === "refused");
  expect(rows()).toEqual([]);
});

test("[HTTP4] who is removed while connected over HTTP is told why, and does not come back", async () => {
  const ana = open("ana");
  await loaded(ana);
  server.sync.closePerson("m1", "id-ana");
  await ana.until(() => shown(ana).ended !== undefined);
  expect(shown(ana).ended).toContain("removed from this map");
});

test("[HTTP5] answers that get lost lose nothing: the messages are sent again, and count once", async () => {
  const [ana, ben] = [open("ana"), open("ben", "contributor", server.url)];
  await Promise.all([loaded(ana), loaded(ben)]);
  let lost = 0;
  proxy.manners.loses = (path) => {
    if (!path.includes("/up?") || lost === 3) return undefined;
    lost += 1;
    return "answer";
  };
  for (let at = 0; at < 20; at += 1) places(ana).set(`a${at}`, at);
  await ana.until(() => ana.words === "Saved");
  await ben.until(() => places(ben).size === 20);
  expect(lost).toBeGreaterThan(0);
  places(ana).set("last", 1);
  await ben.until(() => places(ben).has("last"));
});

test("[HTTP6] a proxy that holds streams back is found out: each answer comes in one piece then", async () => {
  proxy.manners.buffers = true;
  const [ana, ben] = [open("ana"), open("ben", "contributor", server.url)];
  await Promise.all([loaded(ana), loaded(ben)]);
  expect(proxy.seen.some((one) => one.includes("wait="))).toBe(true);
  places(ben).set("b", 1);
  places(ana).set("a", 1);
  await ana.until(() => places(ana).has("b") && ana.words === "Saved");
  await ben.until(() => places(ben).has("a"));
});

test("[HTTP7] a proxy that cuts long requests costs nothing: what was on its way comes with the next, once and in order", async () => {
  proxy.manners.cutsAfter = 400;
  const [ana, ben] = [open("ana"), open("ben", "contributor", server.url)];
  await Promise.all([loaded(ana), loaded(ben)]);
  const seen: unknown[] = [];
  places(ana).observe(() => seen.push(places(ana).get("n")));
  for (let n = 1; n <= 40; n += 1) {
    places(ben).set("n", n);
    await ben.until(() => ben.words === "Saved");
    await new Promise((resolve) => setImmediate(resolve));
  }
  await ana.until(() => places(ana).get("n") === 40);
  expect(seen).toEqual([...seen].sort((a, b) => Number(a) - Number(b)));
  expect(new Set(seen).size).toBe(seen.length);
});

test("[HTTP8] a socket that opens and stays silent is given up for requests", async () => {
  proxy.manners.upgrades = "swallow";
  const ana = open("ana");
  await loaded(ana);
  expect(shown(ana).carrier).toBe("slower connection");
  expect(proxy.seen.filter((one) => one === "UPGRADE /sync/m1")).toHaveLength(1);
});

test("[HTTP9] when sockets work again the connection moves to one, with all that was not sent yet", async () => {
  const [ana, ben] = [open("ana"), open("ben", "contributor", server.url)];
  await Promise.all([loaded(ana), loaded(ben)]);
  const words: string[] = [];
  ana.connection.subscribe(() => words.push(ana.words));
  // Nothing gets up any more while the socket is being tried.
  proxy.manners.loses = (path) => (path.includes("/up?") ? "request" : undefined);
  places(ana).set("unsent", 1);
  proxy.manners.upgrades = "pass";
  ana.connection.start();
  await ana.until(() => shown(ana).carrier === undefined && ana.words === "Saved");
  await ben.until(() => places(ben).has("unsent"));
  expect(words.some((one) => one.startsWith("Offline"))).toBe(false);
  expect(proxy.seen).toContain("UPGRADE /sync/check/socket");
});

test("[HTTP10] a server that stops says so over HTTP, and people come back to the next one", async () => {
  const ana = open("ana");
  await loaded(ana);
  const hand = await new Hand("ben.contributor").open();
  const stream = await hand.ask("down?after=0");
  const { port } = server;
  await server.close();
  const said = new ParcelReader().take(new Uint8Array(await stream.arrayBuffer()));
  expect(said.at(-1)).toMatchObject({ kind: "closed", code: closeCodes.restart });
  places(ana).set("meanwhile", 1);
  server = await new TestServer(store).listen(port);
  await ana.until(() => ana.words === "Saved");
  expect(rows()).toHaveLength(1);
});

/** A connection by hand: what a page does, step by step. */
class Hand {
  readonly token: string;
  readonly map: string;
  session = "";

  constructor(token: string, map = "m1") {
    this.token = token;
    this.map = map;
  }

  ask(path: string, init: RequestInit = {}, more: Record<string, string> = {}): Promise<Response> {
    return fetch(`http://127.0.0.1:${server.port}/sync/${this.map}/${path}`, {
      ...init,
      headers: { [headers.token]: this.token, [headers.session]: this.session, ...more },
    });
  }

  async open(): Promise<this> {
    const answer = await this.ask("open", { method: "POST" });
    this.session = ((await answer.json()) as { session: string }).session;
    return this;
  }

  async up(seq: number, bodies: readonly Uint8Array[]): Promise<unknown> {
    const body = new Uint8Array(writeFrames(bodies));
    return (await this.ask(`up?seq=${seq}`, { method: "POST", body })).json();
  }

  async down(after: number) {
    const answer = await this.ask(`down?after=${after}&wait=0`);
    return new ParcelReader().take(new Uint8Array(await answer.arrayBuffer()));
  }
}

function edit(key: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap("places").set(key, 1);
  return frames.change(Y.encodeStateAsUpdate(doc));
}

test("[HTTP11] a message that comes twice counts once, and one that is missing is waited for", async () => {
  const ana = await new Hand("ana.contributor").open();
  const [first, second, third] = [edit("a"), edit("b"), edit("c")];
  expect(await ana.up(1, [first])).toEqual({ received: 1 });
  expect(await ana.up(1, [first, second])).toEqual({ received: 2 });
  expect(await ana.up(4, [third])).toEqual({ received: 2 });
  expect(await ana.up(3, [third])).toEqual({ received: 3 });
  const acks: number[] = [];
  let after = 0;
  while (acks.at(-1) !== 3) {
    for (const parcel of await ana.down(after)) {
      if (parcel.kind !== "frame") continue;
      after = parcel.number;
      const decoder = decoding.createDecoder(parcel.bytes);
      const message = readControl(decoding.readVarUint(decoder), decoder);
      if (message?.kind === "ack") acks.push(message.upTo);
    }
  }
  expect(acks.at(-1)).toBe(3);
});

test("[HTTP12] what was not confirmed is sent again, the same under the same number", async () => {
  const ana = await new Hand("ana.contributor").open();
  const first = await ana.down(0);
  expect(first[0]).toMatchObject({ kind: "frame", number: 1 });
  expect(await ana.down(0)).toEqual(first);
  const last = first.at(-1);
  if (last?.kind !== "frame") throw new Error("no message came");
  expect(await ana.down(last.number)).toEqual([{ kind: "alive" }]);
});

test("[HTTP13] a session belongs to its map and to the token it was opened with", async () => {
  const ana = await new Hand("ana.contributor").open();
  for (const [token, map] of [
    ["ben.contributor", "m1"],
    ["ana.facilitator", "m1"],
    ["ana.contributor", "m2"],
  ] as const) {
    const thief = new Hand(token, map);
    thief.session = ana.session;
    expect((await thief.ask("down?after=0&wait=0")).status).toBe(404);
    const body = new Uint8Array(writeFrames([edit("stolen")]));
    expect((await thief.ask("up?seq=1", { method: "POST", body })).status).toBe(404);
  }
  expect((await ana.ask("down?after=0&wait=0")).status).toBe(200);
  expect(rows()).toEqual([]);
});

test("[HTTP14] nobody comes in without a token, from another site, or to a map that is not there", async () => {
  const stranger = await new Hand("nonsense").ask("open", { method: "POST" });
  expect(stranger.status).toBe(401);
  expect(await stranger.json()).toEqual({ closed: closeCodes.unauthenticated });
  const ana = new Hand("ana.contributor");
  const elsewhere = { origin: "https://elsewhere.example" };
  expect((await ana.ask("open", { method: "POST" }, elsewhere)).status).toBe(403);
  const nowhere = await new Hand("ana.contributor", "none").ask("open", { method: "POST" });
  expect(await nowhere.json()).toEqual({ closed: closeCodes.notFound });
  expect((await ana.ask("open")).status).toBe(405);
  const bare = await fetch(`http://127.0.0.1:${server.port}/sync/m1/open`, { method: "POST" });
  expect(bare.status).toBe(401);
});

test("[HTTP15] a message larger than a socket would take ends the connection with the same code", async () => {
  const ana = await new Hand("ana.contributor").open();
  const answer = await ana.up(1, [new Uint8Array(1_024 * 1_024 + 100)]);
  expect(answer).toEqual({ received: 0, closed: closeCodes.tooBig });
  const ben = await new Hand("ben.contributor").open();
  const body = new Uint8Array([200, 200, 1]);
  const garbled = await ben.ask("up?seq=1", { method: "POST", body });
  expect(await garbled.json()).toEqual({ received: 0, closed: closeCodes.policy });
  expect(await ben.down(0)).toContainEqual(
    expect.objectContaining({ kind: "closed", code: closeCodes.policy }),
  );
});

test("[HTTP17] while nothing can be saved, changes wait up to a limit for all maps and ways together; who writes more is sent away, and loses nothing", async () => {
  const limits = { ...usualLimits, unsavedMebibytes: 1 };
  const small = await new TestServer(store, undefined, undefined, { limits }).listen();
  const box = await new MiddleBox(small.port).listen();
  box.manners.upgrades = "refuse";
  const ana = open("ana", "contributor", small.url);
  const ben = new Browser(box.url, "m2", "ben.contributor");
  await Promise.all([ana, ben].map((one) => one.until(() => one.words === "Saved")));
  let save = () => {};
  const held = new Promise<void>((resolve) => {
    save = resolve;
  });
  store.gate = () => held;
  const large = "x".repeat(600_000);
  places(ana).set("a", large);
  await ana.until(() => ana.words.startsWith("Not saved since"));
  places(ben).set("b", large);
  await ben.until(() => ben.words.startsWith("Offline, 1 change"));
  expect(ana.words).toMatch(/^Not saved since/);
  store.gate = async () => {};
  save();
  await Promise.all([ana, ben].map((one) => one.until(() => one.words === "Saved")));
  expect(store.documents.get("m2")?.rows).toHaveLength(1);
  ben.close();
  await box.close();
  await small.close();
});

test("[HTTP16] one person holds as many connections over HTTP as by other ways, and no more", async () => {
  const most = usualLimits.connectionsPerPerson;
  const all = await Promise.all(
    Array.from({ length: most + 5 }, () =>
      new Hand("ana.contributor").ask("open", { method: "POST" }),
    ),
  );
  const statuses = all.map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(most);
  expect(statuses.filter((status) => status === 503)).toHaveLength(5);
  const other = await new Hand("ben.contributor").ask("open", { method: "POST" });
  expect(other.status).toBe(200);
});
