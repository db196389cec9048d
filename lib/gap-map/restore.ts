import { sameContent } from "./canonical.ts";
import type { Edit, FieldValue } from "./edit.ts";
import { fieldsOf, shapeOf } from "./fields.ts";
import type { About, GapMap, Item, ItemId, Removal } from "./model.ts";
import type { Vocabulary } from "./vocabulary-model.ts";

/**
 * The edits that turn the map as it is now into one that people wanted to have back.
 *
 * `now` is the whole map with what was deleted or hangs in the air, since that could come back
 * with what is restored. Nothing is taken out of the document: what is too much goes to the bin.
 */
export function editsBetween(now: GapMap, wanted: GapMap, removal: Removal): readonly Edit[] {
  return [
    ...surplus(now, wanted).map((id): Edit => ({ kind: "remove", id, removal })),
    ...Object.values(wanted.items).flatMap((item) => editsForItem(now, wanted, item)),
    ...editsForAbout(now.about, wanted.about),
    ...editsForVocabulary(now.vocabulary, wanted.vocabulary),
    ...(sameContent(now.guidance, wanted.guidance)
      ? []
      : [{ kind: "guidance", rules: wanted.guidance } satisfies Edit]),
    ...editsForSketch(now.sketch, wanted.sketch),
  ];
}

function surplus(now: GapMap, wanted: GapMap): readonly ItemId[] {
  return Object.values(now.items)
    .filter(({ id, removed }) => removed === undefined && !Object.hasOwn(wanted.items, id))
    .map(({ id }) => id);
}

function editsForItem(now: GapMap, wanted: GapMap, item: Item): readonly Edit[] {
  const { id } = item;
  const before = Object.hasOwn(now.items, id) ? now.items[id] : undefined;
  const place = wanted.places[id];
  if (before === undefined) {
    return [{ kind: "add", item, ...(place === undefined ? {} : { place }) }];
  }
  const moved: readonly Edit[] = sameContent(now.places[id], place)
    ? []
    : [{ kind: "move", id, place: place ?? null }];
  const back: readonly Edit[] = before.removed === undefined ? [] : [{ kind: "restore", id }];
  return [...back, ...editsForFields(before, item), ...moved];
}

function editsForFields(before: Item, after: Item): readonly Edit[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  for (const own of ["id", "kind", "removed"]) fields.delete(own);
  return [...fields].flatMap((field) =>
    editsForField(after, field, fieldsOf(before)[field], fieldsOf(after)[field]),
  );
}

/** Members of sets and records are set one by one, so that what others add meanwhile is kept. */
function editsForField(
  { id, kind }: Item,
  field: string,
  before: unknown,
  after: unknown,
): readonly Edit[] {
  if (sameContent(before, after)) return [];
  const shape = shapeOf(kind, field);
  const set = (path: string, value: FieldValue): Edit => ({ kind: "set", id, field: path, value });
  if (shape !== "set" && shape !== "record") return [set(field, (after ?? null) as FieldValue)];
  const [had, has] = [before, after].map(membersOf);
  const members = new Set([...Object.keys(had ?? {}), ...Object.keys(has ?? {})]);
  return [...members]
    .filter((member) => !sameContent(had?.[member], has?.[member]))
    .map((member) => set(`${field}/${member}`, has?.[member] ?? null));
}

function membersOf(value: unknown): Readonly<Record<string, FieldValue>> {
  if (!Array.isArray(value)) return (value ?? {}) as Record<string, FieldValue>;
  return Object.fromEntries(value.map((member: string) => [member, true]));
}

function editsForAbout(now: About, wanted: About): readonly Edit[] {
  const fields = new Set([...Object.keys(now), ...Object.keys(wanted)]) as Set<keyof About>;
  return [...fields]
    .filter((field) => !sameContent(now[field], wanted[field]))
    .map((field) => ({
      kind: "describe",
      field,
      value: (wanted[field] ?? null) as FieldValue,
    }));
}

function editsForVocabulary(now: Vocabulary, wanted: Vocabulary): readonly Edit[] {
  return (Object.keys(wanted) as (keyof Vocabulary)[])
    .filter((section) => !sameContent(now[section], wanted[section]))
    .map((section) => ({
      kind: "vocabulary",
      section,
      value: wanted[section] as unknown as FieldValue,
    }));
}

function editsForSketch(now: GapMap["sketch"], wanted: GapMap["sketch"]): readonly Edit[] {
  const ids = new Set([...Object.keys(now), ...Object.keys(wanted)]);
  return [...ids]
    .filter((id) => !sameContent(now[id], wanted[id]))
    .map((id) => ({ kind: "sketch", id, record: wanted[id] ?? null }));
}
