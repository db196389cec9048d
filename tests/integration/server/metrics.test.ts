import { afterAll, beforeAll, expect, test } from "vitest";
import { GET as getHealth } from "#app/api/health/route.ts";
import { GET as getMetrics } from "#app/api/metrics/route.ts";
import { newMetrics } from "#server/metrics.ts";
import { runtime, setRuntime } from "#server/runtime.ts";
import { type Behind, serveApi } from "#tests/helpers/api.ts";
import { MemoryStore } from "#tests/helpers/memory-store.ts";
import { MiddleBox } from "#tests/helpers/middle-box.ts";
import { Browser } from "#tests/helpers/participant.ts";
import { TestServer } from "#tests/helpers/sync-server.ts";

const TOKEN = "a token of twenty signs";
const metrics = newMetrics(TOKEN.replaceAll(" ", "-"));
const holder = { authorization: `Bearer ${TOKEN.replaceAll(" ", "-")}` };
let behind: Behind;
let server: TestServer;
/** Lets no WebSocket through. */
let proxy: MiddleBox;
beforeAll(async () => {
  behind = await serveApi();
  const store = new MemoryStore();
  store.seed("m1");
  server = await new TestServer(store, undefined, undefined, { notes: metrics.notes }).listen();
  proxy = await new MiddleBox(server.port).listen();
  proxy.manners.upgrades = "refuse";
});
afterAll(async () => {
  await proxy.close();
  await server.close();
  await behind.close();
});

const ask = (headers = {}) => getMetrics(new Request("http://localhost/api/metrics", { headers }));

test("[METRIC1] without the setting there is nothing to see, and with it nothing without the token", async () => {
  expect((await ask(holder)).status).toBe(404);
  const show = (token: string | undefined) => metrics.show(token, server.sync.readings());
  setRuntime({ ...runtime(), metrics: show });
  expect((await ask()).status).toBe(404);
  expect((await ask({ authorization: "Bearer wrong" })).status).toBe(404);
  expect((await ask(holder)).status).toBe(200);
});

test("[METRIC2] what people do can be read off, whatever carries it, by numbers only", async () => {
  const ana = new Browser(server.url, "m1", "ana.contributor");
  const vera = new Browser(proxy.url, "m1", "vera.observer");
  ana.doc.getMap("places").set("a secret word", 1);
  await ana.until(() => ana.words === "Saved");
  await vera.until(() => vera.doc.getMap("places").size === 1);
  vera.doc.getMap("places").set("b", 1);
  await vera.until(() => vera.connection.getSnapshot().saving.kind === "refused");
  const text = await (await ask(holder)).text();
  for (const line of [
    'conns{role="contributor",carrier="socket"} 1',
    'conns{role="observer",carrier="requests"} 1',
    "conns_passed_on 0",
    "rooms_loaded 1",
    "batch_rooms_count 1",
    "sync_commit_ms_count 1",
    "sync_propagate_ms_count 1",
    'nack{reason="read-only"} 1',
    "unsaved_seconds 0",
    "room_log_rows_max 1",
  ]) {
    expect(text.split("\n")).toContain(line);
  }
  expect(text).toMatch(/^sync_ack_ms_count [1-9]/m);
  for (const name of [
    "eventloop_delay_p99",
    "heap_used",
    "out_bytes_buffered",
    "conns_lagging",
    "snapshot_age_max",
  ]) {
    expect(text).toMatch(new RegExp(`^${name} \\d`, "m"));
  }
  expect(text).not.toMatch(/secret|ana|vera|m1/);
  ana.close();
  vera.close();
});

test("[HEALTH1] live says that the process answers, whatever the database does; ready says whether it serves", async () => {
  const look = (query: string) => getHealth(new Request(`http://localhost/api/health${query}`));
  // A machine that was too busy for this process just before has it say so for five seconds.
  while (!behind.sync.healthy()) await new Promise((resolve) => setImmediate(resolve));
  expect((await look("")).status).toBe(200);
  expect((await look("?ready")).status).toBe(200);
  await behind.sync.drain();
  for (const query of ["", "?ready"]) expect((await look(query)).status).toBe(503);
  const live = await look("?live");
  expect(live.status).toBe(200);
  expect(await live.json()).toEqual({ status: "ok" });
});
