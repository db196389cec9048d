import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import { frames, readFrame } from "#server/sync/frames.ts";

test("[FRAME1] what is written can be read", () => {
  const body = new Uint8Array([1, 2, 3]);
  expect(readFrame(frames.ask(body))).toEqual({ kind: "ask", stateVector: body });
  expect(readFrame(frames.missing(body))).toEqual({ kind: "change", answer: true, update: body });
  expect(readFrame(frames.change(body))).toEqual({ kind: "change", answer: false, update: body });
  expect(readFrame(frames.presence(body))).toEqual({ kind: "presence", entries: body });
});

test("[FRAME2] what is not of the protocol is nothing, and nothing is thrown", () => {
  const numbers = (...all: number[]) =>
    encoding.encode((encoder) => {
      for (const number of all) encoding.writeVarUint(encoder, number);
    });
  expect(readFrame(new Uint8Array())).toBeUndefined();
  expect(readFrame(numbers(77))).toBeUndefined();
  expect(readFrame(numbers(0, 9))).toBeUndefined();
  expect(readFrame(new TextEncoder().encode("hello"))).toBeUndefined();
  expect(
    readFrame(new Uint8Array([255, 255, 255, 255, 255, 255, 255, 255, 255, 255])),
  ).toBeUndefined();
});

test("[FRAME3] a change that is cut off still counts as the sender's change", () => {
  const whole = frames.change(new Uint8Array(20));
  expect(readFrame(whole.slice(0, 10))).toEqual({ kind: "unreadable-change" });
  expect(readFrame(frames.ask(new Uint8Array(20)).slice(0, 10))).toBeUndefined();
});
