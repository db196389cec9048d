import { once } from "node:events";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { accounts, maps, participants } from "#drizzle/schema.ts";
import { closeCodes } from "#lib/wire/close-codes.ts";
import { readPresence } from "#lib/wire/presence.ts";
import { peopleOnMaps } from "#server/auth.ts";
import type { Database } from "#server/db.ts";
import { createMap } from "#server/maps.ts";
import { createAccount, createApiToken } from "#server/people.ts";
import { hashOf } from "#server/secrets.ts";
import { authoriseWith } from "#server/sync/authorise.ts";
import { postgresStore } from "#server/sync/postgres-store.ts";
import { issueSyncToken } from "#server/tokens.ts";
import { listVersions } from "#server/versions.ts";
import { withDatabase } from "#tests/helpers/database.ts";
import { TestServer } from "#tests/helpers/sync-server.ts";

const secret = "a secret of thirty-two letters!!";
const device = "d".repeat(43);
let database: Database;
let server: TestServer;
let mapId: string;
let otherId: string;
let facilitatorId: string;

beforeAll(async () => {
  database = await withDatabase();
  const { db } = database;
  const made = await createAccount(db, {
    email: "fay@example.org",
    name: "Fay",
    organisation: "Org",
    role: "facilitator",
  });
  if (!made.ok) throw new Error(made.error.message);
  facilitatorId = made.value.id;
  mapId = await newMap("One");
  otherId = await newMap("Two");
  await db.insert(participants).values({
    id: "guest-1",
    mapId,
    deviceHash: hashOf(device),
    name: "Gus",
    organisation: "Guests",
    services: ["Night line"],
    role: "contributor",
  });
  server = await new TestServer(postgresStore(db), authoriseWith({ db, secret }), db).listen();
});
afterAll(async () => {
  await server.close();
  await database.close();
});

async function newMap(title: string): Promise<string> {
  const wanted = { title, template: "blank", createdBy: facilitatorId } as const;
  const map = await createMap(database.db, wanted);
  if (!map.ok) throw new Error(map.error.message);
  return map.value.id;
}

/** The code with which the door is shut, or "in". */
async function knock(id: string, token: string | undefined, headers = {}): Promise<number | "in"> {
  const query = token === undefined ? "" : `?token=${token}`;
  const socket = new WebSocket(`${server.url}/${id}${query}`, { headers });
  const answer = await Promise.race([
    once(socket, "close").then(([code]) => code as number),
    once(socket, "message").then(() => "in" as const),
  ]);
  socket.close();
  return answer;
}

const tokenFor = async (personId: string, id = mapId) =>
  (await issueSyncToken({ mapId: id, personId, role: "facilitator" }, secret)).token;

test("[DOOR10] a sync token lets its person into its map, and into no other", async () => {
  expect(await knock(mapId, await tokenFor(facilitatorId))).toBe("in");
  expect(await knock(otherId, await tokenFor(facilitatorId))).toBe(closeCodes.unauthenticated);
  expect(await knock(mapId, "nonsense")).toBe(closeCodes.unauthenticated);
});

test("[DOOR11] a guest's cookie and an account's API token let them in, a stranger's do not", async () => {
  expect(await knock(mapId, undefined, { cookie: `gap-map-device=${device}` })).toBe("in");
  expect(await knock(otherId, undefined, { cookie: `gap-map-device=${device}` })).toBe(
    closeCodes.unauthenticated,
  );
  const made = await createApiToken(database.db, "fay@example.org");
  const authorization = `Bearer ${made.ok ? made.value.token : ""}`;
  expect(await knock(mapId, undefined, { authorization })).toBe("in");
  expect(await knock(mapId, undefined, { authorization: "Bearer wrong" })).toBe(
    closeCodes.unauthenticated,
  );
});

test("[DOOR15] the others see which services a guest gave on joining, whatever the screen claims", async () => {
  const watching = server.stock(mapId, await tokenFor(facilitatorId)).awareness;
  const { awareness } = server.stock(mapId, await tokenFor("guest-1"));
  const seen = new Promise<unknown>((resolve) => {
    watching.on("change", () => {
      const state = readPresence(watching.getStates().get(awareness.clientID));
      if (state !== undefined) resolve(state.user);
    });
  });
  awareness.setLocalState({ user: { services: ["Something else"] } });
  expect(await seen).toMatchObject({ name: "Gus", services: ["Night line"] });
});

