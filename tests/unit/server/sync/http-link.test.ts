import { beforeEach, expect, test } from "vitest";
import { closeCodes } from "#lib/wire/close-codes.ts";
import { joined, type Parcel, ParcelReader } from "#lib/wire/parcels.ts";
import { HttpLink, type Reader } from "#server/sync/http-link.ts";
import { FakeClock } from "#tests/helpers/fake-clock.ts";

const bytes = (...values: number[]) => new Uint8Array(values);
const kibibytes = (count: number) => new Uint8Array(count * 1_024);

/** A request that keeps what it is given. */
class Keeping implements Reader {
  isFull = false;
  ended = false;
  readonly #once: boolean;
  readonly given: Uint8Array[] = [];

  constructor(once = false) {
    this.#once = once;
  }

  give(parcels: readonly Uint8Array[], last: boolean): boolean {
    this.given.push(...parcels);
    return last || this.#once;
  }

  end(): void {
    this.ended = true;
  }

  get parcels(): Parcel[] {
    return new ParcelReader().take(joined(...this.given));
  }

  get numbers(): (number | undefined)[] {
    return this.parcels.map((parcel) => (parcel.kind === "frame" ? parcel.number : undefined));
  }
}

let clock: FakeClock;
let link: HttpLink;
let happened: string[];

beforeEach(() => {
  clock = new FakeClock();
  link = new HttpLink({ id: "ana", name: "Ana", organisation: "Org" }, clock);
  happened = [];
  link.attach({
    receive: (message) => happened.push(`received ${message.join()}`),
    drained: () => happened.push("drained"),
    left: () => happened.push("left"),
    forgotten: () => happened.push("forgotten"),
  });
});

test("[LINK1] messages are taken once and in order, however often and in whatever pieces they come", () => {
  expect(link.receive(1, [bytes(1), bytes(2)])).toBe(true);
  expect(link.receive(1, [bytes(1), bytes(2), bytes(3)])).toBe(true);
  expect(link.receive(2, [bytes(2)])).toBe(true);
  expect(link.receive(5, [bytes(5)])).toBe(false);
  expect(link.receive(4, [bytes(4), bytes(5)])).toBe(true);
  expect(happened).toEqual([1, 2, 3, 4, 5].map((one) => `received ${one}`));
});

test("[LINK2] what is sent is kept until it is confirmed, and given again to the next request", () => {
  for (const one of [1, 2, 3]) link.send(bytes(one));
  const first = new Keeping();
  link.read(first);
  expect(first.numbers).toEqual([1, 2, 3]);
  link.confirm(2);
  const second = new Keeping();
  link.read(second);
  expect(first.ended).toBe(true);
  expect(second.numbers).toEqual([3]);
  link.send(bytes(4));
  clock.pass(0);
  expect(second.numbers).toEqual([3, 4]);
  link.confirm(4);
  expect(link.buffered).toBe(0);
  expect(happened).toEqual(["drained", "drained"]);
});

test("[LINK3] a confirmation of what was never sent changes nothing", () => {
  link.send(bytes(1));
  link.confirm(7);
  const reader = new Keeping();
  link.read(reader);
  expect(reader.numbers).toEqual([1]);
});

test("[LINK4] whoever takes nothing costs a few megabytes, and then the connection", () => {
  for (let sent = 0; sent < 100; sent += 1) link.send(kibibytes(512));
  expect(link.buffered).toBeLessThan(5 * 1_024 * 1_024);
  expect(link.closed).toBe(closeCodes.overload);
  expect(happened).toEqual(["left"]);
  clock.pass(30_000);
  expect(link.buffered).toBe(0);
  expect(happened).toEqual(["left", "forgotten"]);
});

test("[LINK5] a request that is full is given no more until it has room", () => {
  const reader = new Keeping();
  link.read(reader);
  reader.isFull = true;
  link.send(bytes(1));
  clock.pass(0);
  expect(reader.numbers).toEqual([]);
  reader.isFull = false;
  link.flush();
  expect(reader.numbers).toEqual([1]);
});

test("[LINK6] much at once comes in helpings, all of it and in order", () => {
  for (let sent = 0; sent < 8; sent += 1) link.send(kibibytes(100));
  const once = new Keeping(true);
  link.read(once);
  expect(once.numbers).toEqual([1, 2]);
  const stream = new Keeping();
  link.confirm(2);
  link.read(stream);
  clock.pass(10);
  expect(stream.numbers).toEqual([3, 4, 5, 6, 7, 8]);
});

test("[LINK7] a connection without requests is over within 30 seconds; signs of life keep it", () => {
  for (let times = 0; times < 10; times += 1) {
    clock.pass(20_000);
    link.confirm(0);
  }
  expect(happened).toEqual([]);
  clock.pass(30_000);
  expect(happened).toEqual(["left", "forgotten"]);
});

test("[LINK8] why the server ends a connection is said after all else, also to a request that comes later", () => {
  link.send(bytes(1));
  link.close(closeCodes.forbidden, "removed");
  expect(happened).toEqual(["left"]);
  const late = new Keeping();
  link.read(late);
  expect(late.parcels.at(0)).toMatchObject({ kind: "frame", number: 1 });
  expect(late.parcels.at(1)).toEqual({ kind: "closed", code: 4403, reason: "removed" });
  const again = new Keeping();
  link.read(again);
  expect(again.parcels).toHaveLength(2);
  expect(link.receive(1, [bytes(9)])).toBe(true);
  expect(happened).toEqual(["left"]);
});
