import { afterEach, beforeEach, expect, test } from "vitest";
import type * as Y from "yjs";
import { applyEdits, readGapMap } from "#lib/board-doc/doc.ts";
import type { Item } from "#lib/gap-map/model.ts";
import { closeCodes } from "#lib/wire/close-codes.ts";
import { readPresence } from "#lib/wire/presence.ts";
import { MemoryStore } from "#tests/helpers/memory-store.ts";
import { Browser } from "#tests/helpers/participant.ts";
import { TestServer } from "#tests/helpers/sync-server.ts";

let store: MemoryStore;
let server: TestServer;
let browsers: Browser[];

beforeEach(async () => {
  store = new MemoryStore();
  store.seed("m1");
  browsers = [];
  server = await new TestServer(store).listen();
});
afterEach(async () => {
  for (const browser of browsers) browser.close();
  await server.close();
});

function open(name: string, role = "contributor"): Browser {
  const browser = new Browser(server.url, "m1", `${name}.${role}`);
  browsers.push(browser);
  return browser;
}

const places = ({ doc }: { doc: Y.Doc }) => doc.getMap("places");
const loaded = (browser: Browser) => browser.until(() => browser.connection.getSnapshot().loaded);

test("[SYNC10] Saved is shown only once the change is committed", async () => {
  const ana = open("ana");
  await ana.until(() => ana.words === "Saved");
  let commit = () => {};
  store.gate = () =>
    new Promise((resolve) => {
      commit = resolve;
    });
  places(ana).set("a", 1);
  expect(ana.words).toBe("Saving…");
  await ana.until(() => ana.words.startsWith("Not saved since"));
  expect(store.documents.get("m1")?.rows).toEqual([]);
  commit();
  await ana.until(() => ana.words === "Saved");
  expect(store.documents.get("m1")?.rows).toHaveLength(1);
});

test("[SYNC11] edits made offline are kept, counted, and sent on coming back", async () => {
  const [ana, ben] = [open("ana"), open("ben")];
  await Promise.all([loaded(ana), loaded(ben)]);
  const { port } = server;
  await server.close();
  await ana.until(() => ana.words === "Offline");
  places(ana).set("a", 1);
  places(ana).set("b", 2);
  expect(ana.words).toBe("Offline, 2 changes kept on this page only");
  server = await new TestServer(store).listen(port);
  await ana.until(() => ana.words === "Saved");
  await ben.until(() => places(ben).has("b"));
  expect(places(ben).toJSON()).toEqual({ a: 1, b: 2 });
});

test("[SYNC51] five megabytes made offline arrive, as do two megabytes made in one go", async () => {
  const [ana, ben] = [open("ana"), open("ben")];
  await Promise.all([loaded(ana), loaded(ben)]);
  const items = ({ doc }: Browser) => doc.getMap<string>("places");
  const { port } = server;
  await server.close();
  await ana.until(() => ana.words === "Offline");
  for (let field = 0; field < 2_500; field++) items(ana).set(`f${field}`, "x".repeat(2_048));
  server = await new TestServer(store).listen(port);
  await ana.until(() => ana.words === "Saved");
  await ben.until(() => items(ben).size === 2_500);
  const pasted = Array.from(
    { length: 20 },
    (_, part) => [`p${part}`, "y".repeat(100_000)] as const,
  );
  ana.doc.transact(() => {
    for (const [key, text] of pasted) items(ana).set(key, text);
  });
  expect(ana.words).toBe("Saving…");
  await ben.until(() => items(ben).size === 2_520);
  await ana.until(() => ana.words === "Saved");
  expect(items(ben).toJSON()).toEqual(items(ana).toJSON());
});

test("[SYNC12] a person who is removed is told why, and does not come back", async () => {
  const ana = open("ana");
  await loaded(ana);
  server.sync.closePerson("m1", "id-ana");
  await ana.until(() => ana.connection.getSnapshot().ended !== undefined);
  expect(ana.connection.getSnapshot().ended).toContain("removed from this map");
});

test("[SYNC13] a role that changes takes effect on the open connection: what is typed then is refused", async () => {
  const [ana, ben] = [open("ana"), open("ben")];
  await Promise.all([loaded(ana), loaded(ben)]);
  server.sync.changeRole("m1", "id-ana", "observer");
  await ana.until(() => ana.connection.getSnapshot().standing?.mayWrite === false);
  places(ana).set("a", 1);
  await ana.until(() => ana.connection.getSnapshot().saving.kind === "refused");
  server.sync.changeRole("m1", "id-ana", "contributor");
  await ana.until(() => ana.connection.getSnapshot().standing?.mayWrite === true);
  places(ben).set("b", 1);
  await ana.until(() => places(ana).has("b"));
  expect(places(ben).has("a")).toBe(false);
  expect(store.documents.get("m1")?.rows).toHaveLength(1);
});

