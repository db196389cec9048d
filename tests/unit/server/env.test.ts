import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadEnv, readSettings } from "#server/env.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gm-env-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("with no settings at all, everything has its usual value", () => {
  expect(readSettings({ NODE_ENV: "test" })).toEqual({
    ok: true,
    value: {
      ...{ PORT: 3000, DATA_DIR: "./data", TRUST_PROXY: 0 },
      ...{ MAX_CONNECTIONS: 5_000, MAX_CONNECTIONS_PER_MAP: 500 },
      ...{ MAX_CONNECTIONS_PER_ADDRESS: 1_000, MAX_CONNECTIONS_PER_PERSON: 30 },
      ...{ MAX_ARRIVALS_PER_MINUTE: 1_200, MAX_CHANGES_PER_SECOND: 200 },
      MAX_UNSAVED_MEBIBYTES: 256,
    },
  });
});

test.each([
  ["PORT", "abc"],
  ["PORT", "0"],
  ["PORT", "70000"],
  ["PORT", "3000.5"],
  ["HOST", "not a host"],
  ["DATABASE_URL", "mysql://localhost/x"],
  ["DATABASE_URL", "nonsense"],
  ["REDIS_URL", "http://localhost"],
  ["NEXTAUTH_URL", "map.example.org"],
  ["NEXTAUTH_URL", "https://map.example.org/path"],
  ["NEXTAUTH_SECRET", "short"],
  ["TRUST_PROXY", "yes"],
  ["MAX_CONNECTIONS", "0"],
  ["MAX_CHANGES_PER_SECOND", "many"],
  ["MAX_UNSAVED_MEBIBYTES", "1.5"],
])("a wrong setting is named in one clear line: %s=%s", (name, value) => {
  const read = readSettings({ NODE_ENV: "test", [name]: value });
  expect(read).toEqual({
    ok: false,
    error: expect.stringMatching(new RegExp(`^${name}: must [^\n]+\\.$`)),
  });
  expect(JSON.stringify(read)).not.toContain(`"${value}"`);
});

test("several machines need a database and a secret that they share", () => {
  const redis = { NODE_ENV: "test", REDIS_URL: "redis://redis:6379" } as const;
  const secret = { NEXTAUTH_SECRET: "a secret of thirty-two letters!!" };
  const database = { DATABASE_URL: "postgres://db/map" };
  const refused = (goes: string) => ({
    ok: false,
    error: expect.stringMatching(new RegExp(`^REDIS_URL: must go with ${goes}: [^\n]+\\.$`)),
  });
  expect(readSettings({ ...redis, ...secret })).toEqual(refused("DATABASE_URL"));
  expect(readSettings({ ...redis, ...database })).toEqual(refused("NEXTAUTH_SECRET"));
  expect(readSettings({ ...redis, ...database, ...secret }).ok).toBe(true);
});

test("an empty setting is as good as none", () => {
  expect(readSettings({ NODE_ENV: "test", PORT: " " })).toMatchObject({
    ok: true,
    value: { PORT: 3000 },
  });
});

test("the secret is made once, kept for this user only, and read again", () => {
  const first = loadEnv({ NODE_ENV: "test", DATA_DIR: folder });
  const second = loadEnv({ NODE_ENV: "test", DATA_DIR: folder });
  expect(first).toEqual(second);
  expect(statSync(join(folder, "secret")).mode & 0o777).toBe(0o600);
});

test("a data folder that cannot be written is named in one clear line", () => {
  writeFileSync(join(folder, "file"), "");
  const read = loadEnv({ NODE_ENV: "test", DATA_DIR: join(folder, "file", "data") });
  expect(read).toEqual({
    ok: false,
    error: expect.stringMatching(/^DATA_DIR: cannot write to [^\n]+\.$/),
  });
});
