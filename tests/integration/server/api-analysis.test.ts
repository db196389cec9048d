import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET as getAnalysis } from "#app/api/maps/[mapId]/analysis/route.ts";
import { GET as getVersionAnalysis } from "#app/api/maps/[mapId]/versions/[number]/analysis/route.ts";
import { POST as postVersion } from "#app/api/maps/[mapId]/versions/route.ts";
import { POST as postMap } from "#app/api/maps/route.ts";
import type { Edit } from "#lib/gap-map/edit.ts";
import expected from "#tests/data/bristol-expected.json" with { type: "json" };
import seed from "#tests/data/bristol-seed.json" with { type: "json" };
import { type Behind, newMap, send, serveApi } from "#tests/helpers/api.ts";
import { editMap } from "#tests/helpers/edit-map.ts";
import { id } from "#tests/helpers/small-map.ts";

let behind: Behind;
let mapId: string;

beforeAll(async () => {
  behind = await serveApi();
  ({ mapId } = await newMap(behind.fay));
});
afterAll(() => behind.close());

const live = (as = behind.fay) => send("GET", getAnalysis, { mapId }, { as });
const version = (number: string, as = behind.fay) =>
  send("GET", getVersionAnalysis, { mapId, number }, { as });

describe("[ANA20] findings through the API", () => {
  test("the live map and a version are analysed, each as it stands", async () => {
    const body = { name: "First", status: "agreed" };
    expect((await send("POST", postVersion, { mapId }, { as: behind.fay, body })).status).toBe(201);
    const softer: Edit = { kind: "set", id: id("police-t1"), field: "basis", value: "practice" };
    await editMap(behind.sync, mapId, [softer], behind.facilitatorId);

    const [then, now] = [await version("1"), await live()];
    expect([then.status, now.status]).toEqual([200, 200]);
    expect(then.answer["practiceOnlyThresholds"]).toEqual(expected.practiceOnlyThresholds);
    expect(now.answer["practiceOnlyThresholds"]).toContain("police-t1");
    expect(now.answer["loopsMaxLength5"]).toEqual(expected.loopsMaxLength5);
    expect(now.answer["inTheGap"]).toEqual(expect.arrayContaining(expected.inTheGap));
    const told = (answer: typeof now.answer) =>
      answer["findings"].filter(({ id }: { id: string }) => id === "practice-only:police-t1");
    expect(told(then.answer)).toEqual([]);
    expect(told(now.answer)).toMatchObject([{ items: ["police-t1", "police"] }]);
    expect(now.response.headers.get("Cache-Control")).toBe("no-store");
    expect(now.answer).not.toHaveProperty("comparedWith");
  });

  test("[A18] what opened and closed since an earlier version is told to whoever asks for it", async () => {
    const wanted = { as: behind.fay, query: "?comparedWith=1" };
    const since = await send("GET", getAnalysis, { mapId }, wanted);
    expect(since.answer["comparedWith"]).toMatchObject({
      ...{ version: 1, notes: [] },
      changes: [{ id: "practice-only:police-t1:opened", course: "opened", about: "practice-only" }],
    });
    const same = await send("GET", getVersionAnalysis, { mapId, number: "1" }, wanted);
    expect(same.answer["comparedWith"]).toMatchObject({ changes: [] });
    for (const query of ["?comparedWith=9", "?comparedWith=", "?comparedWith=now"]) {
      const asked = await send("GET", getAnalysis, { mapId }, { as: behind.fay, query });
      expect(asked.code).toBe("version-not-found");
    }
  });

  test("of a seed file that came in, every figure is there under its own name, and as it was worked out", async () => {
    const body = { title: "Seed", import: seed };
    const made = await send("POST", postMap, {}, { as: behind.fay, body });
    const { answer } = await send(
      ...(["GET", getAnalysis, { mapId: made.answer["id"] as string }] as const),
      { as: behind.fay },
    );
    const told = Object.keys(expected.acceptance);
    for (const [name, figure] of Object.entries(expected)) {
      if (name === "note") continue;
      const found = answer[name];
      const ofPersons = ["inTheGap", "gapUncertain", "noPlainAcceptance"].includes(name);
      if (ofPersons) expect(found.filter((one: string) => told.includes(one))).toEqual(figure);
      else if (Object.hasOwn(found, "A")) expect(found).toMatchObject(figure as object);
      else expect(found).toEqual(figure);
    }
  });

  test("only people of the map are told, and a version that is not there is said to be so", async () => {
    expect((await live(behind.stranger)).code).toBe("not-on-map");
    expect((await version("1", behind.stranger)).code).toBe("not-on-map");
    expect((await send("GET", getAnalysis, { mapId })).code).toBe("not-signed-in");
    for (const number of ["9", "x", "-1"]) {
      expect((await version(number)).code).toBe("version-not-found");
    }
    expect(behind.reported).toEqual([]);
  });
});
