import fc from "fast-check";
import type { Edit, FieldValue } from "#lib/gap-map/edit.ts";
import { defaultLevels } from "#lib/gap-map/levels.ts";
import { emptyMap, type GapMap, type Item, type ItemId } from "#lib/gap-map/model.ts";

const ids = <const T extends string>(...all: T[]) =>
  fc.constantFrom(...all) as unknown as fc.Arbitrary<ItemId>;

/** Few ids, so that random edits meet, clash and leave things dangling. */
const serviceId = ids("s1", "s2", "s3");
const pathwayId = ids("p1", "p2");
const noteId = ids("n1", "n2", "n3");
const levelId = ids("level-community", "level-primary", "level-gap", "nowhere");
const anyId = fc.oneof(serviceId, pathwayId, noteId, ids("g1", "v1", "x1", "o1"), levelId);

/** Text with everything that breaks programs: emoji, right-to-left, markup, half characters, control characters. */
const anyText = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.constantFrom("", "<b>&\"'", "👩‍⚕️🌍", "שלום", "=1+1", "\ud83d", "__proto__", "a\u0000b", "é"),
);

const rank = fc.integer({ min: 0, max: 9 });
const place = fc.record({
  x: fc.integer({ min: 0, max: 900 }),
  y: fc.integer({ min: 0, max: 400 }),
});

/** Any item, with links that may or may not lead somewhere. */
const anyItem: fc.Arbitrary<Item> = fc.oneof(
  fc.record({
    kind: fc.constant("service" as const),
    id: serviceId,
    name: anyText,
    levelId,
    rank,
    functions: fc.constantFrom<readonly string[]>([], ["housing"], ["assessment", "housing"]),
    referrers: fc.constant<readonly string[]>([]),
    offer: anyText,
    who: anyText,
  }),
  fc.record({
    kind: fc.constant("threshold" as const),
    id: noteId,
    serviceId,
    text: anyText,
    mode: fc.constantFrom("include" as const, "exclude" as const),
    hardness: fc.constant("hard" as const),
    basis: fc.constant("practice" as const),
  }),
  fc.record({
    kind: fc.constantFrom("barrier" as const, "goodPractice" as const),
    id: noteId,
    onId: fc.oneof(serviceId, pathwayId),
    text: anyText,
  }),
  fc.record({
    kind: fc.constant("pathway" as const),
    id: pathwayId,
    fromId: serviceId,
    toId: serviceId,
    condition: anyText,
    outcomeText: anyText,
  }),
  fc.record({
    kind: fc.constant("gap" as const),
    id: ids("g1"),
    title: anyText,
    who: anyText,
    text: anyText,
    rank,
    thresholdIds: fc.constantFrom<readonly ItemId[]>([], ["n1" as ItemId], [
      "n1",
      "n2",
    ] as ItemId[]),
    barrierIds: fc.constant<readonly ItemId[]>([]),
    pathwayIds: fc.constant<readonly ItemId[]>([]),
    personaIds: fc.constant<readonly ItemId[]>([]),
    endUpAtIds: fc.constant<readonly ItemId[]>([]),
    action: anyText,
  }),
  fc.record({
    kind: fc.constant("persona" as const),
    id: ids("x1"),
    label: anyText,
    description: anyText,
    needs: fc.constant<readonly string[]>([]),
    attributes: fc.constantFrom({}, { age: 34 }),
  }),
  fc.record({
    kind: fc.constant("view" as const),
    id: ids("v1"),
    aboutId: anyId,
    role: anyText,
    stance: fc.constant("disagree" as const),
    text: anyText,
  }),
);

const fieldEdit: fc.Arbitrary<{ field: string; value: FieldValue }> = fc.oneof(
  fc.record({
    field: fc.constantFrom("name", "text", "offer", "title", "hours", "size"),
    value: anyText,
  }),
  fc.record({ field: fc.constant("levelId"), value: fc.oneof(levelId, fc.constant(null)) }),
  fc.record({
    field: fc.constantFrom("functions/housing", "functions/peer_support"),
    value: fc.constantFrom(true, null),
  }),
  fc.record({ field: fc.constant("functions"), value: fc.constantFrom<string[]>([], ["b", "a"]) }),
  fc.record({ field: fc.constant("attributes/age"), value: fc.constantFrom<FieldValue>(16, null) }),
  fc.record({
    field: fc.constantFrom("thresholdIds/n1", "thresholdIds/n2"),
    value: fc.constantFrom(true, null),
  }),
  fc.record({
    field: fc.constantFrom("nonsense", "id", "kind", "__proto__", "text/a"),
    value: fc.constant("x"),
  }),
  fc.record({ field: fc.constant("rank"), value: fc.oneof(rank, fc.constant(null)) }),
);

const dimension = (label: string) => ({
  ...{ id: "d1", type: "ordinal", values: ["little", "much"] },
  ...{ nature: "status", definition: "", label },
});

/** Words of the map, known and new, put in, changed and taken out, alone and as a whole section. */
const wordEdit: fc.Arbitrary<Edit> = fc
  .oneof(
    fc.record({
      section: fc.constantFrom("functions" as const, "tiers" as const),
      word: fc.constantFrom("housing", "w1", "w2", "__proto__", "toString"),
      value: fc.oneof(anyText, fc.constant(null)),
    }),
    fc.record({
      section: fc.constantFrom("sectors" as const),
      word: fc.constantFrom("vcse", "w1", "w2", "a/b"),
      value: fc.constantFrom(true, null),
    }),
    fc.record({
      section: fc.constant("dimensions" as const),
      word: fc.constantFrom("d1", "d2"),
      value: fc.constantFrom<FieldValue>(dimension("one"), dimension("other"), null),
    }),
    fc.record({
      section: fc.constant("sectors" as const),
      value: fc.constantFrom<string[]>([], ["vcse", "w1"]),
    }),
  )
  .map((one) => ({ kind: "vocabulary", ...one }));

/** Anything a person could do, and some things nobody should be able to. */
export const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("add" as const), item: anyItem, place }) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(anyId, fieldEdit)
      .map(([id, { field, value }]): Edit => ({ kind: "set", id, field, value })),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("type" as const),
      id: anyId,
      field: fc.constantFrom("text", "offer", "condition", "who"),
      index: fc.integer({ min: -1, max: 14 }),
      remove: fc.integer({ min: 0, max: 4 }),
      insert: anyText,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("move" as const), id: anyId, place }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("remove" as const),
      id: anyId,
      removal: fc.record({ by: anyText, at: fc.constant("2026-11-22T10:00:00Z") }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("restore" as const), id: anyId }) },
  { weight: 1, arbitrary: wordEdit },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("describe" as const),
      field: fc.constantFrom("title" as const, "area" as const),
      value: anyText,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("sketch" as const),
      id: fc.constantFrom("shape:a", "shape:b"),
      record: fc.option(
        fc.record({
          typeName: fc.constant("shape"),
          x: fc.integer({ min: 0, max: 9 }),
          props: fc.record({ color: fc.constantFrom("blue", "red"), text: anyText }),
        }),
        { nil: null },
      ),
    }),
  },
);

/** A map with the five levels and nothing on them. */
export const bareMap: GapMap = {
  ...emptyMap,
  about: { title: "A map" },
  vocabulary: { ...emptyMap.vocabulary, functions: { housing: "Housing" }, sectors: ["vcse"] },
  items: Object.fromEntries(defaultLevels().map((level) => [level.id, level])),
};
