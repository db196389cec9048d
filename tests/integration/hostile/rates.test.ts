import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { closeCodes } from "#lib/wire/close-codes.ts";
import { isStateVector } from "#server/sync/admission.ts";
import { frames } from "#server/sync/frames.ts";
import { changeOf, Siege } from "#tests/helpers/siege.ts";

const siege = new Siege();
const isAnswer = (bytes: Uint8Array) => bytes[0] === 0 && bytes[1] === 1;

const crowded = encoding.encode((encoder) => {
  encoding.writeVarUint(encoder, 400_000);
  for (let entry = 0; entry < 400_000; entry++) encoding.writeUint16(encoder, 257);
});

test.each([
  ["garbage", new Uint8Array([5, 1])],
  ["400,000 entries", crowded],
])("[H23] a question with %s for what is known is not answered", async (_name, vector) => {
  const eve = await siege.attacker();
  eve.send(frames.ask(vector));
  expect(await eve.closed()).toBe(closeCodes.policy);
  expect(isStateVector(vector, 1_000)).toBe(false);
});

test("[H24] of a thousand questions for the whole document, two a second are answered", async () => {
  const { ana, clock } = siege;
  ana.doc.getMap("places").set("words", "x".repeat(50_000));
  await ana.until(() => ana.words === "Saved");
  const eve = await siege.attacker();
  for (let turn = 0; turn < 1_000; turn++) eve.send(frames.ask(new Uint8Array([0])));
  eve.send(frames.change(new Uint8Array([0, 0])));
  // The acknowledgement comes after all of them have been read.
  await eve.until(() => eve.controls.some(({ kind }) => kind === "ack"));
  const most = () => 4 + Math.ceil((clock.now() - began) / 500);
  const began = clock.now();
  expect(eve.heard.filter(isAnswer).length).toBeLessThanOrEqual(most() + 8);
  const count = eve.heard.filter(isAnswer).length;
  await eve.until(() => eve.heard.filter(isAnswer).length > count);
  expect(eve.code).toBeUndefined();
  eve.socket.close();
});

test("[H25] a viewer may answer with what everybody knows, and with nothing more", async () => {
  const { ana } = siege;
  ana.doc.getMap("places").set("a", 1);
  await ana.until(() => ana.words === "Saved");
  const vera = await siege.attacker("vera.observer");
  expect(await vera.answerTo(frames.missing(Y.encodeStateAsUpdate(ana.doc)))).toBe("acknowledged");
  const more = changeOf((doc) => doc.getMap("places").set("stolen", 1));
  expect(await vera.answerTo(frames.missing(more))).toBe("read-only");
  expect(siege.rows).toHaveLength(1);
  vera.socket.close();
});

test("[H26] a viewer's edit, and one of somebody who was an editor a moment ago, reach nobody", async () => {
  const { server } = siege;
  const [vera, eve] = [await siege.attacker("vera.observer"), await siege.attacker()];
  const update = changeOf((doc) => doc.getMap("places").set("stolen", 1));
  expect(await vera.answerTo(frames.change(update))).toBe("read-only");
  server.sync.changeRole("m1", "id-eve", "observer");
  expect(await eve.answerTo(frames.change(update))).toBe("read-only");
  expect(siege.rows).toEqual([]);
  for (const { socket } of [vera, eve]) socket.close();
});

test("[H27] two megabytes pasted at once arrive in parts; one message over a mebibyte does not", async () => {
  const { ana, ben } = siege;
  const text = (letter: string) => letter.repeat(200_000);
  ana.doc.transact(() => {
    for (let part = 0; part < 10; part++) ana.doc.getMap("places").set(`p${part}`, text("y"));
  });
  await ben.until(() => ben.doc.getMap("places").size === 10);
  await ana.until(() => ana.words === "Saved");
  const eve = await siege.attacker();
  eve.send(frames.change(changeOf((doc) => doc.getMap("places").set("p", text("z").repeat(6)))));
  expect(await eve.closed()).toBe(closeCodes.tooBig);
});

test("[H28] two thousand changes a second are taken in for five seconds, and then the sender is sent away", async () => {
  const { clock } = siege;
  const eve = await siege.attacker();
  const nothing = frames.change(new Uint8Array([0, 0]));
  let sent = 0;
  const settled = () => eve.controls.findLast(({ kind }) => kind === "ack");
  while (eve.code === undefined && sent < 20_000) {
    for (let turn = 0; turn < 500; turn++) eve.send(nothing);
    sent += 500;
    await eve.until(() => {
      const last = settled();
      return eve.code !== undefined || (last?.kind === "ack" && last.upTo === sent);
    });
    clock.pass(250);
  }
  expect(await eve.closed()).toBe(closeCodes.rateLimited);
  expect(sent).toBeGreaterThan(5_000);
  expect(sent).toBeLessThan(20_000);
}, 60_000);
