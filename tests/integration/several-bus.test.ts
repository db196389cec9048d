import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Bus } from "#server/several/bus.ts";
import { type Message, pack } from "#server/several/messages.ts";
import { redisBus } from "#server/several/redis-bus.ts";
import { PrivateRedis } from "#tests/helpers/redis.ts";
import { pace } from "#tests/helpers/several.ts";

/** What is not about silence must not depend on how fast this machine is. */
const patient = { ...pace, patience: 30_000 };

/** A process on the bus, and all that it hears. */
class Listener {
  readonly bus: Bus;
  readonly heard: string[] = [];
  #look = () => {};

  constructor(url: string) {
    this.bus = redisBus(url, () => {}, patient);
    const note = (line: string) => {
      this.heard.push(line);
      this.#look();
    };
    this.bus.start({
      onMessage: (from, message) => note(`${from} ${told(message)}`),
      onNews: (news) => note(JSON.stringify(news)),
      onLost: (peer) => note(`lost ${peer}`),
      onTuned: () => note("tuned"),
    });
  }

  /** Resolves when this has been heard. */
  until(line: string): Promise<void> {
    return new Promise((resolve) => {
      this.#look = () => this.heard.includes(line) && resolve();
      this.#look();
    });
  }
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

const told = (message: Message) =>
  message.kind === "leave" ? `leave ${message.link}` : message.kind;

let redis: PrivateRedis;
let hand: Redis;
let one: Listener;
let two: Listener;
beforeAll(async () => {
  redis = await PrivateRedis.start();
  hand = new Redis(redis.url);
  hand.on("error", () => {}); // it is killed on purpose
});
beforeEach(async () => {
  one = new Listener(redis.url);
  two = new Listener(redis.url);
  while (!one.bus.hears(two.bus.id) || !two.bus.hears(one.bus.id)) await nextTurn();
});
afterEach(async () => {
  await one.bus.close();
  await two.bus.close();
});
afterAll(async () => {
  hand.disconnect();
  await redis.kill();
});

const inbox = (listener: Listener) => `gap-map:to:${listener.bus.id}`;

/** Puts a parcel with this number into somebody's inbox, as a process called "x" would. */
function post(listener: Listener, number: number): Promise<unknown> {
  const parcel = Buffer.from(pack([{ kind: "leave", link: number }]));
  return hand.xadd(inbox(listener), "*", "from", "x", "number", number, "parcel", parcel);
}

test("[BUS1] what one process says to another arrives once and in order", async () => {
  for (let link = 1; link <= 50; link++) one.bus.send(two.bus.id, { kind: "leave", link });
  await two.until(`${one.bus.id} leave 50`);
  const links = two.heard.filter((line) => line.includes("leave"));
  expect(links).toEqual(Array.from({ length: 50 }, (_, n) => `${one.bus.id} leave ${n + 1}`));
});

test("[BUS2] a parcel that is missing is noticed by the next one; one that comes twice counts once", async () => {
  await post(two, 1);
  await post(two, 2);
  await post(two, 2);
  await post(two, 4);
  await two.until("x leave 4");
  const lines = two.heard.filter((line) => line.includes("x"));
  expect(lines).toEqual(["x leave 1", "x leave 2", "lost x", "x leave 4"]);
});

test("[BUS3] whoever speaks to a process that is gone hears so, and nothing is kept for it", async () => {
  const { id } = two.bus;
  await two.bus.close();
  await one.until(`lost ${id}`);
  expect(one.bus.hears(id)).toBe(false);
  one.heard.length = 0;
  one.bus.send(id, { kind: "leave", link: 1 });
  await one.until(`lost ${id}`);
  expect(await hand.exists(inbox(two))).toBe(0);
});

test("[BUS4] what has been read does not stay in Redis", async () => {
  for (let link = 1; link <= 50; link++) {
    one.bus.send(two.bus.id, { kind: "leave", link });
    await two.until(`${one.bus.id} leave ${link}`);
  }
  // The reader trims behind what it reads: its next command on that line comes after the trimming.
  two.bus.send(one.bus.id, { kind: "leave", link: 1 });
  await one.until(`${two.bus.id} leave 1`);
  expect(await hand.xlen(inbox(two))).toBeLessThan(5);
});

test("[BUS5] without Redis nobody is heard, and what is said is known to be lost; back, everybody hears again", async () => {
  const { id } = two.bus;
  await redis.kill();
  one.bus.send(id, { kind: "leave", link: 1 });
  await one.until(`lost ${id}`);
  while (one.bus.isUp) await nextTurn();
  one.heard.length = 0;
  one.bus.tellAll({ kind: "lock", mapId: "m", locked: true });
  await redis.again();
  await one.until("tuned");
  // News that could not be said are said when it is back.
  await two.until('{"kind":"lock","mapId":"m","locked":true}');
});
