import { once } from "node:events";
import { eq } from "drizzle-orm";
import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { documentLog, documents } from "#drizzle/schema.ts";
import { applyEdits, LOCAL } from "#lib/board-doc/doc.ts";
import { closeCodes } from "#lib/wire/close-codes.ts";
import { removePerson, setLocked, setRole } from "#server/map-people.ts";
import { restoreVersion } from "#server/restore.ts";
import { frames } from "#server/sync/frames.ts";
import { getVersion, saveVersion } from "#server/versions.ts";
import { editMap } from "#tests/helpers/edit-map.ts";
import type { Browser } from "#tests/helpers/participant.ts";
import { Cluster, personOf, type ServerProcess } from "#tests/helpers/several.ts";

let cluster: Cluster;
beforeAll(async () => {
  cluster = await Cluster.start();
});
afterEach(() => cluster.clear());
afterAll(() => cluster.stop());

const places = ({ doc }: Browser) => doc.getMap("places");
const saved = (browser: Browser) => browser.until(() => browser.words === "Saved");

/** Two servers, a map that the first one serves, ana there and ben at the other. */
async function workshop(...people: readonly string[]) {
  const mapId = await cluster.map("ana", "ben", ...people);
  const [one, two] = [await cluster.server(), await cluster.server()];
  const ana = await cluster.browser(one.server.url, "ana", mapId);
  await saved(ana);
  const ben = await cluster.browser(two.server.url, "ben", mapId);
  await saved(ben);
  expect(await ownerOf(mapId)).toBe(one.bus.id);
  return { mapId, one, two, ana, ben };
}

async function ownerOf(mapId: string): Promise<string | null | undefined> {
  const [row] = await cluster.database.db
    .select()
    .from(documents)
    .where(eq(documents.mapId, mapId));
  return row?.owner;
}

test("[SEVERAL1] two people at two processes edit one map, see each other, and are told when it is saved (I2, I3)", async () => {
  const { mapId, one, two, ana, ben } = await workshop();
  const contributor = { role: "contributor", count: 1 };
  expect(one.server.sync.readings().connections).toEqual([
    { ...contributor, carrier: "socket" },
    { ...contributor, carrier: "process" },
  ]);
  expect(two.server.sync.readings()).toMatchObject({ connections: [], passedOn: 1 });
  places(ana).set("a", { x: 1, y: 1 });
  places(ben).set("b", { x: 2, y: 2 });
  await Promise.all([saved(ana), saved(ben)]);
  expect((await cluster.committed(mapId)).getMap("places").toJSON()).toEqual({
    a: { x: 1, y: 1 },
    b: { x: 2, y: 2 },
  });
  await ana.until(() => places(ana).size === 2);
  await ben.until(() => places(ben).size === 2);
  ana.connection.awareness.setLocalState({ cursor: { x: 3, y: 4 } });
  await ben.until(() =>
    JSON.stringify([...ben.connection.awareness.getStates().values()]).includes('"name":"ana"'),
  );
});

test("[SEVERAL2] an observer at a process that does not serve the map writes nothing (I5)", async () => {
  const { mapId, two } = await workshop("vera");
  const vera = await cluster.browser(two.server.url, "vera", mapId);
  await saved(vera);
  places(vera).set("v", { x: 9, y: 9 });
  await vera.until(() => vera.connection.getSnapshot().saving.kind === "refused");
  expect((await cluster.committed(mapId)).getMap("places").has("v")).toBe(false);
  expect(await authorsOf(mapId)).not.toContain(personOf("vera", mapId));
});

async function authorsOf(mapId: string): Promise<readonly string[]> {
  const { db } = cluster.database;
  const rows = await db.select().from(documentLog).where(eq(documentLog.mapId, mapId));
  return rows.flatMap(({ authors }) => authors);
}

test("[SEVERAL3] signing out, and what a facilitator changes, at any process counts on connections to all of them within two seconds (I5)", async () => {
  const { mapId, one, two, ana, ben } = await workshop();
  const { server: third, database } = await cluster.server();
  const role = (browser: Browser) => browser.connection.getSnapshot().standing?.role;
  const locked = (browser: Browser) => browser.connection.getSnapshot().standing?.locked;
  const ended = (browser: Browser) => browser.connection.getSnapshot().ended;
  const inTime = async (fact: Promise<void>) => {
    const begun = Date.now();
    await fact;
    expect(Date.now() - begun).toBeLessThan(2_000);
  };
  for (const one of [ana, ben]) {
    const away = one.until(() => one.words.startsWith("Offline"));
    third.sync.askAgain(one.connection.getSnapshot().standing?.person.id ?? "");
    await inTime(away);
    await saved(one);
  }
  await setRole(database.db, third.sync, mapId, personOf("ben", mapId), "observer");
  await inTime(ben.until(() => role(ben) === "observer"));
  await setRole(database.db, two.server.sync, mapId, personOf("ana", mapId), "observer");
  await inTime(ana.until(() => role(ana) === "observer"));
  await setLocked(database.db, third.sync, mapId, true);
  await inTime(ben.until(() => locked(ben) === true));
  await removePerson(database.db, one.server.sync, mapId, personOf("ben", mapId));
  await inTime(ben.until(() => ended(ben) !== undefined));
  await removePerson(database.db, two.server.sync, mapId, personOf("ana", mapId));
  await inTime(ana.until(() => ended(ana) !== undefined));
});

