import { once } from "node:events";
import { encode } from "next-auth/jwt";
import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { closeCodes } from "#lib/wire/close-codes.ts";
import type { PeopleNow } from "#server/auth.ts";
import type { Db } from "#server/db.ts";
import { addressIn, settleAddress } from "#server/headers.ts";
import { authoriseWith } from "#server/sync/authorise.ts";
import { frames } from "#server/sync/frames.ts";
import { usualLimits } from "#server/sync/limits.ts";
import { Turnstile } from "#server/sync/turnstile.ts";
import { issueSyncToken } from "#server/tokens.ts";
import { FakeClock } from "#tests/helpers/fake-clock.ts";
import { Browser } from "#tests/helpers/participant.ts";
import { Siege } from "#tests/helpers/siege.ts";

let lookUp: (asked: ReadonlyMap<string, ReadonlySet<string>>) => Promise<PeopleNow>;
let memory = 0;
const everybody = (role: "contributor" | "observer", locked = new Map([["m1", false]])) => {
  const people = new Map(["id-ana", "id-ben", "id-eve"].map((id) => [id, role]));
  return async () => ({
    locked,
    epochs: new Map([["m1", 1]]),
    people: new Map([["m1", people]]),
  });
};

const siege = new Siege(() => {
  lookUp = everybody("contributor");
  memory = 0;
  return {
    limits: { ...usualLimits, connections: 40, connectionsPerPerson: 30 },
    lookUp: (asked) => lookUp(asked),
    memory: () => memory,
  };
});

interface Answer {
  /** HTTP status, or the number the connection is closed with. */
  readonly code: number;
  readonly retryAfter: string | undefined;
}

function knock(path: string, options = {}): Promise<Answer> {
  const socket = new WebSocket(`ws://127.0.0.1:${siege.server.port}${path}`, options);
  return new Promise((resolve) => {
    socket.on("error", () => {});
    socket.on("unexpected-response", (_request, response) => {
      resolve({ code: response.statusCode ?? 0, retryAfter: response.headers["retry-after"] });
    });
    socket.on("close", (code) => resolve({ code, retryAfter: undefined }));
  });
}

test("[H10] connections are counted before anything is looked up: who is one too many is told when to come again", async () => {
  const eves = await Promise.all(Array.from({ length: 30 }, () => siege.attacker()));
  const { takes } = siege.store;
  expect((await knock("/sync/m1?token=eve.contributor")).code).toBe(closeCodes.overload);
  const others = await Promise.all(
    Array.from({ length: 8 }, (_, n) => siege.attacker(`p${n}.contributor`)),
  );
  expect(await knock("/sync/m1?token=late.contributor")).toEqual({ code: 503, retryAfter: "10" });
  expect(siege.store.takes).toBe(takes);
  for (const one of [...eves, ...others]) one.socket.close();
  await Promise.all([...eves, ...others].map((one) => one.closed()));
  const late = await siege.attacker("late.contributor");
  late.socket.close();
});

test("[H10] those who do not say who they are hold no place, however many come", async () => {
  for (let round = 0; round < 40; round++) {
    const answers = await Promise.all(Array.from({ length: 10 }, () => knock("/sync/m1")));
    expect(new Set(answers.map(({ code }) => code))).toEqual(new Set([closeCodes.unauthenticated]));
  }
});

test("[H10] two hundred people behind one address come in within a minute; thousands do not", () => {
  const turnstile = new Turnstile(usualLimits, new FakeClock());
  const passes = Array.from({ length: 2_000 }, () => turnstile.enter("192.0.2.1"));
  const inside = passes.filter((pass) => "leave" in pass);
  expect(inside).toHaveLength(usualLimits.connectionsPerAddress);
  expect("leave" in turnstile.enter("192.0.2.2")).toBe(true);
  for (const pass of inside) pass.leave();
  const again = Array.from({ length: 400 }, () => turnstile.enter("192.0.2.1"));
  expect(again.filter((pass) => "leave" in pass)).toHaveLength(200);
  expect(again.at(-1)).toEqual({ retryAfter: 1 });
  expect(turnstile.size).toBe(201);
});

test.each([
  ["a way out", "/sync/..%2fm1?token=eve.contributor"],
  ["a zero byte", "/sync/m1%00?token=eve.contributor"],
  ["nine thousand letters", `/sync/${"m".repeat(9_000)}?token=eve.contributor`],
  ["no map", "/sync/?token=eve.contributor"],
  ["more than a map", "/sync/m1/more?token=eve.contributor"],
  ["a letter that looks like another", "/sync/%D0%BC1?token=eve.contributor"],
])(
  "[H34] an address that is none of a map is refused before anything is looked up: %s",
  async (_name, path) => {
    const { takes } = siege.store;
    expect((await knock(path)).code).toBe(400);
    expect(siege.store.takes).toBe(takes);
  },
);

test("[H35] maps that are not there take no memory, however many are asked for; nor does any when there is none left", async () => {
  for (let map = 0; map < 200; map++) {
    expect((await knock(`/sync/none${map}?token=eve.contributor`)).code).toBe(closeCodes.notFound);
  }
  expect(siege.server.sync.roomsOpen()).toBe(1);
  siege.store.seed("m2");
  memory = 0.9;
  const { takes } = siege.store;
  expect((await knock("/sync/m2?token=eve.contributor")).code).toBe(closeCodes.overload);
  expect(siege.store.takes).toBe(takes);
  // Who is on a map that is open may come back to it.
  const eve = await siege.attacker();
  eve.socket.close();
});