test("[DOOR12] a token says who, not what: the role is read afresh, and a removed person's token is worth nothing", async () => {
  const { db } = database;
  const token = await tokenFor("guest-1");
  const provider = server.stock(mapId, token);
  const present = async () => (await server.sync.liveState(mapId))?.present;
  await new Promise((resolve) => provider.once("sync", () => resolve(undefined)));
  expect(await present()).toContainEqual({ name: "Gus", organisation: "Guests" });
  await db
    .update(participants)
    .set({ removedAt: new Date() })
    .where(eq(participants.id, "guest-1"));
  const closed = new Promise((resolve) => provider.once("closed", ({ code }) => resolve(code)));
  server.sync.closePerson(mapId, "guest-1");
  expect(await closed).toBe(closeCodes.forbidden);
  expect(await knock(mapId, token)).toBe(closeCodes.forbidden);
});

test("[DOOR13] a locked map is locked for whoever comes in while nobody is there", async () => {
  const { db } = database;
  await db.update(maps).set({ locked: true }).where(eq(maps.id, otherId));
  const locked = new WebSocket(
    `${server.url}/${otherId}?token=${await tokenFor(facilitatorId, otherId)}`,
    ["gap-map.1"],
  );
  const [hello] = (await once(locked, "message")) as [Buffer];
  expect(hello.toString()).toContain('"locked":true');
  locked.close();
});

test("[DOOR14] who may do what changes while somebody comes in: it is read again", async () => {
  const { db } = database;
  let asked = 0;
  const authorise = authoriseWith({ db, secret });
  const busy = await new TestServer(
    postgresStore(db),
    async (one) => {
      asked += 1;
      const answer = await authorise(one);
      if (asked === 1) busy.sync.changeRole(mapId, facilitatorId, "observer");
      return answer;
    },
    db,
  ).listen();
  const provider = busy.stock(mapId, await tokenFor(facilitatorId));
  await new Promise((resolve) => provider.once("sync", () => resolve(undefined)));
  expect(asked).toBe(2);
  await busy.close();
});

test("[DOOR15] looked up again, people are what they are on the map now; who was removed or whose map is gone is not there", async () => {
  const { db } = database;
  const thirdId = await newMap("Gone");
  await db.update(maps).set({ deletedAt: new Date() }).where(eq(maps.id, thirdId));
  const asked = [mapId, otherId, thirdId].map(
    (id) => [id, new Set([facilitatorId, "guest-1", "nobody"])] as const,
  );
  const now = await peopleOnMaps(db, new Map(asked));
  expect(now.locked).toEqual(
    new Map([
      [mapId, false],
      [otherId, true],
    ]),
  );
  expect(now.epochs).toEqual(
    new Map([
      [mapId, 1],
      [otherId, 1],
    ]),
  );
  expect(now.people.get(mapId)).toEqual(new Map([[facilitatorId, "facilitator"]]));
  await db
    .update(participants)
    .set({ removedAt: null, role: "observer" })
    .where(eq(participants.id, "guest-1"));
  const again = await peopleOnMaps(db, new Map(asked));
  expect(again.people.get(mapId)?.get("guest-1")).toBe("observer");
  expect(again.people.get(otherId)?.has("guest-1")).toBe(false);
  await db.update(accounts).set({ disabledAt: new Date() });
  expect((await peopleOnMaps(db, new Map(asked))).people.get(mapId)?.has(facilitatorId)).toBe(
    false,
  );
  await db.update(accounts).set({ disabledAt: null });
});

test("[SYNC50] a server that stops saves what is under way, says goodbye so that everybody comes back, and lets nobody in", async () => {
  const stopping = await new TestServer(
    postgresStore(database.db),
    authoriseWith({ db: database.db, secret }),
    database.db,
  ).listen();
  const lastId = await newMap("Three");
  const provider = stopping.stock(lastId, await tokenFor(facilitatorId, lastId));
  await new Promise((resolve) => provider.once("sync", () => resolve(undefined)));
  provider.doc.getMap("places").set("last", { x: 1, y: 1 });
  const { ws } = provider;
  const flushed = new Promise<void>((resolve) => {
    (ws as unknown as WebSocket).ping(undefined, undefined, () => resolve());
  });
  await flushed;
  await once(ws as unknown as WebSocket, "pong");
  // A machine that was too busy for this process just before has it say so for five seconds.
  while (!stopping.sync.healthy()) await new Promise((resolve) => setImmediate(resolve));
  const closed = new Promise((resolve) =>
    provider.once("connection-close", (event) => resolve(event?.code)),
  );
  await stopping.sync.drain();
  expect(await closed).toBe(closeCodes.restart);
  expect(stopping.sync.healthy()).toBe(false);
  await stopping.close();
  // Nobody is left who could: what stands at the end is kept as after any workshop.
  const [last] = await listVersions(database.db, lastId);
  expect(last).toMatchObject({ name: "When the workshop ended", present: [{ name: "Fay" }] });
  const after = await server.sync.liveState(lastId);
  expect(after?.map.places).toHaveProperty("last");
});