test("[SEVERAL4] restoring and saving work at a process that does not serve the map, with everybody who is there (I10)", async () => {
  const { mapId, two, ana } = await workshop();
  places(ana).set("a", { x: 1, y: 1 });
  await saved(ana);
  const { sync } = two.server;
  const edit = { kind: "describe", field: "title", value: "Another title" } as const;
  await editMap(sync, mapId, [edit], personOf("ben", mapId));
  const now = await sync.liveState(mapId);
  expect(now?.map.about.title).toBe("Another title");
  expect(now?.map.places).toHaveProperty("a");
  expect(now?.present.map(({ name }) => name).sort()).toEqual(["ana", "ben"]);
  expect(await authorsOf(mapId)).toContain(personOf("ben", mapId));
});

async function titled(browser: Browser, title: string, area?: string): Promise<void> {
  applyEdits(browser.doc, [{ kind: "describe", field: "title", value: title }], LOCAL);
  if (area !== undefined) {
    applyEdits(browser.doc, [{ kind: "describe", field: "area", value: area }], LOCAL);
  }
  await saved(browser);
}

test("[SEVERAL11] a version brought back at any process is told on every screen at all of them, and to who comes in soon", async () => {
  const { mapId, one, two, ana, ben } = await workshop("cat");
  const by = { id: personOf("ben", mapId), name: "ben", organisation: "Org" };
  const { database, server } = two;
  await titled(ana, "A title");
  await saveVersion(database.db, server.sync, { mapId, name: "Start", status: "draft", by });
  await titled(ana, "Another title");
  await restoreVersion(database.db, server.sync, { mapId, number: 1, by });
  const wanted = { by: { id: by.id, name: "ben" }, version: 1, kept: 2 };
  const heard = ({ connection }: Browser) => connection.getSnapshot().restored;
  const late = [
    cluster.browser(one.server.url, "ben", mapId),
    cluster.browser(two.server.url, "cat", mapId),
  ];
  for (const browser of [ana, ben, ...(await Promise.all(late))]) {
    await browser.until(() => heard(browser) !== undefined);
    expect(heard(browser)).toEqual(wanted);
  }
});

test("[SEVERAL12] two versions brought back in the same moment at two processes: both get an answer, the map is one of them and no mixture, and nothing is lost", async () => {
  const { mapId, one, two, ana } = await workshop();
  const by = { id: personOf("ben", mapId), name: "ben", organisation: "Org" };
  const { db } = cluster.database;
  const places = [one, two] as const;
  for (const [at, { server }] of places.entries()) {
    await titled(ana, `Version ${at + 1}`, String(at + 1));
    await saveVersion(db, server.sync, { mapId, name: "Kept", status: "draft", by });
  }
  await titled(ana, "Nobody saved this");
  const restore = (at: 0 | 1, number: number) =>
    restoreVersion(db, places[at].server.sync, { mapId, number, by });
  const answers = await Promise.all([restore(0, 1), restore(1, 2)]);
  expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
  const about = (await one.server.sync.liveState(mapId))?.map.about;
  expect(["Version 1 1", "Version 2 2"]).toContain(`${about?.title} ${about?.area}`);
  const before = answers.map((answer) => answer.ok && answer.value.before);
  const kept = await Promise.all(before.map((number) => getVersion(db, mapId, Number(number))));
  expect(kept.map((one) => one.ok && one.value.map.about.title)).toContain("Nobody saved this");
  // The same one, twice: the second has nothing to do, and is told.
  await titled(ana, "Nor this");
  const twice = await Promise.all([restore(0, 1), restore(1, 1)]);
  expect(twice.map((one) => (one.ok ? "back" : one.error.code)).sort()).toEqual([
    "back",
    "nothing-changed",
  ]);
});

test("[SEVERAL5] a process that is stopped hands its maps over at once, and everybody comes back by themselves", async () => {
  const { mapId, one, two, ana, ben } = await workshop();
  ana.close();
  places(ben).set("before", { x: 1, y: 1 });
  await one.server.sync.drain();
  expect(await ownerOf(mapId)).not.toBe(one.bus.id);
  await ben.until(() => ben.words !== "Saved");
  places(ben).set("after", { x: 2, y: 2 });
  await saved(ben);
  expect(await ownerOf(mapId)).toBe(two.bus.id);
  const committed = await cluster.committed(mapId);
  expect([...committed.getMap("places").keys()].sort()).toEqual(["after", "before"]);
});

