import fc from "fast-check";
import { expect, test } from "vitest";
import {
  joined,
  MOST_FRAMES,
  type Parcel,
  ParcelReader,
  readFrames,
  writeFrames,
  writeParcel,
} from "#lib/wire/parcels.ts";

const anyBytes = fc.uint8Array({ maxLength: 300 });
const anyParcel: fc.Arbitrary<Parcel> = fc.oneof(
  fc.record({ kind: fc.constant("frame" as const), number: fc.nat(), bytes: anyBytes }),
  fc.record({ kind: fc.constant("closed" as const), code: fc.nat(4999), reason: fc.string() }),
  fc.constant({ kind: "alive" as const }),
);

test("[PARCEL1] parcels come out as they went in, wherever the network cuts them", () => {
  fc.assert(
    fc.property(fc.array(anyParcel), fc.array(fc.nat(40)), (parcels, cuts) => {
      const bytes = joined(...parcels.map(writeParcel));
      const reader = new ParcelReader();
      const read: Parcel[] = [];
      let at = 0;
      for (const cut of cuts) {
        read.push(...reader.take(bytes.subarray(at, at + cut)));
        at += cut;
      }
      read.push(...reader.take(bytes.subarray(at)));
      expect(read).toEqual(parcels);
    }),
  );
});

test("[PARCEL2] bytes that are no parcels are found out, and never kept without end", () => {
  const page = new TextEncoder().encode(`<html>${"This address is blocked. ".repeat(9)}</html>`);
  expect(() => new ParcelReader().take(page)).toThrow();
  expect(() => new ParcelReader().take(new Uint8Array(9).fill(255))).toThrow();
});

test("[PARCEL3] messages for the server come out as they went in; what is cut off, or too much, is none", () => {
  fc.assert(
    fc.property(fc.array(anyBytes, { maxLength: 20 }), (frames) => {
      const body = writeFrames(frames);
      expect(readFrames(body)?.map((frame) => [...frame])).toEqual(frames.map((one) => [...one]));
      if (body.length > 0) expect(readFrames(body.subarray(0, -1))?.length).not.toBe(frames.length);
    }),
  );
  const empty = new Uint8Array();
  expect(readFrames(writeFrames(Array(MOST_FRAMES).fill(empty)))).toHaveLength(MOST_FRAMES);
  expect(readFrames(writeFrames(Array(MOST_FRAMES + 1).fill(empty)))).toBeUndefined();
});
