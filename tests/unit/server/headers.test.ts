import { expect, test } from "vitest";
import {
  addressIn,
  deviceCookieHeader,
  deviceCookieIn,
  sessionCookieIn,
  settleAddress,
} from "#server/headers.ts";
import { fromOtherSite, isSecure, originOf } from "#server/origin.ts";
import { newSecret } from "#server/secrets.ts";

function settled(headers: Record<string, string>, proxies: number): string {
  const request = { headers: { ...headers }, socket: { remoteAddress: "10.0.0.9" } };
  settleAddress(request, proxies);
  return addressIn(request.headers);
}

test("[HEAD1] nobody chooses the address they are counted by", () => {
  const forged = { "x-forwarded-for": "1.1.1.1", "x-gap-map-address": "2.2.2.2" };
  expect(settled(forged, 0)).toBe("10.0.0.9");
  expect(settled({ "x-forwarded-for": "1.1.1.1, 3.3.3.3" }, 1)).toBe("3.3.3.3");
  expect(settled({ "x-forwarded-for": "9.9.9.9, 1.1.1.1, 3.3.3.3" }, 2)).toBe("1.1.1.1");
  expect(settled({}, 1)).toBe("10.0.0.9");
});

test("[HEAD2] a household or office counts as one: IPv6 by /64, IPv4 however it is written", () => {
  const address = (value: string) => addressIn({ "x-gap-map-address": value });
  expect(address("2001:db8:1:2:aaaa::1")).toBe(address("2001:db8:1:2::ffff"));
  expect(address("2001:db8:1:2::1")).not.toBe(address("2001:db8:1:3::1"));
  expect(address("::ffff:192.0.2.1")).toBe("192.0.2.1");
});

test("[HEAD3] session cookies are found by either name, also when they were cut", () => {
  expect(sessionCookieIn({ cookie: "a=1; next-auth.session-token=abc" })).toBe("abc");
  expect(sessionCookieIn({ cookie: "__Secure-next-auth.session-token=xyz" })).toBe("xyz");
  const cut = "next-auth.session-token.0=ab; next-auth.session-token.1=cd";
  expect(sessionCookieIn(new Headers({ cookie: cut }))).toBe("abcd");
  expect(sessionCookieIn({})).toBeUndefined();
});

test("[HEAD4] a device is known by a secret no script can read, sent with secure pages only where there are any", () => {
  const secret = newSecret();
  const header = deviceCookieHeader(secret, true);
  expect(header).toMatch(/^__Host-.*; Path=\/; .*HttpOnly; SameSite=Lax; Secure$/);
  expect(deviceCookieIn({ cookie: header.split(";")[0] })).toBe(secret);
  expect(deviceCookieHeader(secret, false)).not.toContain("Secure");
  expect(deviceCookieIn({ cookie: "gap-map-device=' or 1=1" })).toBeUndefined();
});

test("[HEAD5] other sites change nothing with somebody's cookies", () => {
  const own = { host: "map.example", origin: "https://map.example" };
  expect(fromOtherSite("POST", own)).toBeUndefined();
  expect(fromOtherSite("POST", { ...own, origin: "https://evil.example" })?.code).toBe(
    "other-site",
  );
  expect(fromOtherSite("POST", { ...own, origin: "null" })?.code).toBe("other-site");
  expect(fromOtherSite("DELETE", { ...own, "sec-fetch-site": "cross-site" })?.code).toBe(
    "other-site",
  );
  expect(fromOtherSite("POST", { ...own, "sec-fetch-site": "same-site" })?.code).toBe("other-site");
  expect(fromOtherSite("POST", { ...own, host: "inside:3000" }, own.origin)).toBeUndefined();
  const behind = { ...own, host: "inside:3000", "sec-fetch-site": "same-origin" };
  expect(fromOtherSite("POST", behind)).toBeUndefined();
  expect(fromOtherSite("GET", { origin: "https://evil.example" })).toBeUndefined();
  expect(fromOtherSite("POST", { host: "map.example" })).toBeUndefined();
});

test("[HEAD6] the public address decides what is secure; else our proxy does", () => {
  expect(isSecure({}, "https://map.example")).toBe(true);
  expect(isSecure({ "x-forwarded-proto": "https" }, undefined)).toBe(true);
  expect(isSecure({}, undefined)).toBe(false);
  expect(originOf({ host: "localhost:3000" }, undefined)).toBe("http://localhost:3000");
});