test("[SEVERAL6] Redis forgets everything while people edit: they come back by themselves, and nothing is lost", async () => {
  const { mapId, ana, ben } = await workshop();
  const redis = new Redis(cluster.redis.url);
  for (let number = 0; number < 20; number++) {
    places(ben).set(`b${number}`, { x: number, y: number });
    places(ana).set(`a${number}`, { x: number, y: number });
    if (number % 7 === 3) await redis.flushall();
    await new Promise((resolve) => setImmediate(resolve));
  }
  redis.disconnect();
  await ana.until(() => places(ana).size === 40);
  await ben.until(() => places(ben).size === 40);
  await Promise.all([saved(ana), saved(ben)]);
  expect((await cluster.committed(mapId)).getMap("places").size).toBe(40);
});

test("[SEVERAL7] Redis dies: whoever is at the map's process works on, others are told; back, all is there (I2, I9)", async () => {
  const { mapId, ana, ben } = await workshop();
  await cluster.redis.kill();
  places(ana).set("a", { x: 1, y: 1 });
  places(ben).set("b", { x: 2, y: 2 });
  await saved(ana);
  await ben.until(() => ben.words !== "Saved" && ben.words !== "Saving…");
  expect((await cluster.committed(mapId)).getMap("places").toJSON()).toEqual({ a: { x: 1, y: 1 } });
  await cluster.redis.again();
  await saved(ben);
  expect((await cluster.committed(mapId)).getMap("places").size).toBe(2);
  await ana.until(() => places(ana).size === 2);
});

test("[SEVERAL8] while Redis is away, a removal at another process still counts within seconds (I5)", async () => {
  const { mapId, ana, two } = await workshop();
  await cluster.redis.kill();
  await removePerson(two.database.db, two.server.sync, mapId, personOf("ana", mapId));
  await ana.until(() => ana.connection.getSnapshot().ended !== undefined);
  await cluster.redis.again();
});

describe("processes of their own", () => {
  let one: ServerProcess;
  let two: ServerProcess;
  beforeAll(async () => {
    [one, two] = await Promise.all([cluster.process(), cluster.process()]);
  }, 120_000);

  test("[SEVERAL9] a process paused longer than its lease writes nothing when it wakes, and its people move on (I2, I5)", async () => {
    const mapId = await cluster.map("ana", "ben", "pat");
    const ana = await cluster.browser(one.url, "ana", mapId);
    await saved(ana);
    const ben = await cluster.browser(two.url, "ben", mapId);
    await saved(ben);
    const first = await ownerOf(mapId);
    // Pat's client never comes back: what it sent reaches the log only if the paused process writes it.
    const pat = new WebSocket(`${one.url}/${mapId}?token=${await cluster.token("pat", mapId)}`);
    await once(pat, "message");
    // On another map somebody only looks: nobody writes there who would notice.
    const quietId = await cluster.map("ben", "vera");
    const token = await cluster.token("vera", quietId);
    const vera = new WebSocket(`${one.url}/${quietId}?token=${token}`);
    await once(vera, "message");
    one.child.kill("SIGSTOP");
    const late = new Y.Doc();
    late.getMap("places").set("late", 1);
    pat.send(frames.change(Y.encodeStateAsUpdate(late)));
    places(ana).set("a", 1);
    places(ben).set("b", 1);
    await ben.until(() => ben.words !== "Saved");
    await saved(ben);
    expect(await ownerOf(mapId)).not.toBe(first);
    await saved(await cluster.browser(two.url, "ben", quietId));
    const closed = [once(pat, "close"), once(vera, "close")];
    one.child.kill("SIGCONT");
    for (const [code] of await Promise.all(closed)) expect(code).toBe(closeCodes.restart);
    await saved(ana);
    await ana.until(() => places(ana).has("b"));
    await ben.until(() => places(ben).has("a"));
    expect(await authorsOf(mapId)).not.toContain(personOf("pat", mapId));
  }, 60_000);

  test("[SEVERAL10] kill -9 of the map's process: another takes over, and every acknowledged edit is there (I2)", async () => {
    const mapId = await cluster.map("ana", "ben");
    const ana = await cluster.browser(one.url, "ana", mapId);
    await saved(ana);
    const ben = await cluster.browser(two.url, "ben", mapId);
    await saved(ben);
    for (let number = 0; number < 50; number++) places(ana).set(`a${number}`, number);
    await saved(ana);
    places(ana).set("unsaved", 1);
    const begun = Date.now();
    one.child.kill("SIGKILL");
    ana.close();
    places(ben).set("b", 1);
    await ben.until(() => ben.words !== "Saved");
    await saved(ben);
    // A browser whose server is silent would come back by itself after thirty.
    expect(Date.now() - begun).toBeLessThan(20_000);
    const committed = (await cluster.committed(mapId)).getMap("places");
    for (let number = 0; number < 50; number++) expect(committed.has(`a${number}`)).toBe(true);
    expect(committed.has("b")).toBe(true);
  }, 60_000);
});
