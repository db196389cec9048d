import { afterEach, expect, test, vi } from "vitest";
import { issueSyncToken, readPast, readSyncToken, sealPast } from "#server/tokens.ts";

const secret = "a secret for tests only, long enough";
const pass = {
  mapId: "map-of-nobodys-business",
  personId: "guest-1",
  role: "contributor",
} as const;

afterEach(() => vi.useRealTimers());

test("[TOK1] a token says who may connect to which map, and nothing more", async () => {
  const { token, role } = await issueSyncToken(pass, secret);
  expect(role).toBe("contributor");
  expect(await readSyncToken(token, secret)).toEqual(pass);
  expect(token).toMatch(/^[A-Za-z0-9._-]+$/);
  expect(token).not.toContain(pass.mapId);
});

test("[TOK2] after two minutes a token is worth nothing", async () => {
  vi.useFakeTimers({ now: new Date("2026-11-22T10:00:00Z"), toFake: ["Date"] });
  const { token } = await issueSyncToken(pass, secret);
  vi.setSystemTime(new Date("2026-11-22T10:01:50Z"));
  expect(await readSyncToken(token, secret)).toEqual(pass);
  vi.setSystemTime(new Date("2026-11-22T10:02:30Z"));
  expect(await readSyncToken(token, secret)).toBeUndefined();
});

test("[TOK3] a token of another server, a mangled one and a session cookie are none", async () => {
  const { token } = await issueSyncToken(pass, secret);
  expect(await readSyncToken(token, "another secret")).toBeUndefined();
  expect(await readSyncToken(`${token.slice(0, -4)}AAAA`, secret)).toBeUndefined();
  expect(await readSyncToken("", secret)).toBeUndefined();
  const { encode } = await import("next-auth/jwt");
  expect(await readSyncToken(await encode({ token: { ...pass }, secret }), secret)).toBeUndefined();
});

test("[TOK4] who a page has been counts on the same map only, and only under our own seal", async () => {
  const { mapId, personId } = pass;
  const seal = await sealPast({ mapId, people: [personId] }, secret);
  expect(await readPast(seal, mapId, secret)).toEqual([personId]);
  expect(await readPast(undefined, mapId, secret)).toEqual([]);
  expect(await readPast(seal, "another-map", secret)).toEqual([]);
  expect(await readPast(seal, mapId, "another secret")).toEqual([]);
  expect(await readPast(`${seal.slice(0, -4)}AAAA`, mapId, secret)).toEqual([]);
  const { token } = await issueSyncToken(pass, secret);
  expect(await readPast(token, mapId, secret)).toEqual([]);
  expect(await readSyncToken(seal, secret)).toBeUndefined();
});
