import { describe, expect, test } from "vitest";
import { applyEdits } from "#lib/gap-map/apply.ts";
import { type GapMap, type ItemId, itemOf, type View } from "#lib/gap-map/model.ts";
import { isDisputed } from "#lib/gap-map/order.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { tidy } from "#lib/gap-map/tidy.ts";
import {
  agreeingWith,
  agreeWith,
  isOthersView,
  isSeenDifferently,
  mayAgreeWith,
  roleOf,
  saidIn,
  takeWordsOut,
} from "#lib/gap-map/views.ts";
import { id } from "#tests/helpers/small-map.ts";

const bristol = mapFromTemplate("bristol", "Bristol");
const ana = { name: "Ana", organisation: "BrisDoc" };
const tom = { name: "Tom", organisation: "AWP" };

const viewIn = (map: GapMap, one: ItemId): View => {
  const view = itemOf(map, "view", one);
  if (view === undefined) throw new Error(`no view ${one}`);
  return view;
};
const signed = (view: View, by: typeof ana): View => ({ ...view, addedBy: { ...by, at: "" } });

describe("[VIEW1] nobody changes or deletes what somebody else has said", () => {
  const view = viewIn(bristol, id("v3"));

  test("a view is its author's own, by name and organisation", () => {
    expect(isOthersView(signed(view, ana), ana)).toBe(false);
    expect(isOthersView(signed(view, ana), tom)).toBe(true);
    expect(isOthersView(signed(view, ana), { ...ana, organisation: "AWP" })).toBe(true);
  });

  test("what came with the map is nobody's own, and nothing else is held back", () => {
    expect(isOthersView(view, tom)).toBe(false);
    for (const item of Object.values(bristol.items))
      if (item.kind !== "view") expect(isOthersView(item, tom)).toBe(false);
  });
});

describe("[VIEW2] others agree with a view without writing it again", () => {
  const view = viewIn(bristol, id("v3"));
  const after = tidy(applyEdits(bristol, agreeWith(view, id("also"), roleOf(ana)).edits));

  test("they stand under it, for whom they speak", () => {
    expect(agreeingWith(after, view).map(({ role }) => role)).toEqual(["Representative, BrisDoc"]);
  });

  test("once each, and never with oneself", () => {
    expect(mayAgreeWith(bristol, view, ana)).toBe(true);
    expect(mayAgreeWith(after, view, ana)).toBe(false);
    expect(mayAgreeWith(after, view, tom)).toBe(true);
    expect(mayAgreeWith(bristol, signed(view, ana), ana)).toBe(false);
  });

  test("agreeing with a view disputes nothing and goes with the view", () => {
    expect(isDisputed(after, view.id)).toBe(false);
    const gone = applyEdits(after, [
      { kind: "remove", id: view.id, removal: { by: "Ana", at: "2026-01-01" } },
    ]);
    expect(itemOf(tidy(gone), "view", id("also"))).toBeUndefined();
  });

  test("nobody agrees with an agreement, nor a view with itself", () => {
    const also = viewIn(after, id("also"));
    const twice = applyEdits(after, agreeWith(also, id("twice"), "GP").edits);
    expect(itemOf(tidy(twice), "view", id("twice"))).toBeUndefined();
    const round = { ...view, id: id("round"), aboutId: id("round") };
    const map = { ...bristol, items: { ...bristol.items, [round.id]: round } };
    expect(itemOf(tidy(map), "view", id("round"))).toBeUndefined();
  });
});

test("[VIEW3] a difference is open as soon as one person sees it otherwise", () => {
  expect(isSeenDifferently(bristol, id("tt-t7"))).toBe(true);
  expect(isSeenDifferently(bristol, id("tt-t1"))).toBe(false);
});

test("[VIEW4] words that a facilitator takes out are gone, and it is said that they were", () => {
  const view = { ...viewIn(bristol, id("v3")), claim: "The way in" };
  const map = { ...bristol, items: { ...bristol.items, [view.id]: view } };
  const after = viewIn(applyEdits(map, takeWordsOut(view).edits), view.id);
  expect(after).toMatchObject({ text: "", stance: view.stance });
  expect(after).not.toHaveProperty("claim");
  expect(saidIn(view)).toBe(`“${view.text}”`);
  expect(saidIn(after)).toBe("Nothing written yet.");
  const wordsOut = { by: "Asha", at: "" };
  expect(saidIn({ ...after, wordsOut })).toBe("Words taken out by Asha.");
  expect(saidIn({ text: "New", wordsOut })).toBe("“New” Words taken out by Asha.");
});
