import { expect, test } from "vitest";
import { nothingFor } from "#server/api-gate.ts";

test("[GATE1] what the API has is let through, with its parameters, queries and HEAD", () => {
  for (const [method, url] of [
    ["GET", "/api/health"],
    ["HEAD", "/api/health"],
    ["GET", "/api/auth/callback/credentials?x=1"],
    ["POST", "/api/maps/m1/versions"],
    ["GET", "/api/maps/m1/versions/3/export?format=pdf"],
    ["GET", "/api/openapi.json"],
    ["DELETE", "/api/maps/m1/people/g1"],
  ] as const) {
    expect(nothingFor(method, url), url).toBeUndefined();
  }
});

test("[GATE2] an address or method it does not have is said so", () => {
  expect(nothingFor("GET", "/api/nothing")?.code).toBe("not-found");
  expect(nothingFor("GET", "/api")?.code).toBe("not-found");
  expect(nothingFor("GET", "/api/openapiXjson")?.code).toBe("not-found");
  expect(nothingFor("GET", "/api/maps/m1/versions/3/x")?.code).toBe("not-found");
  expect(nothingFor("GET", "/api/join")).toMatchObject({
    code: "method-not-allowed",
    allow: "POST",
  });
  expect(nothingFor("PATCH", "/api/maps")).toMatchObject({ allow: "GET, POST" });
  expect(nothingFor("GET", "/api/maps/%E0%A4%A")?.code).toBe("bad-request");
});

test("[GATE3] pages are none of its business", () => {
  for (const url of ["/", "/apiary", "/maps/api/x", "/_next/static/x.js"]) {
    expect(nothingFor("GET", url)).toBeUndefined();
  }
});
