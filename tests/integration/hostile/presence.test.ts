import { expect, test } from "vitest";
import { readPresence } from "#lib/wire/presence.ts";
import { frames } from "#server/sync/frames.ts";
import { type PresenceEntry, presenceMessage } from "#tests/helpers/presence-message.ts";
import { Siege } from "#tests/helpers/siege.ts";

const siege = new Siege();

const said = (...entries: readonly PresenceEntry[]) => frames.presence(presenceMessage(entries));

const states = () => siege.ben.connection.awareness.getStates();
const seen = (client: number) => readPresence(states().get(client));
const at = (x: number) => JSON.stringify({ cursor: { x, y: 0 } });

test("[H29] of a hundred thousand ghosts in one message nobody is seen; of ten, one", async () => {
  const eve = await siege.attacker();
  const ghosts = (count: number) =>
    Array.from({ length: count }, (_, ghost): [number, number, string] => [1_000 + ghost, 1, "{}"]);
  eve.send(said(...ghosts(100_000)), said(...ghosts(10)));
  await siege.ben.until(() => states().has(1_000));
  await siege.bothWork();
  expect([...states().keys()].filter((client) => client >= 1_000 && client < 101_000)).toEqual([
    1_000,
  ]);
  eve.socket.close();
});

test("[H30] a state of more than a kibibyte is not passed on", async () => {
  const eve = await siege.attacker();
  eve.send(said([500, 1, JSON.stringify({ selection: Array(50).fill("x".repeat(120)) })]));
  eve.send(said([500, 1, JSON.stringify({ cursor: null, blob: "x".repeat(900_000) })]));
  eve.send(said([500, 1, at(7)]));
  await siege.ben.until(() => states().has(500));
  expect(seen(500)?.cursor?.x).toBe(7);
  eve.socket.close();
});

test("[H31] nobody shows up under another's id or name, whatever the clock says", async () => {
  const { ana } = siege;
  await siege.ben.until(() => seen(ana.doc.clientID) !== undefined);
  const eve = await siege.attacker();
  const impostor = JSON.stringify({ user: { name: "Boss", role: "facilitator" }, cursor: null });
  eve.send(said([ana.doc.clientID, 2 ** 40, impostor], [ana.doc.clientID, 2 ** 40, "null"]));
  eve.send(said([700, 2 ** 40, impostor]));
  await siege.ben.until(() => seen(700) !== undefined);
  expect(seen(700)?.user).toMatchObject({ name: "eve", role: "contributor" });
  expect(seen(ana.doc.clientID)?.user.name).toBe("ana");
  // The victim moves on.
  ana.connection.awareness.setLocalState({ cursor: { x: 11, y: 0 } });
  await siege.ben.until(() => seen(ana.doc.clientID)?.cursor?.x === 11);
  eve.socket.close();
});

test("[H32] a state that is not JSON, and the end of others' presence, count for nothing", async () => {
  const { ana } = siege;
  await siege.ben.until(() => seen(ana.doc.clientID) !== undefined);
  const eve = await siege.attacker();
  eve.send(said([800, 1, "{"]), said([ana.doc.clientID, 99, "null"]), said([801, 1, at(1)]));
  await siege.ben.until(() => states().has(801));
  expect(states().has(800)).toBe(false);
  expect(seen(ana.doc.clientID)).toBeDefined();
  eve.socket.close();
});
