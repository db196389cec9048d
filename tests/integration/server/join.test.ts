import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { maps, participants } from "#drizzle/schema.ts";
import { whoOn } from "#server/auth.ts";
import type { Database } from "#server/db.ts";
import { join, joinAsAccount, lastSaid, rejoin } from "#server/join.ts";
import {
  listPeople,
  type OpenMap,
  removePerson,
  rotateCode,
  setDoor,
  setLocked,
  setRole,
} from "#server/map-people.ts";
import { createMap } from "#server/maps.ts";
import { createAccount } from "#server/people.ts";
import { type Limits, newLimits } from "#server/rate-limit.ts";
import { withDatabase } from "#tests/helpers/database.ts";

const secret = "a secret for tests only, long enough";

let database: Database;
let facilitatorId: string;
let mapId: string;
let code: string;
let counted: Limits;
let heard: unknown[][];

const open: OpenMap = {
  changeRole: (...told) => heard.push(["role", ...told]),
  closePerson: (...told) => heard.push(["close", ...told]),
  changeLock: (...told) => heard.push(["lock", ...told]),
};

beforeAll(async () => {
  database = await withDatabase();
  const made = await createAccount(database.db, {
    email: "fay@example.org",
    name: "Fay",
    organisation: "Golden Key",
    role: "facilitator",
  });
  if (!made.ok) throw new Error(made.error.message);
  facilitatorId = made.value.id;
});
afterAll(() => database.close());

beforeEach(async () => {
  const made = await createMap(database.db, {
    title: "Test",
    template: "blank",
    createdBy: facilitatorId,
  });
  if (!made.ok) throw new Error(made.error.message);
  ({ id: mapId, joinCode: code } = made.value);
  await setDoor(database.db, mapId, true);
  counted = newLimits(() => 0);
  heard = [];
});

const guest = { name: "Gus", organisation: "Second Step", services: ["Housing"], ip: "192.0.2.7" };

async function comeIn(more: { deviceCookie?: string; name?: string } = {}) {
  const joined = await join(database.db, { ...guest, code, ...more }, counted);
  if (!joined.ok) throw new Error(joined.error.code);
  return joined.value;
}

function seen(deviceCookie: string) {
  const headers = { cookie: `gap-map-device=${deviceCookie}` };
  return whoOn(mapId, headers, { db: database.db, secret });
}

test("[JOIN1] a guest comes in with a code as spoken, as a contributor, and is known by their device", async () => {
  const typed = ` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `;
  const joined = await join(database.db, { ...guest, code: typed }, counted);
  if (!joined.ok) throw new Error(joined.error.code);
  expect(joined.value.mapId).toBe(mapId);
  const person = await seen(joined.value.deviceCookie);
  expect(person).toMatchObject({ name: "Gus", organisation: "Second Step", role: "contributor" });
  expect(person?.services).toEqual(["Housing"]);
  const rows = await database.db.select().from(participants);
  expect(JSON.stringify(rows)).not.toContain(joined.value.deviceCookie);
});

test("[JOIN2] nobody new comes in through a closed door; who is in stays in and comes back", async () => {
  const { deviceCookie } = await comeIn();
  await setDoor(database.db, mapId, false);
  const late = await join(database.db, { ...guest, code }, counted);
  expect(late.ok ? "" : late.error.code).toBe("door-closed");
  expect((await seen(deviceCookie))?.name).toBe("Gus");
  expect((await rejoin(database.db, code, deviceCookie))?.mapId).toBe(mapId);
});

test("[JOIN3] the same device is the same person, also when two of its pages join at once", async () => {
  const { deviceCookie, participant } = await comeIn();
  const again = await Promise.all([
    comeIn({ deviceCookie, name: "Gus B" }),
    comeIn({ deviceCookie, name: "Gus B" }),
  ]);
  expect(again.map(({ participant: { id } }) => id)).toEqual([participant.id, participant.id]);
  expect((await seen(deviceCookie))?.name).toBe("Gus B");
  expect(await lastSaid(database.db, deviceCookie)).toMatchObject({ name: "Gus B" });
});

test("[JOIN4] a new code shuts out the old one, and keeps who is in", async () => {
  const { deviceCookie } = await comeIn();
  const { joinCode } = await rotateCode(database.db, mapId);
  const old = await join(database.db, { ...guest, code }, counted);
  expect(old.ok ? "" : old.error.code).toBe("unknown-code");
  expect((await join(database.db, { ...guest, code: joinCode }, counted)).ok).toBe(true);
  expect((await seen(deviceCookie))?.name).toBe("Gus");
});

