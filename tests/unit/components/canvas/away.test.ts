import { react, type TLPageId } from "tldraw";
import { expect, test } from "vitest";
import { Painter } from "#components/canvas/binding/picture.ts";
import { type CanvasActs, CanvasModel } from "#components/canvas/model.ts";
import { followPeople } from "#components/canvas/people/follow-people.ts";
import { applyEdits } from "#lib/gap-map/apply.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { id } from "#tests/helpers/small-map.ts";

const bristol = mapFromTemplate("bristol", "Bristol");
const painter = new Painter("page:page" as TLPageId);

function canvas() {
  return new CanvasModel(painter.paint(bristol), {} as CanvasActs);
}

/** The others in the workshop, as the room tells of them. */
function company(...first: string[]) {
  let services: readonly string[] = first;
  const listeners = new Set<() => void>();
  return {
    getSpokenFor: () => services,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    are(...now: string[]) {
      services = now;
      for (const listener of listeners) listener();
    },
  };
}

test("a card is marked while nobody here speaks for its service", () => {
  const model = canvas();
  const others = company("GP practice");
  followPeople(model, others);
  expect(model.away.get().has(id("tt"))).toBe(true);
  expect(model.away.get().has(id("gp"))).toBe(false);
  others.are("GP practice", "NHS Talking Therapies");
  expect(model.away.get().has(id("tt"))).toBe(false);
});

test("a facilitator alone sees no card marked", () => {
  const model = canvas();
  followPeople(model, company());
  expect(model.away.get().size).toBe(0);
});

test("cards look at their marks again only when one has changed: not for a move, a new name, or another who speaks for the same", () => {
  const model = canvas();
  const others = company("GP practice");
  followPeople(model, others);
  let looked = 0;
  react("marks", () => {
    model.away.get();
    looked += 1;
  });
  const moved = applyEdits(bristol, [
    { kind: "move", id: id("tt"), place: { x: 400, y: 60 } },
    { kind: "set", id: id("tt"), field: "name", value: "Talking" },
  ]);
  model.picture.set(painter.paint(moved));
  others.are("GP practice", "gp");
  expect(looked).toBe(1);
  others.are("GP practice", "Talking");
  expect(looked).toBe(2);
});
