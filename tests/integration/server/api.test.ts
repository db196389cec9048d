import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { POST as postAgain } from "#app/api/join/again/route.ts";
import { POST as postJoin } from "#app/api/join/route.ts";
import { GET as getCompare } from "#app/api/maps/[mapId]/compare/route.ts";
import { PUT as putDoor } from "#app/api/maps/[mapId]/door/route.ts";
import { GET as getExport } from "#app/api/maps/[mapId]/export/route.ts";
import { PUT as putLock } from "#app/api/maps/[mapId]/lock/route.ts";
import { DELETE as deleteMe, PUT as putMe } from "#app/api/maps/[mapId]/me/route.ts";
import { DELETE as deletePerson } from "#app/api/maps/[mapId]/people/[personId]/route.ts";
import { GET as getPeople } from "#app/api/maps/[mapId]/people/route.ts";
import { GET as getMap } from "#app/api/maps/[mapId]/route.ts";
import { POST as postToken } from "#app/api/maps/[mapId]/token/route.ts";
import { POST as postRestore } from "#app/api/maps/[mapId]/versions/[number]/restore/route.ts";
import { GET as getVersions, POST as postVersion } from "#app/api/maps/[mapId]/versions/route.ts";
import { POST as postMap } from "#app/api/maps/route.ts";
import { parseMapFile } from "#lib/gap-map/map-file.ts";
import {
  type Behind,
  download,
  guestOn,
  newMap,
  none,
  type Sent,
  send,
  serveApi,
} from "#tests/helpers/api.ts";
import { editMap } from "#tests/helpers/edit-map.ts";
import { add, aService, id } from "#tests/helpers/small-map.ts";

const bristol = new URL("../../../lib/gap-map/templates/bristol.json", import.meta.url);

let behind: Behind;
beforeAll(async () => {
  behind = await serveApi();
});
afterAll(() => behind.close());

test("[API10] the life of a map through the API: create, join, save, change, compare, restore, export", async () => {
  const { mapId, code } = await newMap(behind.fay);
  const { cookie } = await guestOn(code);
  expect((await send("POST", postAgain, none, { cookie, body: { code } })).answer).toEqual({
    mapId,
  });
  const token = await send("POST", postToken, { mapId }, { cookie });
  expect(token.answer["role"]).toBe("contributor");

  const first = { name: "First", status: "draft" };
  expect(
    (await send("POST", postVersion, { mapId }, { cookie, body: first })).answer["number"],
  ).toBe(1);
  const again = await send("POST", postVersion, { mapId }, { cookie, body: first });
  expect([again.status, again.code, again.answer["error"].number]).toEqual([
    409,
    "nothing-changed",
    1,
  ]);

  await editMap(behind.sync, mapId, [add(aService("Night shelter"))], behind.facilitatorId);
  const second = await send(
    "POST",
    postVersion,
    { mapId },
    { as: behind.fay, body: { name: "Second", status: "agreed" } },
  );
  expect(second.answer["number"]).toBe(2);
  const compared = await send("GET", getCompare, { mapId }, { cookie, query: "?from=1&to=2" });
  expect(compared.answer["changes"]).toHaveLength(1);
  expect(compared.answer["changes"][0]).toMatchObject({ kind: "added", itemKind: "service" });
  expect(compared.answer["changes"][0].sentence).toContain("Night shelter");

  const restored = await send("POST", postRestore, { mapId, number: "1" }, { as: behind.fay });
  expect(restored.answer).toMatchObject({ before: 2, changes: 1 });
  const now = await send("GET", getCompare, { mapId }, { cookie, query: "?from=1" });
  expect(now.answer["changes"]).toEqual([]);

  const exported = await send("GET", getExport, { mapId }, { cookie, query: "?format=json" });
  expect(exported.response.headers.get("content-disposition")).toContain("attachment");
  expect(parseMapFile(exported.answer).ok).toBe(true);
  const listed = await send("GET", getVersions, { mapId }, { cookie });
  const all = JSON.stringify([exported.answer, listed.answer]);
  expect(all).not.toContain(code);
  expect(all).not.toContain("@");
});

