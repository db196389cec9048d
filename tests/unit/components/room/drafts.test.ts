import { expect, test } from "vitest";
import type { Claim, Shelf } from "#components/room/copies.ts";
import { Drafts, forgetDrafts } from "#components/room/drafts.ts";
import { memoryShelf } from "#tests/helpers/memory-shelf.ts";

const DAY = 24 * 3_600_000;
const start = Date.UTC(2026, 10, 26, 9);
const ana: Claim = { epoch: 1, person: "ana", formerly: [], page: "seal" };
const half = "Night caf";

/** A page of this person on this device, which may have been used before. */
function page(shelf: Shelf | undefined, claim: Claim, { mapId = "m", now = start } = {}): Drafts {
  const drafts = new Drafts(mapId, shelf, () => now);
  drafts.meet(claim);
  return drafts;
}

test("[DRAFT1] what is written and not saved is there again after the page was closed, for the same person on the same map only", () => {
  const shelf = memoryShelf();
  page(shelf, ana).set("service on l1", half);
  expect(page(shelf, ana).get("service on l1")).toEqual(half);
  const again = page(shelf, ana);
  expect(again.names()).toEqual(["service on l1"]);
  expect([again.cameBack("service on l1"), again.cameBack("service on l1")]).toEqual([true, false]);
  for (const other of [
    page(shelf, { ...ana, person: "ben" }),
    page(shelf, { ...ana, epoch: 2 }),
    page(shelf, ana, { mapId: "another" }),
  ])
    expect(other.names()).toEqual([]);
});

test("[DRAFT2] what is saved or given up leaves nothing on the device", () => {
  const shelf = memoryShelf();
  const drafts = page(shelf, ana);
  drafts.set("note", half);
  drafts.set("level", half);
  page(shelf, ana).delete("note");
  drafts.delete("level");
  expect(shelf.length).toBe(0);
});

test("[DRAFT3] whoever joined anew goes on with what they wrote as the person they were before", () => {
  const shelf = memoryShelf();
  page(shelf, ana).set("note", half);
  const again = page(shelf, { ...ana, person: "ana again", formerly: ["ana"] });
  expect(again.get("note")).toEqual(half);
  expect(shelf.length).toBe(1);
  again.delete("note");
  expect(shelf.length).toBe(0);
});

test("[DRAFT4] after thirty days without a word more it is deleted, whosever it was", () => {
  const shelf = memoryShelf();
  page(shelf, ana, { now: start - 31 * DAY }).set("note", half);
  page(shelf, { ...ana, person: "ben" }, { now: start - 29 * DAY }).set("note", half);
  // Looking in does not make it younger.
  page(shelf, ana, { now: start - 2 * DAY });
  expect(page(shelf, ana).names()).toEqual([]);
  expect(shelf.length).toBe(1);
});

test("[DRAFT5] whoever leaves a map leaves nothing of it on the device, and signing out nothing at all", () => {
  const shelf = memoryShelf();
  shelf.setItem("gap-map view", "list");
  const drafts = page(shelf, ana);
  drafts.set("note", half);
  page(shelf, { ...ana, person: "ben" }).set("note", half);
  page(shelf, ana, { mapId: "another" }).set("note", half);
  drafts.forget();
  expect(drafts.names()).toEqual([]);
  expect(page(shelf, ana, { mapId: "another" }).names()).toEqual(["note"]);
  forgetDrafts(shelf);
  expect([shelf.length, shelf.key(0)]).toEqual([1, "gap-map view"]);
});

test("[DRAFT6] where nothing can be stored the words live as long as the page, and nobody is troubled", () => {
  const refuse = () => {
    throw new Error("QuotaExceededError");
  };
  const blocked: Shelf = {
    ...{ getItem: refuse, setItem: refuse, removeItem: refuse, key: refuse },
    get length(): number {
      return refuse();
    },
  };
  for (const shelf of [undefined, blocked]) {
    const drafts = page(shelf, ana);
    drafts.set("note", half);
    expect(drafts.get("note")).toEqual(half);
    drafts.delete("note");
    drafts.forget();
    expect(drafts.names()).toEqual([]);
  }
});

test("[DRAFT7] entries that nobody can read are as if they were not there", () => {
  const shelf = memoryShelf();
  shelf.setItem("gap-map draft broken", "{");
  shelf.setItem("gap-map draft strange", JSON.stringify({ name: 1 }));
  expect(page(shelf, ana).names()).toEqual([]);
});
