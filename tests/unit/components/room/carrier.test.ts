import { expect, test } from "vitest";
import {
  afterCarrierEvent,
  type Carrier,
  type CarrierEvent,
  carrierWords,
  firstCarrier,
  greetingPatience,
} from "#components/room/carrier.ts";

const after = (...events: CarrierEvent[]): Carrier =>
  events.reduce(afterCarrierEvent, firstCarrier);
const failed: CarrierEvent = { kind: "failed", silent: false };
const silent: CarrierEvent = { kind: "failed", silent: true };
const greeted = (now = 0): CarrierEvent => ({ kind: "greeted", now });
const probed = (works: boolean, now = 0): CarrierEvent => ({ kind: "probed", works, now });
const minute = 60_000;

test("[CARRIER1] a page on which no socket has worked gives it up after two attempts", () => {
  expect(after(failed).way).toBe("socket");
  expect(after(failed, failed).way).toBe("http");
  expect(greetingPatience(firstCarrier)).toBeLessThanOrEqual(5_000);
});

test("[CARRIER2] a socket that opens and stays silent is given up at once, unless one has worked before", () => {
  expect(after(silent).way).toBe("http");
  expect(after(greeted(), silent).way).toBe("socket");
});

test("[CARRIER3] where a socket has worked, a break is no reason to change at once; a lasting one is", () => {
  expect(after(greeted(), failed, failed, failed).way).toBe("socket");
  expect(after(greeted(), failed, failed, failed, failed).way).toBe("http");
  expect(after(greeted(), failed, failed, failed, greeted(), failed).way).toBe("socket");
  expect(greetingPatience(after(greeted()))).toBe(15_000);
});

test("[CARRIER4] when requests do not work either, the two take turns", () => {
  expect(after(failed, failed, failed, failed).way).toBe("socket");
  expect(after(failed, failed, failed, failed, failed, failed).way).toBe("http");
});

test("[CARRIER5] over HTTP a socket is tried after half a minute, and then ever less often", () => {
  const http = after(failed, failed, greeted(minute));
  expect(http.probeAt).toBe(1.5 * minute);
  const once = afterCarrierEvent(http, probed(false, 2 * minute));
  expect(once.probeAt).toBe(3 * minute);
  let later = once;
  for (let at = 0; at < 9; at += 1) later = afterCarrierEvent(later, probed(false, 0));
  expect(later.probeAt).toBe(5 * minute);
  expect(later.way).toBe("http");
});

test("[CARRIER6] a socket that works is taken again; one that only seemed to is tried ever less often", () => {
  const http = after(failed, failed, greeted(), probed(false), probed(false));
  const back = afterCarrierEvent(http, probed(true));
  expect(back).toMatchObject({ way: "socket", failures: 0, probeAt: undefined });
  const seemed = [silent, greeted(0)].reduce(afterCarrierEvent, back);
  expect(seemed).toMatchObject({ way: "http", probeAt: 2 * minute });
});

test("[CARRIER7] the screen says so while requests carry the map, and nothing while a socket does", () => {
  expect(carrierWords(firstCarrier)).toBeUndefined();
  expect(carrierWords(after(failed, failed))).toBe("slower connection");
});
