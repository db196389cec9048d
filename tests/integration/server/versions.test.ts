import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { versions } from "#drizzle/schema.ts";
import { readGapMap } from "#lib/board-doc/doc.ts";
import { canonicalJson } from "#lib/gap-map/canonical.ts";
import { toExchange } from "#lib/gap-map/exchange.ts";
import { itemsOf } from "#lib/gap-map/model.ts";
import { SHORT } from "#server/aside/read-map.ts";
import type { Database } from "#server/db.ts";
import { liveMap } from "#server/live.ts";
import { createMap, importMap, listMaps } from "#server/maps.ts";
import { createAccount } from "#server/people.ts";
import { restoreVersion } from "#server/restore.ts";
import { picturesOf, timelineOf } from "#server/review.ts";
import { createSyncServer, type SyncServer } from "#server/sync/server.ts";
import {
  getVersion,
  listVersions,
  pointAfterWorkshop,
  pointBefore,
  saveVersion,
} from "#server/versions.ts";
import { stores, withDatabase } from "#tests/helpers/database.ts";
import { editMap } from "#tests/helpers/edit-map.ts";
import { add, aService } from "#tests/helpers/small-map.ts";

describe.each(stores)("on %s", (store) => {
  let database: Database;
  let sync: SyncServer;
  let by: { id: string; name: string; organisation: string };
  let mapId: string;

  beforeAll(async () => {
    database = await withDatabase(store);
    const account = await createAccount(database.db, {
      email: "fay@example.org",
      name: "Fay",
      organisation: "Golden Key",
      role: "facilitator",
    });
    if (!account.ok) throw new Error(account.error.message);
    by = { id: account.value.id, name: "Fay", organisation: "Golden Key" };
    sync = createSyncServer({
      db: database.db,
      authorise: () => Promise.reject(new Error("nobody connects here")),
      log: () => {},
    });
  });
  afterAll(async () => {
    await sync.drain();
    await database.close();
  });
  beforeEach(async () => {
    const made = await createMap(database.db, {
      title: "Bristol",
      template: "bristol",
      createdBy: by.id,
    });
    if (!made.ok) throw new Error(made.error.message);
    mapId = made.value.id;
  });

  const save = (name: string, status: "draft" | "agreed" | "automatic" = "draft") =>
    saveVersion(database.db, sync, { mapId, name, status, by });
  const now = async () => {
    const map = await liveMap(sync, mapId);
    if (!map.ok) throw new Error(map.error.message);
    return map.value;
  };
  const addService = (name: string) => editMap(sync, mapId, [add(aService(name))], by.id);

  test("[VER1] a new map holds the whole template, seeded once", async () => {
    const map = await now();
    expect(map.about.title).toBe("Bristol");
    expect(itemsOf(map, "service")).toHaveLength(30);
    expect(itemsOf(map, "threshold")).toHaveLength(95);
  });

  test("[VER2] a version keeps the map, its hash, the document and who saved it", async () => {
    const saved = await save("Start");
    if (!saved.ok) throw new Error(saved.error.message);
    expect(saved.value.number).toBe(1);
    const version = await getVersion(database.db, mapId, 1);
    if (!version.ok) throw new Error(version.error.message);
    const { content, hash, map, savedBy } = version.value;
    expect(createHash("sha256").update(content).digest("hex")).toBe(hash);
    expect(hash).toBe(saved.value.hash);
    expect(content).toBe(canonicalJson(toExchange(await now())));
    expect(canonicalJson(map)).toBe(canonicalJson(await now()));
    expect(savedBy).toEqual({ name: "Fay", organisation: "Golden Key" });
    const [row] = await database.db.select().from(versions).where(eq(versions.mapId, mapId));
    const doc = new Y.Doc();
    Y.applyUpdateV2(doc, gunzipSync(row?.state ?? new Uint8Array()));
    expect(canonicalJson(readGapMap(doc))).toBe(canonicalJson(map));
  });

  test("[VER3] nothing changed since the last version is said and not saved twice", async () => {
    await save("Start");
    const again = await save("Start again");
    expect(again.ok ? undefined : again.error).toMatchObject({
      code: "nothing-changed",
      number: 1,
    });
    expect(await listVersions(database.db, mapId)).toHaveLength(1);
    await addService("Night shelter");
    const next = await save("With a shelter");
    expect(next.ok && next.value.number).toBe(2);
  });

  test("[VER4] a draft can be agreed as it stands; an agreed map is not saved again as a draft", async () => {
    await save("Draft");
    const agreed = await save("Agreed", "agreed");
    expect(agreed.ok && agreed.value.number).toBe(2);
    const draft = await save("Draft again");
    expect(draft.ok ? undefined : draft.error.number).toBe(2);
  });

  test("[VER5] many people saving at once all get an answer, and one version is made", async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, (_, i) => save(`Save ${i}`)));
    const numbers = answers.map((one) => (one.ok ? one.value.number : one.error.number));
    expect(numbers).toEqual([1, 1, 1, 1, 1, 1]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await listVersions(database.db, mapId)).toHaveLength(1);
  });

  test("[VER6] saves between changes get numbers without holes or doubles", async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, async (_, i) => {
        await addService(`Service ${i}`);
        return save(`Save ${i}`);
      }),
    );
    const made = answers.flatMap((one) => (one.ok ? [one.value.number] : []));
    expect(made.sort()).toEqual(made.map((_, i) => i + 1));
  });

  test("[VER7] restoring keeps how it was before, goes forward, and changes no version", async () => {
    await save("Start");
    const start = await getVersion(database.db, mapId, 1);
    if (!start.ok) throw new Error(start.error.message);
    await addService("Night shelter");
    const withShelter = canonicalJson(await now());
    const restored = await restoreVersion(database.db, sync, { mapId, number: 1, by });
    expect(restored.ok && restored.value).toMatchObject({ before: 2, changes: 1 });
    expect(canonicalJson(await now())).toBe(canonicalJson(start.value.map));
    const [before] = await listVersions(database.db, mapId);
    expect(before).toMatchObject({ status: "automatic", name: "Before version 1 was restored" });
    const forth = await restoreVersion(database.db, sync, { mapId, number: 2, by });
    expect(forth.ok).toBe(true);
    expect(canonicalJson(await now())).toBe(withShelter);
    expect(await getVersion(database.db, mapId, 1)).toEqual(start);
  });

  test("[VER14] brought back twice at once, a version comes back once and one version is kept; the second is told", async () => {
    await save("Start");
    await addService("Night shelter");
    const restore = () => restoreVersion(database.db, sync, { mapId, number: 1, by });
    const answers = await Promise.all([restore(), restore()]);
    expect(answers.map((one) => (one.ok ? one.value.before : one.error.code))).toEqual([
      2,
      "nothing-changed",
    ]);
    const late = await restore();
    expect(late.ok ? "" : late.error.message).toMatch(/already as it was in version 1/);
    expect(await listVersions(database.db, mapId)).toHaveLength(2);
  });

  test("[VER8] a version that is not there is said, whatever the number looks like", async () => {
    for (const number of [0, -1, 99, 1.5, Number.NaN, 2 ** 40]) {
      const found = await getVersion(database.db, mapId, number);
      expect(found.ok ? "" : found.error.code).toBe("version-not-found");
      const restored = await restoreVersion(database.db, sync, { mapId, number, by });
      expect(restored.ok ? "" : restored.error.code).toBe("version-not-found");
    }
    expect(await listVersions(database.db, mapId)).toEqual([]);
  });

  test("[VER15] looking back, each version shows its picture and what changed since the one before it", async () => {
    await save("First");
    await addService("Evening clinic");
    await save("Second");
    await save("by itself", "automatic");
    const { entries, now: since } = await timelineOf(database.db, sync, mapId);
    expect(entries.map(({ number, changed }) => [number, changed])).toEqual([
      [2, { words: "1 added", since: 1 }],
      [1, undefined],
    ]);
    const [second, first] = entries.map(({ picture = "" }) => decodeURIComponent(picture));
    const cards = (picture = "") => picture.split("<rect").length;
    expect(second).toMatch(/^data:image\/svg\+xml,<\?xml/);
    expect(cards(second)).toBe(cards(first) + 1);
    expect(since).toBeUndefined();
    await addService("Night shelter");
    const later = await timelineOf(database.db, sync, mapId);
    expect(later.now).toEqual({ words: "1 added", since: 2 });
    expect(later.entries).toEqual(entries);
    const pictures = await picturesOf(sync, [mapId]);
    expect(cards(decodeURIComponent(pictures.get(mapId) ?? ""))).toBe(cards(second) + 1);
  });

  test("[VER9] an automatic point is not made twice of the same map", async () => {
    const first = await pointBefore(database.db, sync, { mapId, name: "The workshop ended", by });
    const second = await pointBefore(database.db, sync, { mapId, name: "The workshop ended", by });
    expect([first, second]).toEqual([
      { ok: true, value: 1 },
      { ok: true, value: 1 },
    ]);
    const named = await save("Our map");
    expect(named.ok && named.value.number).toBe(2);
  });

  test("[VER12] the end of a workshop keeps the map with everybody who came, unless nothing changed", async () => {
    const people = [{ name: "Ana", organisation: "GK" }];
    await pointAfterWorkshop(database.db, sync, mapId, people);
    await pointAfterWorkshop(database.db, sync, mapId, people);
    const all = await listVersions(database.db, mapId);
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ status: "automatic", present: people });
  });

  test("[VER13] lists of maps show the title that the map had when it was last saved", async () => {
    const renamed = { kind: "describe", field: "title", value: "Our gap map" } as const;
    await editMap(sync, mapId, [renamed], by.id);
    await save("Renamed");
    const mine = (await listMaps(database.db, by.id)).find(({ id }) => id === mapId);
    expect(mine).toMatchObject({ title: "Our gap map", versions: 1, role: "facilitator" });
  });

  test("[VER10] a version exported and imported is the same map, and bad files change nothing", async () => {
    await save("Start");
    const version = await getVersion(database.db, mapId, 1);
    if (!version.ok) throw new Error(version.error.message);
    const file = JSON.parse(version.value.content);
    const imported = await importMap(database.db, { file, createdBy: by.id });
    if (!imported.ok) throw new Error(imported.error.message);
    const copy = await liveMap(sync, imported.value.id);
    expect(copy.ok && canonicalJson(copy.value)).toBe(canonicalJson(version.value.map));
    const more = Array.from({ length: 1_500 }, (_, at) => ({
      ...file.services[0],
      ...{ id: `more-${at}`, number: 1_000 + at, thresholds: [], barriers: [], goodPractice: [] },
    }));
    const large = { ...file, services: [...file.services, ...more] };
    expect(JSON.stringify(large).length).toBeGreaterThan(SHORT);
    const imports = await importMap(database.db, { file: large, createdBy: by.id });
    const grown = imports.ok ? await liveMap(sync, imports.value.id) : imports;
    expect(grown.ok && itemsOf(grown.value, "service")).toHaveLength(1_530);
    const deep = JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`);
    const wrong = [null, 7, "map", [], {}, { schema: "gap-map/1" }, { ...file, services: 3 }];
    for (const bad of [...wrong, deep, { ...file, deep }, { ...large, levels: 3 }]) {
      const refused = await importMap(database.db, { file: bad, createdBy: by.id });
      expect(refused.ok ? "" : refused.error.code).toBe("bad-map");
    }
  });

  test("[VER11] versions of one map are not found under another", async () => {
    await save("Start");
    const other = await createMap(database.db, { title: "Other", createdBy: by.id });
    if (!other.ok) throw new Error(other.error.message);
    const found = await getVersion(database.db, other.value.id, 1);
    expect(found.ok ? "" : found.error.code).toBe("version-not-found");
  });
});
