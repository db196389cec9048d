import { expect, test } from "vitest";
import { nothingFor, readableAddress } from "#server/api-gate.ts";

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

test("[GATE4] an address that is no text leads nowhere, whichever way it is written", () => {
  for (const id of [
    "%00",
    "a%00b",
    "%ff",
    "%ed%a0%80",
    "%c0%80",
    "%",
    "%zz",
    "%0d%0aSet-Cookie:x",
  ]) {
    expect(nothingFor("GET", `/api/maps/${id}`)?.code, id).toBe("bad-request");
    expect(readableAddress(`/maps/${id}?from=1`), id).toBe("/no-such-page");
    expect(readableAddress(`/join/${id}`), id).toBe("/no-such-page");
  }
  for (const url of ["/", "/maps/m1?from=%00", "/join/ABC%20DEF", "/maps/%E2%82%AC"]) {
    expect(readableAddress(url)).toBe(url);
  }
});

test("[GATE3] pages are none of its business", () => {
  for (const url of ["/", "/apiary", "/maps/api/x", "/_next/static/x.js"]) {
    expect(nothingFor("GET", url)).toBeUndefined();
  }
});