test("[API19] every format is downloaded as a file of its type, named after map and version", async () => {
  const { mapId } = await newMap(behind.fay);
  const starts = { csv: "\ufefftable", svg: "<svg", pdf: "%PDF", png: "\u{fffd}PNG" };
  for (const [format, start] of Object.entries(starts)) {
    const query = `?format=${format}`;
    const { response } = await download(getExport, { mapId }, { as: behind.fay, query });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain(format);
    expect(response.headers.get("content-disposition")).toContain(`A map - live`);
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await response.arrayBuffer());
    expect(text.slice(0, 60)).toContain(start);
    expect(text).not.toContain("@example.org");
  }
  const wrong = await send(
    "GET",
    getExport,
    { mapId },
    { as: behind.fay, query: "?format=pdf&paper=A9" },
  );
  expect([wrong.status, wrong.code]).toEqual([400, "bad-request"]);
});

test("[API11] a map file goes in and comes out as the same map", async () => {
  const file = JSON.parse(readFileSync(bristol, "utf8"));
  const made = await send("POST", postMap, none, { as: behind.fay, body: { import: file } });
  expect(made.status).toBe(201);
  const live = await send("GET", getMap, { mapId: made.answer["id"] }, { as: behind.fay });
  const again = await send("POST", postMap, none, {
    as: behind.fay,
    body: { import: live.answer },
  });
  const copy = await send("GET", getMap, { mapId: again.answer["id"] }, { as: behind.fay });
  expect(copy.answer).toEqual(live.answer);
  expect(live.answer["services"]).toHaveLength(30);
});

test("[API12] a stranger, a nobody and a wrong token are told so, and get nothing of the map", async () => {
  const { mapId } = await newMap(behind.fay);
  const { cookie: elsewhere } = await guestOn((await newMap(behind.fay)).code);
  const cases: [Sent, number, string][] = [
    [{}, 401, "not-signed-in"],
    [{ as: "Bearer wrong" }, 401, "not-signed-in"],
    [{ cookie: "next-auth.session-token=wrong" }, 401, "not-signed-in"],
    [{ as: behind.stranger }, 403, "not-on-map"],
    [{ cookie: elsewhere }, 403, "not-on-map"],
  ];
  for (const [sent, status, code] of cases) {
    const looks = [
      await send("GET", getMap, { mapId }, sent),
      await send("GET", getVersions, { mapId }, sent),
      await send("GET", getExport, { mapId }, sent),
      await send("POST", postToken, { mapId }, sent),
      await send("POST", postVersion, { mapId }, { ...sent, body: { name: "x", status: "draft" } }),
      await send("POST", postRestore, { mapId, number: "1" }, sent),
      await send("PUT", putDoor, { mapId }, { ...sent, body: { open: true } }),
    ];
    for (const look of looks) expect([look.status, look.code]).toEqual([status, code]);
  }
  const gone = await send("GET", getMap, { mapId: "m-none" }, { as: behind.fay });
  expect([gone.status, gone.code]).toEqual([404, "map-not-found"]);
});

test("[API13] each role does what it may, and no more; a locked map is written by facilitators only", async () => {
  const { mapId, code } = await newMap(behind.fay);
  const { cookie, id } = await guestOn(code);
  const refused = [
    await send("PUT", putDoor, { mapId }, { cookie, body: { open: false } }),
    await send("PUT", putLock, { mapId }, { cookie, body: { locked: true } }),
    await send("POST", postVersion, { mapId }, { cookie, body: { name: "x", status: "agreed" } }),
    await send("POST", postRestore, { mapId, number: "1" }, { cookie }),
    await send("DELETE", deletePerson, { mapId, personId: id }, { cookie }),
  ];
  expect(refused.map(({ code: why }) => why)).toEqual(refused.map(() => "forbidden"));
  expect((await send("POST", postMap, none, { as: behind.rex, body: { title: "x" } })).code).toBe(
    "not-a-facilitator",
  );

  await send("PUT", putLock, { mapId }, { as: behind.fay, body: { locked: true } });
  const draft = { name: "While locked", status: "draft" };
  expect((await send("POST", postVersion, { mapId }, { cookie, body: draft })).code).toBe("locked");
  expect((await send("POST", postVersion, { mapId }, { as: behind.fay, body: draft })).status).toBe(
    201,
  );

  await send("DELETE", deletePerson, { mapId, personId: id }, { as: behind.fay });
  expect((await send("GET", getMap, { mapId }, { cookie })).code).toBe("not-on-map");
  const back = { code, name: "Gus", organisation: "Second Step" };
  expect((await send("POST", postJoin, none, { cookie, body: back })).code).toBe("removed");
});

