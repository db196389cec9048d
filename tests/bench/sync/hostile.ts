import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { frames } from "#server/sync/frames.ts";
import type { Participant } from "./participant.ts";

type Attack = (attacker: Participant) => void;

const raw =
  (...bytes: number[]): Attack =>
  ({ socket }) =>
    socket.write(Buffer.from(bytes));
const said =
  (message: Uint8Array): Attack =>
  (attacker) =>
    attacker.say(message);

/** Messages that break the rules of WebSockets. */
const broken: readonly Attack[] = [
  raw(0xc2, 0x80, 0, 0, 0, 0), // a reserved bit
  raw(0x83, 0x80, 0, 0, 0, 0), // a reserved opcode
  raw(0x81, 0x82, 0, 0, 0, 0, 0xff, 0xff), // text that is no UTF-8
  raw(0x82, 0x01, 0x00), // no mask
  raw(0x82, 0xff, 0, 0, 0, 0, 6, 0x50, 0, 0, 0, 0, 0, 0), // a length of 101 MiB
  raw(0x88, 0x81, 0, 0, 0, 0, 1), // a close message with half a code
];

/** Messages that WebSockets carry well, and no honest client sends. */
const wellFramed: readonly Attack[] = [
  said(new Uint8Array(0)),
  said(new Uint8Array([77])),
  said(new Uint8Array([0, 9])),
  said(frames.change(new Uint8Array([1, 2, 3, 255, 255, 255]))),
  said(frames.change(new Uint8Array([1, 255, 255, 255, 15, 1, 0]))), // 2^25 - 1 structs declared
  (attacker) => attacker.say(frames.change(withoutPredecessor())),
  said(frames.change(manyRoots(2_000))),
  said(frames.presence(ghosts(1_000))),
  said(frames.ask(new Uint8Array([255, 255, 255, 15]))),
];

/** All of them, in turn. */
export const attacks: readonly Attack[] = [...wellFramed, ...broken];

/** The second change of somebody whose first one never comes. */
function withoutPredecessor(): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap("meta").set("a", 1);
  const before = Y.encodeStateVector(doc);
  doc.getMap("meta").set("b", "x".repeat(200));
  return Y.encodeStateAsUpdate(doc, before);
}

function manyRoots(count: number): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (let number = 0; number < count; number += 1) doc.getMap(`r${number}`).set("a", 1);
  });
  return Y.encodeStateAsUpdate(doc);
}

function ghosts(count: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, count);
    for (let number = 0; number < count; number += 1) {
      encoding.writeVarUint(encoder, 1_000_000 + number);
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarString(encoder, '{"cursor":{"x":1,"y":1}}');
    }
  });
}
