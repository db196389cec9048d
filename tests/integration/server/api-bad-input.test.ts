import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { GET as getCompare } from "#app/api/maps/[mapId]/compare/route.ts";
import { GET as getExport } from "#app/api/maps/[mapId]/export/route.ts";
import { GET as getVersion } from "#app/api/maps/[mapId]/versions/[number]/route.ts";
import { POST as postVersion } from "#app/api/maps/[mapId]/versions/route.ts";
import { GET as getMaps, POST as postMap } from "#app/api/maps/route.ts";
import { POST as postSetup } from "#app/api/setup/route.ts";
import {
  type Behind,
  guestOn,
  newMap,
  none,
  type Sent,
  send,
  serveApi,
} from "#tests/helpers/api.ts";

const bristol = new URL("../../../lib/gap-map/templates/bristol.json", import.meta.url);

let behind: Behind;
beforeAll(async () => {
  behind = await serveApi();
});
afterAll(() => behind.close());

test("[API14] bad bodies get a clear error and change nothing", async () => {
  const { mapId } = await newMap(behind.fay);
  const before = (await send("GET", getMaps, none, { as: behind.fay })).answer["maps"].length;
  const cases: [Sent, number, string][] = [
    [{ raw: "{" }, 400, "bad-json"],
    [{ raw: "" }, 400, "bad-json"],
    [{ raw: "null" }, 400, "bad-request"],
    [{ raw: "[]" }, 400, "bad-request"],
    [{ body: {} }, 400, "bad-request"],
    [{ body: { title: 7 } }, 400, "bad-request"],
    [{ body: { title: " " } }, 400, "bad-request"],
    [{ body: { title: "x".repeat(10_000) } }, 400, "bad-request"],
    [{ body: { title: "x", template: "leeds" } }, 400, "bad-request"],
    [{ body: { title: "x", template: "blank", import: {} } }, 400, "bad-request"],
    [{ body: { title: "x", import: { schema: "gap-map/9" } } }, 400, "bad-map"],
    [{ raw: '{"title":"x","__proto__":{"a":1}}' }, 400, "bad-request"],
    [{ raw: `{"title":"x","import":${"[".repeat(500)}${"]".repeat(500)}}` }, 400, "too-deep"],
    [{ raw: JSON.stringify({ title: "x", import: "y".repeat(9_000_000) }) }, 413, "too-large"],
    [
      { raw: "title=x", headers: { "Content-Type": "application/x-www-form-urlencoded" } },
      415,
      "wrong-format",
    ],
  ];
  for (const [sent, status, code] of cases) {
    const tried = await send("POST", postMap, none, { as: behind.fay, ...sent });
    expect([tried.status, tried.code], JSON.stringify(sent).slice(0, 80)).toEqual([status, code]);
  }
  expect((await send("GET", getMaps, none, { as: behind.fay })).answer["maps"]).toHaveLength(
    before,
  );
  for (const body of [
    {},
    { name: "x" },
    { name: "x", status: "automatic" },
    { name: "", status: "draft" },
  ]) {
    expect((await send("POST", postVersion, { mapId }, { as: behind.fay, body })).code).toBe(
      "bad-request",
    );
  }
  for (const number of ["0", "-1", "x", "1e9", "9".repeat(40), "%27"]) {
    const found = await send("GET", getVersion, { mapId, number }, { as: behind.fay });
    expect([found.status, found.code]).toEqual([404, "version-not-found"]);
  }
  for (const query of ["", "?from=1&to=x", "?from=7&to=8"]) {
    expect(
      (await send("GET", getCompare, { mapId }, { as: behind.fay, query })).status,
    ).toBeGreaterThanOrEqual(400);
  }
  expect(
    (await send("GET", getExport, { mapId }, { as: behind.fay, query: "?format=exe" })).code,
  ).toBe("unknown-format");
  expect(behind.reported).toEqual([]);
});

test("[API15] dangling links, doubled ids and foreign kinds in a map file are refused with the place they are at", async () => {
  const file = JSON.parse(readFileSync(bristol, "utf8"));
  const twice = { ...file, services: [...file.services, file.services[0]] };
  const dangling = {
    ...file,
    pathways: [{ ...file.pathways[0], to: "nowhere" }, ...file.pathways.slice(1)],
  };
  for (const [bad, word] of [
    [twice, file.services[0].id],
    [dangling, "pathways[0]"],
  ]) {
    const tried = await send("POST", postMap, none, { as: behind.fay, body: { import: bad } });
    expect([tried.status, tried.code]).toEqual([400, "bad-map"]);
    expect(tried.answer["error"].message).toContain(word);
  }
});

test("[API17] names with markup, emoji and right-to-left text come back as they were typed", async () => {
  const { code, mapId } = await newMap(behind.fay);
  const name = "<script>alert(1)</script> مريم 🙂";
  const { cookie } = await guestOn(code, name);
  const saved = { name: "“Ünïcode” <b>שלום</b> 👩‍⚕️", status: "draft", note: "a\nb <i>" };
  await send("POST", postVersion, { mapId }, { cookie, body: saved });
  const { answer } = await send("GET", getVersion, { mapId, number: "1" }, { cookie });
  expect(answer).toMatchObject({ ...saved, savedBy: { name } });
});

test("[API18] a wrong set-up link says so", async () => {
  const body = {
    token: "x",
    email: "a@b.example",
    name: "A",
    organisation: "B",
    password: "three words together",
  };
  const tried = await send("POST", postSetup, none, { body });
  expect([tried.status, tried.code]).toEqual([403, "bad-setup-link"]);
});
