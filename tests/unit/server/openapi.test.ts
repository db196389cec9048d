import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { mapFileJsonSchema } from "#lib/gap-map/exchange-schema.ts";
import { openApi } from "#server/openapi.ts";

const app = fileURLToPath(new URL("../../../app/", import.meta.url));

/** Every "method path" that has a route on disk. */
function routesOnDisk(): string[] {
  return readdirSync(`${app}api`, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("route.ts"))
    .flatMap((file) => {
      const folder = file.replace(/\/?route\.ts$/, "");
      const path = `/api/${folder}`.replace(/\[(?:\.\.\.)?(\w+)\]/g, "{$1}");
      return methodsIn(readFileSync(`${app}api/${file}`, "utf8")).map(
        (method) => `${method.toLowerCase()} ${path}`,
      );
    });
}

function methodsIn(source: string): string[] {
  const exports = source.matchAll(
    /export (?:async function|const) (GET|POST|PUT|PATCH|DELETE)|as (GET|POST|PUT|PATCH|DELETE)/g,
  );
  return [...exports].map(([, direct, renamed]) => direct ?? renamed ?? "");
}

test("[API1] every route on disk is described, and nothing else is", () => {
  const { paths } = openApi() as { paths: Record<string, Record<string, unknown>> };
  const described = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method} ${path}`),
  );
  expect(described.sort()).toEqual(routesOnDisk().sort());
  expect(described.length).toBeGreaterThan(20);
});

test("[API2] every operation says for whom it is, what it gives, and what can go wrong", () => {
  const { paths } = openApi() as {
    paths: Record<
      string,
      Record<string, { description: string; requestBody?: object; responses: object }>
    >;
  };
  for (const operation of Object.values(paths).flatMap((one) => Object.values(one))) {
    expect(operation.description).toMatch(/^For: /);
    const refusals = operation.requestBody === undefined ? ["500"] : ["400", "413", "415", "500"];
    expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(refusals));
    expect(Object.keys(operation.responses).some((status) => status.startsWith("2"))).toBe(true);
  }
});

test("[API3] the JSON Schema of map files that we publish is the one we read by", async () => {
  const schema = `${JSON.stringify(mapFileJsonSchema(), null, 2)}\n`;
  await expect(schema).toMatchFileSnapshot("../../../public/gap-map-1.schema.json");
});