test("[H35] a map whose document cannot be read now: 4500, and better luck next time", async () => {
  const { store } = siege;
  const { take } = store;
  store.seed("m3");
  store.take = () => Promise.reject(new Error("away"));
  expect((await knock("/sync/m3?token=eve.contributor")).code).toBe(closeCodes.storage);
  store.take = take;
  const late = new Browser(siege.server.url, "m3", "ana.contributor");
  await late.until(() => late.words === "Saved");
  late.close();
});

test("[H36] another site's page is refused, with a token or without", async () => {
  const origin = "https://evil.example";
  expect((await knock("/sync/m1?token=eve.contributor", { origin })).code).toBe(403);
  expect((await knock("/sync/m1", { origin, headers: { cookie: "a=b" } })).code).toBe(403);
});

test("[H37] a token for another map, one that is out of date, and one of another secret open nothing", async () => {
  const secret = "a secret of thirty-two letters!!";
  // Nothing is looked up for any of them.
  const authorise = authoriseWith({ db: {} as Db, secret });
  const pass = { mapId: "m2", personId: "p", role: "contributor" } as const;
  const other = (await issueSyncToken(pass, secret)).token;
  const foreign = (await issueSyncToken({ ...pass, mapId: "m1" }, `${secret}!`)).token;
  const salt = "gap-map sync token";
  const old = await encode({ token: { ...pass, mapId: "m1" }, secret, salt, maxAge: -60 });
  for (const token of [other, foreign, old]) {
    const answer = await authorise({ mapId: "m1", token, headers: {} });
    expect(answer).toEqual({ ok: false, error: closeCodes.unauthenticated });
  }
});

describe("[H38] whoever may no longer be there, or do less", () => {
  test("hears of it at once: removed, another role, a map that is gone, signed out elsewhere", async () => {
    const { server } = siege;
    const eve = await siege.attacker();
    server.sync.changeRole("m1", "id-eve", "observer");
    await eve.until(() => eve.controls.some((one) => one.kind === "role" && !one.mayWrite));
    server.sync.askAgain("id-eve");
    expect(await eve.closed()).toBe(closeCodes.restart);
    const again = await siege.attacker();
    server.sync.closePerson("m1", "id-eve");
    expect(await again.closed()).toBe(closeCodes.forbidden);
    siege.store.seed("m2");
    const socket = new WebSocket(`${server.url}/m2?token=eve.contributor`);
    await once(socket, "message");
    server.sync.closeMap("m2");
    expect((await once(socket, "close"))[0]).toBe(closeCodes.notFound);
  });

  test("is found within 70 seconds when word of it got lost", async () => {
    const { ana } = siege;
    const eve = await siege.attacker();
    eve.send(frames.ask(new Uint8Array([0])));
    await eve.until(() => eve.heard.some((bytes) => bytes[0] === 0 && bytes[1] === 1));
    const all = await everybody("contributor")();
    const some = new Map(all.people.get("m1"));
    some.delete("id-eve");
    some.set("id-ana", "observer" as never);
    lookUp = async () => ({ ...all, people: new Map([["m1", some]]) });
    await siege.time(70_000);
    expect(await eve.closed()).toBe(closeCodes.forbidden);
    await ana.until(() => ana.connection.getSnapshot().standing?.mayWrite === false);
    lookUp = everybody("contributor", new Map([["m1", true]]));
    await siege.time(70_000);
    await ana.until(() => ana.connection.getSnapshot().standing?.locked === true);
    lookUp = everybody("contributor");
    await siege.time(70_000);
    await ana.until(() => ana.connection.getSnapshot().standing?.mayWrite === true);
  });

  test("and whose map was put back from a backup comes back to what it is now", async () => {
    const eve = await siege.attacker();
    eve.send(frames.ask(new Uint8Array([0])));
    await eve.until(() => eve.heard.some((bytes) => bytes[0] === 0 && bytes[1] === 1));
    const all = await everybody("contributor")();
    lookUp = async () => ({ ...all, epochs: new Map([["m1", 2]]) });
    await siege.time(70_000);
    expect(await eve.closed()).toBe(closeCodes.restart);
  });
});

test("[H39] while nobody can be looked up people work on for five minutes, then read, and nobody is sent away", async () => {
  const { ana, ben } = siege;
  lookUp = () => Promise.reject(new Error("away"));
  await siege.time(4 * 60_000);
  await siege.bothWork();
  await siege.time(3 * 60_000);
  await ana.until(() => ana.connection.getSnapshot().standing?.paused === true);
  expect(ana.connection.getSnapshot().standing?.mayWrite).toBe(false);
  expect([ana, ben].map((one) => one.connection.getSnapshot().ended)).toEqual([
    undefined,
    undefined,
  ]);
  lookUp = everybody("contributor");
  await siege.time(60_000);
  await ana.until(() => ana.connection.getSnapshot().standing?.mayWrite === true);
});

test("[H40] an address that the visitor made up is believed only of our own proxies", () => {
  const knocking = () => ({
    headers: { "x-forwarded-for": "1.2.3.4, 5.6.7.8" } as Record<string, string>,
    socket: { remoteAddress: "9.9.9.9" },
  });
  const seen = (proxies: number) => {
    const request = knocking();
    settleAddress(request, proxies);
    return addressIn(request.headers);
  };
  expect([seen(0), seen(1), seen(2)]).toEqual(["9.9.9.9", "5.6.7.8", "1.2.3.4"]);
});
