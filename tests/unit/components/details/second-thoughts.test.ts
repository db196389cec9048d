import { expect, test } from "vitest";
import {
  aboutEdits,
  keptHere,
  nothingSaid,
  remember,
  type Said,
  sourceEdits,
  toKeep,
} from "#components/details/second-thoughts.ts";
import { applyEdits } from "#lib/gap-map/apply.ts";
import type { Edit } from "#lib/gap-map/edit.ts";
import { type GapMap, itemOf, type Threshold } from "#lib/gap-map/model.ts";
import { bareMap } from "#tests/helpers/any-edit.ts";
import { add, aService, aThreshold, id } from "#tests/helpers/small-map.ts";

/** A form on one threshold, with the map behind it. After each step the page goes and comes again: what it knows is what waited on the device. */
class Form {
  #map: GapMap;
  #said: Said = nothingSaid;
  /** What waits on the device. */
  waits: string | undefined;

  constructor(more: Partial<Threshold>) {
    const threshold = aThreshold("day-clinic", "Adults", more);
    this.#map = applyEdits(bareMap, [add(aService("Day clinic")), add(threshold)]);
    this.#look();
  }

  get item(): Threshold {
    const item = itemOf(this.#map, "threshold", id("day-clinic-t"));
    if (item === undefined) throw new Error("the threshold is gone");
    return item;
  }

  /** What “Make it checkable” makes it about. */
  get lastAbout(): string | undefined {
    return this.#said.dimension;
  }

  about(dimension: string | null): this {
    return this.does(aboutEdits(this.#said, this.item, dimension));
  }

  source(source: string): this {
    return this.does(sourceEdits(this.#said, this.item, source));
  }

  /** Whoever does it, this form shows it. */
  does(edits: readonly Edit[]): this {
    this.#map = applyEdits(this.#map, edits);
    this.#look();
    return this;
  }

  sets(field: string, value: string | number | string[]): this {
    return this.does([{ kind: "set", id: this.item.id, field, value }]);
  }

  #look(): void {
    this.waits = toKeep(remember(this.#said, this.item), this.item);
    this.#said = remember(keptHere(this.waits), this.item);
  }
}

const adults = { dimension: "age", operator: "gte", value: 18 } as const;

test("going to ‘nobody can state it’ and back shows the limit that stood before", () => {
  const form = new Form({ ...adults, basis: "published" });
  expect(form.source("unspecified").item).toMatchObject({ operator: "unspecified", value: 18 });
  expect(form.source("practice").item).toMatchObject({ ...adults, basis: "practice" });
});

test("changing what it is about and back shows the limit that stood before", () => {
  const form = new Form(adults);
  form.about("primary_problem");
  expect(form.item).not.toHaveProperty("value");
  expect(form.item).not.toHaveProperty("operator");
  form.sets("operator", "notIn").sets("value", ["ptsd"]);
  expect(form.about("age").item).toMatchObject(adults);
  expect(form.about("primary_problem").item).toMatchObject({ operator: "notIn", value: ["ptsd"] });
});

test("words only, and checkable again, is about the same as before", () => {
  const form = new Form(adults);
  form.about(null);
  expect(form.item).not.toHaveProperty("dimension");
  expect(form.lastAbout).toBe("age");
  expect(form.about("age").item).toMatchObject(adults);
});

test("that nobody can state it stays said while it is made about something else", () => {
  const form = new Form(adults).source("unspecified").about("gp_registered");
  expect(form.item.operator).toBe("unspecified");
  form.about("age");
  expect(form.item.operator).toBe("unspecified");
  expect(form.source("published").item).toMatchObject(adults);
});

test("the limit that somebody else sets meanwhile is the one that stays", () => {
  const form = new Form(adults).source("unspecified");
  form.sets("operator", "lte").sets("value", 25);
  expect(form.source("practice").item).toMatchObject({ operator: "lte", value: 25 });
  form.source("unspecified");
  expect(form.source("published").item).toMatchObject({ operator: "lte", value: 25 });
});

test("nothing waits on the device while the threshold says all of it itself, and what nobody can read is as if it were not there", () => {
  const form = new Form(adults);
  expect(form.waits).toBeUndefined();
  expect(form.about(null).waits).toBeDefined();
  expect(form.about("age").waits).toBeUndefined();
  expect(form.source("unspecified").waits).toBeDefined();
  expect(form.source("published").waits).toBeUndefined();
  for (const broken of ["{", "[]", '{"limits":[["age",{"operator":"never"}]]}'])
    expect(keptHere(broken)).toBe(nothingSaid);
});
