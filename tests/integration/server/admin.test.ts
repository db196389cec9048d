import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { members } from "#drizzle/schema.ts";
import { toExchange } from "#lib/gap-map/exchange.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { admin } from "#server/admin.ts";
import type { Database } from "#server/db.ts";
import { createAccount } from "#server/people.ts";
import { readHistory } from "#server/sync/postgres-store.ts";
import { withDatabase } from "#tests/helpers/database.ts";

const folder = mkdtempSync(join(tmpdir(), "gm-admin-"));
let database: Database;
let fayId: string;
beforeAll(async () => {
  database = await withDatabase("postgres");
  const { host, database: name } = database.pool.options;
  vi.stubEnv("DATA_DIR", folder);
  vi.stubEnv("DATABASE_URL", `postgres://postgres@localhost/${name}?host=${host}`);
  const fay = await createAccount(database.db, {
    ...{ email: "fay@example.org", name: "Fay", organisation: "Bridge", role: "facilitator" },
  });
  const rae = await createAccount(database.db, {
    ...{ email: "rae@example.org", name: "Rae", organisation: "Bridge", role: "reviewer" },
  });
  if (!fay.ok || !rae.ok) throw new Error("no accounts");
  fayId = fay.value.id;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a command of `npm run admin -- …` on this database; gives its exit code and what it printed. */
async function run(...args: readonly string[]) {
  let printed = "";
  const code = await admin(args, (line) => {
    printed += line;
  });
  return { code, said: JSON.parse(printed) as Record<string, unknown> };
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const owners = () => database.db.select().from(members);

test("[ADMIN1] create-map makes a map from a template, with its owner as facilitator", async () => {
  const args = ["create-map", "--title", "Leeds", "--template", "bristol"];
  const { said, code } = await run(...args, "--owner", "Fay@example.org");
  expect(code).toBe(0);
  expect(said).toEqual({ id: expect.stringMatching(/^m/), joinCode: expect.any(String) });
  expect(await owners()).toMatchObject([
    { mapId: said["id"], accountId: fayId, role: "facilitator" },
  ]);
  expect(await readHistory(database.db, String(said["id"]))).toBeDefined();
});

test("[ADMIN2] import-map takes a map file, under its own title or the one given", async () => {
  const map = toExchange(mapFromTemplate("bristol", "From a file"));
  const path = file("map.json", JSON.stringify(map));
  const { said, code } = await run("import-map", path, "--owner", "fay@example.org");
  expect(code).toBe(0);
  expect((await owners()).map(({ mapId }) => mapId)).toContain(said["id"]);
});

test("[ADMIN3] a map goes to nobody who could not run it, and what is wrong is said in words", async () => {
  const before = await owners();
  const map = ["create-map", "--title", "Leeds"];
  const bad = file("bad.json", '{"schema": "gap-map/1"}');
  const notJson = file("not.json", "{");
  const mine = ["--owner", "fay@example.org"];
  const cases: [readonly string[], string, RegExp][] = [
    [[...map, "--owner", "rae@example.org"], "not-a-facilitator", /reviewer/],
    [[...map, "--owner", "nobody@example.org"], "person-not-found", /create-user/],
    [map, "bad-request", /--owner/],
    [["import-map", bad, "--owner", "rae@example.org"], "not-a-facilitator", /reviewer/],
    [["import-map", bad, ...mine], "bad-map", /meta: this is missing\./],
    [["import-map", notJson, ...mine], "bad-map", /not valid JSON/],
    [["import-map", join(folder, "none.json"), ...mine], "file-not-found", /no such file/],
  ];
  for (const [args, kind, words] of cases) {
    const error = { code: kind, message: expect.stringMatching(words) };
    expect(await run(...args), args.join(" ")).toEqual({ code: 1, said: { error } });
  }
  expect(await owners()).toEqual(before);
});