test("[SYNC14] a locked map is written by facilitators only, at once", async () => {
  const [ana, fay] = [open("ana"), open("fay", "facilitator")];
  await Promise.all([loaded(ana), loaded(fay)]);
  server.sync.changeLock("m1", true);
  await ana.until(() => ana.connection.getSnapshot().standing?.locked === true);
  expect(ana.connection.getSnapshot().standing?.mayWrite).toBe(false);
  places(ana).set("a", 1);
  await ana.until(() => ana.connection.getSnapshot().saving.kind === "refused");
  places(fay).set("f", 1);
  await fay.until(() => fay.words === "Saved");
  expect(places(fay).has("a")).toBe(false);
});

test("[SYNC15] presence carries the name and organisation the server knows, whatever a screen claims", async () => {
  const [ana, ben] = [open("ana"), open("ben")];
  await Promise.all([loaded(ana), loaded(ben)]);
  ana.connection.awareness.setLocalState({ user: { name: "Boss" }, cursor: { x: 1, y: 2 } });
  const seen = () => readPresence(ben.connection.awareness.getStates().get(ana.doc.clientID));
  await ben.until(() => seen()?.cursor?.x === 1);
  expect(seen()?.user).toMatchObject({ name: "ana", organisation: "ana's organisation" });
  ana.connection.close();
  await ben.until(() => seen() === undefined);
});

test("[SYNC16] people are seen again after the server was restarted", async () => {
  const [ana, ben] = [open("ana"), open("ben")];
  await Promise.all([loaded(ana), loaded(ben)]);
  const seen = () => readPresence(ben.connection.awareness.getStates().get(ana.doc.clientID));
  await ben.until(() => seen() !== undefined);
  const { port } = server;
  await server.close();
  await ben.until(() => seen() === undefined);
  server = await new TestServer(store).listen(port);
  await ben.until(() => seen() !== undefined);
});

test("[SYNC17] the token is asked for afresh before each connection, and a refusal is final", async () => {
  const ana = open("ana");
  await loaded(ana);
  const { port } = server;
  let asked = 0;
  ana.askToken = async () => {
    asked += 1;
    return { refused: closeCodes.forbidden };
  };
  await server.close();
  server = await new TestServer(store).listen(port);
  await ana.until(() => ana.connection.getSnapshot().ended !== undefined);
  expect(asked).toBe(1);
});

test("[SYNC19] whoever signs in again keeps what was typed after the session had ended", async () => {
  const [ana, ben] = [open("ana"), open("ben")];
  await Promise.all([loaded(ana), loaded(ben)]);
  const { askToken } = ana;
  ana.askToken = async () => ({ refused: closeCodes.unauthenticated });
  const { port } = server;
  await server.close();
  server = await new TestServer(store).listen(port);
  await ana.until(() => ana.connection.getSnapshot().mayReturn);
  places(ana).set("late", 1);
  ana.askToken = askToken;
  ana.connection.again();
  await ana.until(() => ana.words === "Saved");
  await ben.until(() => places(ben).has("late"));
});

test("[SYNC18] two people who add at once get different references, and are known as those who added", async () => {
  const [ana, ben] = [open("ana"), open("ben")];
  await Promise.all([loaded(ana), loaded(ben)]);
  const service = (id: string) =>
    ({
      kind: "service",
      id,
      name: id,
      rank: 1,
      functions: [],
      referrers: [],
      offer: "",
      who: "",
    }) as never;
  applyEdits(ana.doc, [{ kind: "add", item: service("a") }]);
  applyEdits(ben.doc, [{ kind: "add", item: service("b") }]);
  const items = ({ doc }: Browser) => sorted(Object.values(readGapMap(doc).items));
  for (const browser of [ana, ben]) {
    await browser.until(
      () => items(browser).filter(({ number }) => number !== undefined).length === 2,
    );
  }
  expect(items(ana)).toEqual(items(ben));
  expect(new Set(items(ana).map(({ number }) => number)).size).toBe(2);
  const byId = Object.fromEntries(items(ben).map(({ id, addedBy }) => [id, addedBy?.name]));
  expect(byId).toEqual({ a: "ana", b: "ben" });
});

function sorted(items: Item[]): Item[] {
  return items.sort((a, b) => a.id.localeCompare(b.id));
}