test("[JOIN5] sixty wrong codes from one address and no more are tried, and a right one does not get past", async () => {
  const codes = new Set<string>();
  for (let i = 0; i < 61; i += 1) {
    const tried = await join(database.db, { ...guest, code: "BBBBBB" }, counted);
    codes.add(tried.ok ? "in" : tried.error.code);
    if (i < 60) expect([...codes]).toEqual(["unknown-code"]);
  }
  expect([...codes]).toContain("too-many-attempts");
  const right = await join(database.db, { ...guest, code }, counted);
  expect(right.ok ? "" : right.error.code).toBe("too-many-attempts");
  expect((await join(database.db, { ...guest, code, ip: "192.0.2.8" }, counted)).ok).toBe(true);
});

test("[JOIN6] whoever was removed is shut out of this map at once, and of no other", async () => {
  const { deviceCookie, participant } = await comeIn();
  expect((await removePerson(database.db, open, mapId, participant.id)).ok).toBe(true);
  expect(heard).toEqual([["close", mapId, participant.id]]);
  expect(await seen(deviceCookie)).toBeUndefined();
  expect(await rejoin(database.db, code, deviceCookie)).toBeUndefined();
  const back = await join(database.db, { ...guest, code, deviceCookie }, counted);
  expect(back.ok ? "" : back.error.code).toBe("removed");
  const other = await createMap(database.db, { title: "Other", createdBy: facilitatorId });
  if (!other.ok) throw new Error(other.error.message);
  await setDoor(database.db, other.value.id, true);
  const elsewhere = await join(
    database.db,
    { ...guest, code: other.value.joinCode, deviceCookie },
    counted,
  );
  expect(elsewhere.ok).toBe(true);
  await setRole(database.db, open, mapId, participant.id, "observer");
  expect((await seen(deviceCookie))?.role).toBe("observer");
});

test("[JOIN10] whoever says they are observing comes in as an observer", async () => {
  const joined = await join(database.db, { ...guest, code, observing: true }, counted);
  expect(joined.ok && joined.value.participant.role).toBe("observer");
});

test("[JOIN7] a guest can be made co-facilitator or observer, and open connections hear of it", async () => {
  const { deviceCookie, participant } = await comeIn();
  expect((await setRole(database.db, open, mapId, participant.id, "facilitator")).ok).toBe(true);
  expect(heard).toEqual([["role", mapId, participant.id, "facilitator"]]);
  expect((await seen(deviceCookie))?.role).toBe("facilitator");
  const reviewer = await setRole(database.db, open, mapId, participant.id, "reviewer");
  expect(reviewer.ok ? "" : reviewer.error.message).toContain("needs an account");
  const nobody = await setRole(database.db, open, mapId, "g-nobody", "observer");
  expect(nobody.ok ? "" : nobody.error.code).toBe("person-not-found");
});

test("[JOIN8] a map never loses its last facilitator with an account, also when two leave at once", async () => {
  const alone = await removePerson(database.db, open, mapId, facilitatorId);
  expect(alone.ok ? "" : alone.error.code).toBe("last-facilitator");
  const made = await createAccount(database.db, {
    email: `${mapId}@example.org`,
    name: "Kim",
    organisation: "Council",
    role: "facilitator",
  });
  if (!made.ok) throw new Error(made.error.message);
  const kim = made.value.id;
  const asked = { code, account: made.value, ip: guest.ip };
  expect(await joinAsAccount(database.db, asked, counted)).toEqual({
    ok: true,
    value: { mapId, role: "contributor" },
  });
  await setRole(database.db, open, mapId, kim, "facilitator");
  const both = await Promise.all([
    setRole(database.db, open, mapId, kim, "observer"),
    setRole(database.db, open, mapId, facilitatorId, "observer"),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
});

test("[JOIN11] a reviewer's account comes in to look, not to change", async () => {
  const made = await createAccount(database.db, {
    email: `rex-${mapId}@example.org`,
    name: "Rex",
    organisation: "ICB",
    role: "reviewer",
  });
  if (!made.ok) throw new Error(made.error.message);
  const asked = { code, account: made.value, ip: guest.ip };
  const joined = await joinAsAccount(database.db, asked, counted);
  expect(joined).toEqual({ ok: true, value: { mapId, role: "reviewer" } });
});

test("[JOIN9] people are listed with their roles, and the lock is told to open connections", async () => {
  await comeIn();
  const people = await listPeople(database.db, mapId);
  expect(people.map(({ name, role, via }) => [name, role, via])).toEqual([
    ["Fay", "facilitator", "account"],
    ["Gus", "contributor", "guest"],
  ]);
  expect(JSON.stringify(people)).not.toContain("@");
  await setLocked(database.db, open, mapId, true);
  expect(heard).toEqual([["lock", mapId, true]]);
});

test("[JOIN10] a deleted map is nobody's, and its code opens nothing", async () => {
  const { deviceCookie } = await comeIn();
  await database.db.update(maps).set({ deletedAt: new Date() }).where(eq(maps.id, mapId));
  expect(await seen(deviceCookie)).toBeUndefined();
  const late = await join(database.db, { ...guest, code }, counted);
  expect(late.ok ? "" : late.error.code).toBe("unknown-code");
});
