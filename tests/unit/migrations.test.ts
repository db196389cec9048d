import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { expect, test } from "vitest";
import * as schema from "#drizzle/schema.ts";

const folder = fileURLToPath(new URL("../../drizzle/migrations/meta", import.meta.url));

test("the migrations lead to exactly the tables of the schema", async () => {
  const newest = readdirSync(folder)
    .filter((name) => name.endsWith("_snapshot.json"))
    .sort()
    .at(-1);
  const migrated = JSON.parse(readFileSync(`${folder}/${newest}`, "utf8"));
  const wanted = generateDrizzleJson({ ...schema }, migrated.id, undefined, "snake_case");
  expect(await generateMigration(migrated, wanted)).toEqual([]);
});
