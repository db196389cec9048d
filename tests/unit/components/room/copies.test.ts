import { expect, test } from "vitest";
import { type Claim, Copies, type Copy } from "#components/room/copies.ts";
import { memoryShelf } from "#tests/helpers/memory-shelf.ts";

const DAY = 24 * 3_600_000;
const start = Date.UTC(2026, 10, 26, 9);
const ana: Claim = { epoch: 1, person: "ana", formerly: [], page: "seal" };

/** A device on which `copies` were left, each `ago` milliseconds before now. */
function device(...left: readonly (Partial<Copy> & { readonly ago?: number })[]): Copies {
  const place = memoryShelf();
  place.setItem("gap-map view", "list");
  left.forEach(({ ago = 0, ...facts }, at) => {
    const unsent = { count: 1, since: start };
    const copy = { name: `copy ${at}`, mapId: "m", epoch: 1, person: "ana", page: "seal", unsent };
    new Copies(place, () => start - ago).put({ ...copy, seen: 0, ...facts });
  });
  return new Copies(place, () => start);
}

const named = (copies: readonly Copy[]) => copies.map(({ name }) => name);

test("[COPY1] somebody goes on with their own copies of this map, and with nobody else's", () => {
  const copies = device({}, { person: "ben" }, { mapId: "another" }, {}, { aside: "refused" });
  expect(named(copies.claim("m", ana))).toEqual(["copy 0", "copy 3"]);
  expect(copies.claim("m", { ...ana, person: "cid" })).toEqual([]);
});

test("[COPY2] whoever joined anew goes on with what they left as the person they were before", () => {
  const claim = { ...ana, person: "ana again", formerly: ["ana"] };
  expect(named(device({}).claim("m", claim))).toEqual(["copy 0"]);
});

test("[COPY3] work for another state of the map is set aside and offered", () => {
  const copies = device({}, { mapId: "another" });
  expect(copies.claim("m", { ...ana, epoch: 2 })).toEqual([]);
  expect(copies.asides("m")).toMatchObject([{ name: "copy 0", aside: "put-back" }]);
  expect(copies.asides("another")).toEqual([]);
});

test("[COPY4] after thirty days work is not sent by itself any more, but kept", () => {
  const copies = device({ ago: 31 * DAY }, { ago: 29 * DAY });
  expect(named(copies.claim("m", ana))).toEqual(["copy 1"]);
  expect(copies.asides("m")).toMatchObject([{ name: "copy 0", aside: "old" }]);
});

test("[COPY5] entries that nobody can read are as if they were not there", () => {
  const place = memoryShelf();
  place.setItem("gap-map copy broken", "{");
  place.setItem("gap-map copy strange", JSON.stringify({ name: 1 }));
  const copies = new Copies(place, () => start);
  expect(copies.all()).toEqual([]);
  expect(copies.get("broken")).toBeUndefined();
  expect(copies.claim("m", ana)).toEqual([]);
});
