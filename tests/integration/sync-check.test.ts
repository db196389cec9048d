import { once } from "node:events";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { probeSocket } from "#components/room/probe-socket.ts";
import { MemoryStore } from "#tests/helpers/memory-store.ts";
import { MiddleBox } from "#tests/helpers/middle-box.ts";
import { TestServer } from "#tests/helpers/sync-server.ts";

let server: TestServer;
let box: MiddleBox;

beforeEach(async () => {
  server = await new TestServer(new MemoryStore()).listen();
  box = await new MiddleBox(server.port).listen();
});
afterEach(async () => {
  await box.close();
  await server.close();
});

const ask = (what: string, init: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${server.port}/sync/check/${what}`, init);
const probe = () => probeSocket(WebSocket as never, box.url, Date.now);

test("[TRY1] a socket is tried without signing in: it answers, is refused, or stays silent", async () => {
  expect(await probe()).toMatchObject({ works: true });
  box.manners.upgrades = "refuse";
  expect(await probe()).toEqual({ works: false, opened: false });
  box.manners.upgrades = "swallow";
  expect(await probe()).toEqual({ works: false, opened: true });
});

test("[TRY2] what is sent is counted and never given back; the time comes with it", async () => {
  const before = Date.now();
  const answer = await ask("echo", { method: "POST", body: new Uint8Array([1, 2, 3]) });
  const { received, now } = (await answer.json()) as { received: number; now: number };
  expect(received).toBe(3);
  expect(now).toBeGreaterThanOrEqual(before);
  const large = await ask("echo", { method: "POST", body: new Uint8Array(65) });
  expect(large.status).toBe(413);
});

test("[TRY3] the stream comes in pieces", async () => {
  const body = (await ask("stream")).body?.getReader();
  const pieces: string[] = [];
  for (let part = await body?.read(); part?.done === false; part = await body?.read()) {
    pieces.push(new TextDecoder().decode(part.value));
  }
  expect(pieces).toEqual([".", ".", ".", "."]);
});

test("[TRY4] a socket under test says little, and to nobody else's page", async () => {
  const url = `${server.url}/check/socket`;
  const chatty = new WebSocket(url);
  await once(chatty, "open");
  for (let at = 0; at < 4; at += 1) chatty.send("again");
  await once(chatty, "close");
  const loud = new WebSocket(url);
  await once(loud, "open");
  loud.send("x".repeat(65));
  const [code] = (await once(loud, "close")) as [number];
  expect(code).toBe(1009);
  const foreign = new WebSocket(url, { origin: "https://elsewhere.example" });
  await once(foreign, "error");
  const page = await ask("echo", {
    method: "POST",
    headers: { origin: "https://elsewhere.example" },
  });
  expect(page.status).toBe(403);
});

test("[TRY5] nobody can ask without end", async () => {
  let refused = 0;
  for (let at = 0; at < 700; at += 50) {
    const some = await Promise.all(
      Array.from({ length: 50 }, () => ask("echo", { method: "POST" })),
    );
    refused += some.filter(({ status }) => status === 429).length;
  }
  expect(refused).toBeGreaterThan(50);
});
