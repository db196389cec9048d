import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { MemoryStore } from "#tests/helpers/memory-store.ts";
import { synced, TestServer, untilDoc } from "#tests/helpers/sync-server.ts";

let store: MemoryStore;
let server: TestServer;

beforeEach(async () => {
  store = new MemoryStore();
  store.seed("m1");
  server = await new TestServer(store).listen();
});
afterEach(() => server.close());

test("[SYNC1] two stock y-websocket clients with a token edit one map, and it is in the store", async () => {
  const ana = server.stock("m1", "ana.contributor");
  const ben = server.stock("m1", "ben.contributor");
  await Promise.all([synced(ana), synced(ben)]);
  ana.doc.getMap("places").set("a", { x: 1, y: 2 });
  ben.doc.getMap("places").set("b", { x: 3, y: 4 });
  await untilDoc(ana.doc, () => ana.doc.getMap("places").has("b"));
  await untilDoc(ben.doc, () => ben.doc.getMap("places").has("a"));
  const replayed = new Y.Doc();
  for (const { update } of store.documents.get("m1")?.rows ?? []) Y.applyUpdate(replayed, update);
  expect(replayed.getMap("places").toJSON()).toEqual({ a: { x: 1, y: 2 }, b: { x: 3, y: 4 } });
});