test("[API16] another site cannot make a guest's or facilitator's browser do anything", async () => {
  const { mapId, code } = await newMap(behind.fay);
  const { cookie } = await guestOn(code);
  for (const headers of [
    { Origin: "https://evil.example", Host: "map.example" },
    { "Sec-Fetch-Site": "cross-site" },
  ]) {
    const tried = await send("POST", postToken, { mapId }, { cookie, headers });
    expect([tried.status, tried.code]).toEqual([403, "other-site"]);
  }
});

test("[API20] a guest speaks for a service under whatever name it has, and puts right what they said", async () => {
  const { mapId, code } = await newMap(behind.fay);
  const body = { code, name: "Gus", organisation: "BrisDoc", services: ["gp practice", "Cafe"] };
  const { response } = await send("POST", postJoin, none, { body });
  const cookie = response.headers.get("set-cookie")?.split(";")[0] ?? "";
  const rename = (value: string) =>
    editMap(
      behind.sync,
      mapId,
      [{ kind: "set", id: id("gp"), field: "name", value }],
      behind.facilitatorId,
    );
  const gus = async () => {
    const { answer } = await send("GET", getPeople, { mapId }, { cookie });
    return answer["people"].find(({ via }: { via: string }) => via === "guest");
  };
  expect((await gus()).services).toEqual(["GP practice", "Cafe"]);
  await rename("GP surgery");
  expect((await gus()).services).toEqual(["GP surgery", "Cafe"]);

  await editMap(behind.sync, mapId, [add(aService("Cafe"))], behind.facilitatorId);
  const said = { name: "Gustav", organisation: "BrisDoc North", services: ["gp", "Cafe"] };
  const put = await send("PUT", putMe, { mapId }, { cookie, body: said });
  expect(put.status).toBe(200);
  expect(put.answer["services"]).toEqual(["gp", "cafe"]);
  expect(await gus()).toMatchObject({ ...said, services: ["GP surgery", "Cafe"] });

  const bad = await send("PUT", putMe, { mapId }, { cookie, body: { ...said, name: " " } });
  expect([bad.status, bad.code]).toEqual([400, "bad-request"]);
  const account = await send("PUT", putMe, { mapId }, { as: behind.fay, body: said });
  expect([account.status, account.code]).toEqual([403, "forbidden"]);
});

test("[API21] a device forgets its person on one map, while others can come in", async () => {
  const { mapId, code } = await newMap(behind.fay);
  const elsewhere = await newMap(behind.fay);
  const { cookie, id: gus } = await guestOn(code);
  const there = { code: elsewhere.code, name: "Gus", organisation: "Second Step" };
  await send("POST", postJoin, none, { cookie, body: there });

  await send("PUT", putDoor, { mapId }, { as: behind.fay, body: { open: false } });
  const shut = await send("DELETE", deleteMe, { mapId }, { cookie });
  expect([shut.status, shut.code]).toEqual([403, "door-closed"]);
  expect((await send("GET", getMap, { mapId }, { cookie })).status).toBe(200);

  await send("PUT", putDoor, { mapId }, { as: behind.fay, body: { open: true } });
  expect((await send("DELETE", deleteMe, { mapId }, { cookie })).status).toBe(200);
  expect((await send("GET", getMap, { mapId }, { cookie })).code).toBe("not-on-map");
  expect((await send("GET", getMap, { mapId: elsewhere.mapId }, { cookie })).status).toBe(200);
  const next = { code, name: "Asha", organisation: "Second Step" };
  const joined = await send("POST", postJoin, none, { cookie, body: next });
  expect(joined.answer["participant"].id).not.toBe(gus);
  const { answer } = await send("GET", getPeople, { mapId }, { as: behind.fay });
  const names = answer["people"].map(({ name }: { name: string }) => name);
  expect(names).toEqual(["Fay", "Gus", "Asha"]);
});
