import { beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { closeCodes } from "#lib/wire/close-codes.ts";
import type { Role } from "#lib/wire/roles.ts";
import { Host } from "#server/several/host.ts";
import type { Message } from "#server/several/messages.ts";
import { enqueue, pack, unpack } from "#server/several/messages.ts";
import { Relay } from "#server/several/relay.ts";
import { frames } from "#server/sync/frames.ts";
import { FakeClock, settle } from "#tests/helpers/fake-clock.ts";
import { MemoryStore } from "#tests/helpers/memory-store.ts";
import { roomsOver, Wire } from "#tests/helpers/wire.ts";

const clock = new FakeClock();
let store: MemoryStore;
let relay: Relay;
let host: Host;
let role: Role | undefined;
let changes: number;
/** Runs while somebody's standing is read. */
let meanwhile: () => void;
/** What waits on the way down. */
let down: Message[];

beforeEach(() => {
  store = new MemoryStore();
  store.seed("m1", Y.encodeStateAsUpdate(new Y.Doc()));
  [role, changes, meanwhile, down] = ["contributor", 0, () => {}, []];
  const rooms = roomsOver(store, clock);
  relay = new Relay({ send: (_owner, message) => up(message) });
  host = new Host({
    bus: { send: (_peer, message) => enqueue(down, message) },
    standingOf: async (_mapId, id) => {
      const now = role;
      meanwhile();
      const person = { id, name: id, organisation: "" };
      return now && { person, role: now, locked: false };
    },
    standingChanges: () => changes,
    open: (mapId) => rooms.open(mapId),
    arrived: () => () => {},
    tell: () => {},
  });
});

/** Carries a message to the map's process, as bytes. */
function up(message: Message): void {
  for (const one of unpack(pack([message]))) {
    if (one.kind === "join") host.onJoin("b", one);
    if (one.kind === "frame") host.onFrame("b", one.link, one.bytes);
    if (one.kind === "leave") host.onLeave("b", one.link);
    if (one.kind === "taken") host.onTaken("b", one.link, one.total);
  }
}

/** Carries what waits to the connections' process. */
function deliver(): void {
  for (const one of unpack(pack(down.splice(0)))) {
    if (one.kind === "send") relay.onSend("a", one);
    if (one.kind === "close") relay.onClose(one);
  }
}

async function enter(name: string): Promise<Wire> {
  const wire = new Wire(name);
  relay.join("a", "m1", wire);
  relay.receive(wire, frames.ask(new Uint8Array([0])));
  relay.receive(wire, frames.missing(new Uint8Array([0, 0])));
  await settle();
  deliver();
  return wire;
}

async function edit(wire: Wire, key: string, value: unknown = 1): Promise<void> {
  const doc = new Y.Doc();
  doc.getMap("meta").set(key, value);
  relay.receive(wire, frames.change(Y.encodeStateAsUpdate(doc)));
  await clock.flow(100);
  deliver();
}

test("what somebody says before their place is ready is kept, in order, and answered", async () => {
  const ana = await enter("ana");
  expect(ana.controls[0]).toMatchObject({ kind: "hello", hello: { role: "contributor" } });
  await edit(ana, "a");
  expect(ana.controls.at(-1)).toEqual({ kind: "ack", upTo: 2 });
});

test("somebody who was removed while their word was on its way does not get in", async () => {
  meanwhile = () => {
    [role, changes, meanwhile] = [undefined, 1, () => {}];
  };
  const ana = await enter("ana");
  expect(ana.closed).toBe(closeCodes.forbidden);
  expect(ana.controls).toEqual([]);
});

test("what everybody gets travels once for all connections of a process", async () => {
  const [ana, ben, cem] = [await enter("ana"), await enter("ben"), await enter("cem")];
  await clock.flow(100);
  const doc = new Y.Doc();
  doc.getMap("meta").set("a", 1);
  relay.receive(ana, frames.change(Y.encodeStateAsUpdate(doc)));
  await clock.flow(0);
  const both = down.filter((one) => one.kind === "send" && one.links.length === 2);
  expect(both).toHaveLength(1);
  deliver();
  expect(ben.doc.getMap("meta").toJSON()).toEqual({ a: 1 });
  expect(cem.doc.getMap("meta").toJSON()).toEqual({ a: 1 });
});

test("a reader whose network does not take anything stops getting more, and then gets all it missed (I6)", async () => {
  const [ana, slow] = [await enter("ana"), await enter("slow")];
  const taken = () => slow.sent.reduce((sum, { length }) => sum + length, 0);
  for (let number = 0; number < 40; number++) {
    // Nothing leaves the other process's buffer: no bytes are reported as taken.
    slow.buffered = taken();
    await edit(ana, `k${number}`, "x".repeat(20_000));
    relay.drained(ana);
  }
  expect(taken()).toBeLessThan(400_000);
  slow.buffered = 0;
  relay.drained(slow);
  await clock.flow(100);
  deliver();
  expect(slow.doc.getMap("meta").size).toBe(40);
});

test("a connection that one end does not know any more is closed by the other, and comes back", async () => {
  const ana = await enter("ana");
  host.onLost("b");
  deliver();
  expect(ana.closed).toBe(closeCodes.restart);
  const ben = await enter("ben");
  host.onLost("b");
  down.length = 0;
  await edit(ben, "b");
  expect(ben.closed).toBe(closeCodes.restart);
});

test("when the map's process falls silent, its connections are sent away to come back", async () => {
  const ana = await enter("ana");
  relay.onLost("another");
  expect(ana.closed).toBeUndefined();
  relay.onLost("a");
  expect(ana.closed).toBe(closeCodes.restart);
});
