import { expect, test } from "vitest";
import { closeCodes } from "#lib/wire/close-codes.ts";
import { frames } from "#server/sync/frames.ts";
import { Siege } from "#tests/helpers/siege.ts";

const siege = new Siege();

test.each([
  ["[H01] a reserved bit", Buffer.from([0xc2, 0x80, 0, 0, 0, 0]), 1002],
  ["[H02] a reserved opcode", Buffer.from([0x83, 0x80, 0, 0, 0, 0]), 1002],
  ["[H03] text that is no UTF-8", Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0xff, 0xff]), 1007],
  ["[H04] no mask", Buffer.from([0x82, 0x01, 0x00]), 1002],
  [
    "[H05] a length of 101 MiB",
    Buffer.from([0x82, 0xff, 0, 0, 0, 0, 6, 0x50, 0, 0, 0, 0, 0, 0]),
    1009,
  ],
  ["[H06] a close message with half a code", Buffer.from([0x88, 0x81, 0, 0, 0, 0, 1]), 1002],
])("%s ends only the socket it comes from", async (_name, bytes, code) => {
  const eve = await siege.attacker();
  eve.write(bytes);
  expect(await eve.closed()).toBe(code);
  expect(siege.rows).toEqual([]);
});

const here = frames.presence(new Uint8Array([1, 99, 1, 2, 0x7b, 0x7d]));

test("[H07] a connection that breaks in the middle of a message is gone, and the presence with it", async () => {
  const { ben } = siege;
  const states = ben.connection.awareness.getStates();
  const eve = await siege.attacker();
  eve.send(here);
  await ben.until(() => states.has(99));
  eve.write(Buffer.from([0x82, 0xfe, 0xff]));
  eve.raw.resetAndDestroy();
  await ben.until(() => !states.has(99));
});

test("[H07] a connection whose other end is gone without a word is given up within 45 seconds", async () => {
  const { ben, clock } = siege;
  const states = ben.connection.awareness.getStates();
  const eve = await siege.attacker("eve.contributor", { autoPong: false });
  eve.send(here);
  await ben.until(() => states.has(99));
  for (let round = 0; round < 3; round++) {
    await siege.bothWork();
    clock.pass(15_000);
  }
  await ben.until(() => !states.has(99));
  await eve.closed();
});

test.each([
  ["text", ["hello"]],
  ["three empty messages", [new Uint8Array(), new Uint8Array(), new Uint8Array()]],
  ["three of type 77", Array(3).fill(new Uint8Array([77, 1, 2]))],
  ["three of an unknown sync step", Array(3).fill(new Uint8Array([0, 9, 1, 2]))],
])("[H08] what is not the protocol: %s", async (_name, messages) => {
  const eve = await siege.attacker();
  eve.send(...messages.slice(0, 2));
  if (messages.length > 2) {
    // Two are forgiven.
    await siege.bothWork();
    expect(eve.code).toBeUndefined();
  }
  eve.send(...messages.slice(2));
  expect(await eve.closed()).toBe(closeCodes.policy);
});

test("[H09] whoever says nothing for ten seconds, or takes longer than thirty over one message, loses the place", async () => {
  const { clock } = siege;
  const silent = await siege.attacker();
  // Answers to pings would come in the middle of its message.
  const slow = await siege.attacker("eve.contributor", { autoPong: false });
  slow.send(frames.ask(new Uint8Array([0])));
  await slow.until(() => slow.heard.some((bytes) => bytes[0] === 0 && bytes[1] === 1));
  clock.pass(10_000);
  expect(await silent.closed()).toBe(closeCodes.policy);
  expect(slow.code).toBeUndefined();
  for (const byte of [0x82, 0x85, 1, 2, 3]) {
    slow.write(Buffer.from([byte]));
    await siege.bothWork();
    clock.pass(5_500);
  }
  // Just over thirty seconds: the goodbye has its own time before the line is cut.
  clock.pass(3_000);
  expect(await slow.closed()).toBe(closeCodes.policy);
});
