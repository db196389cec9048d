import { sameContent } from "./canonical.ts";
import { fieldsOf } from "./fields.ts";
import { homeOf } from "./item-names.ts";
import type { GapMap, Item, ItemId, Kind } from "./model.ts";
import { gapLevelOf, levelsOf, servicesInOrder } from "./order.ts";
import {
  addedSentence,
  changedSentence,
  describedSentence,
  movedSentence,
  removedSentence,
} from "./sentences.ts";
import type { Vocabulary } from "./vocabulary-model.ts";
import { wordsSentence } from "./word-sentence.ts";

/** One thing that happened between two maps, with the sentence that says it. */
export interface Change {
  readonly kind: "added" | "removed" | "changed" | "moved";
  /** `map` for what the map says about itself. */
  readonly itemId: ItemId | "map";
  readonly itemKind: Kind | "map";
  readonly field?: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly sentence: string;
}

export interface MapDiff {
  readonly changes: readonly Change[];
  /** Changes of position, order and free drawing only. */
  readonly layoutOnly: number;
}

/** Stamps and layout: a reader of versions does not ask for them. */
const SILENT = new Set([
  ...["id", "kind", "number", "addedBy", "removed", "wordsOut", "rank", "height"],
]);
/** The checkable part of a threshold is one thing to a reader. */
const CHECK = ["dimension", "operator", "value", "mode"];

/** What happened from one map to another, by stable id, in reading order: level by level, service by service. */
export function diffMaps(before: GapMap, after: GapMap): MapDiff {
  const ids = new Set([...Object.keys(before.items), ...Object.keys(after.items)]) as Set<ItemId>;
  const position = positions(before, after);
  const changes = [...ids]
    .sort((a, b) => (position.get(a) ?? Infinity) - (position.get(b) ?? Infinity))
    .flatMap((id) => changesOf(before, after, id));
  return {
    changes: [...changesOfMap(before, after), ...changes],
    layoutOnly: layoutChanges(before, after, ids),
  };
}

/** What happened to one item, as far as people see it. */
export function changesOf(before: GapMap, after: GapMap, id: ItemId): readonly Change[] {
  const [was, now] = [before.items[id], after.items[id]];
  if (was === undefined && now !== undefined) {
    return [
      {
        kind: "added",
        itemId: id,
        itemKind: now.kind,
        after: now,
        sentence: addedSentence(after, now),
      },
    ];
  }
  if (was !== undefined && now === undefined) {
    return [
      {
        kind: "removed",
        itemId: id,
        itemKind: was.kind,
        before: was,
        sentence: removedSentence(before, was),
      },
    ];
  }
  return was === undefined || now === undefined || was === now
    ? []
    : fieldChanges(before, after, was, now);
}

function fieldChanges(before: GapMap, after: GapMap, was: Item, now: Item): readonly Change[] {
  const [old, fresh] = [fieldsOf(was), fieldsOf(now)];
  const differing = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].filter(
    (field) => !SILENT.has(field) && !sameContent(old[field], fresh[field]),
  );
  return grouped(now.kind, differing).map((field): Change => {
    const common = { itemId: now.id, itemKind: now.kind, field };
    const values = { before: readingOf(old, field), after: readingOf(fresh, field) };
    if (field === "levelId" && now.kind === "service" && was.kind === "service") {
      const sentence = movedSentence(before, after, now, was.levelId);
      return { kind: "moved", ...common, ...values, sentence };
    }
    const sentence = changedSentence(before, after, was, now, field);
    return { kind: "changed", ...common, ...values, sentence };
  });
}

function grouped(kind: Kind, fields: readonly string[]): readonly string[] {
  if (kind !== "threshold" || !fields.some((field) => CHECK.includes(field))) return fields;
  return [...fields.filter((field) => !CHECK.includes(field)), "check"];
}

function readingOf(fields: Readonly<Record<string, unknown>>, field: string): unknown {
  if (field !== "check") return fields[field];
  return Object.fromEntries(CHECK.map((name) => [name, fields[name]]));
}

/** What happened to what the map says about itself. */
export function changesOfMap(before: GapMap, after: GapMap): readonly Change[] {
  const fields = new Set([...Object.keys(before.about), ...Object.keys(after.about)]);
  const [old, fresh] = [before.about, after.about].map(
    (about) => about as unknown as Record<string, unknown>,
  );
  const said = [...fields]
    .filter((field) => !sameContent(old?.[field], fresh?.[field]))
    .map((field) =>
      onMap(
        field,
        old?.[field],
        fresh?.[field],
        describedSentence(field, old?.[field], fresh?.[field]),
      ),
    );
  const words = (Object.keys(after.vocabulary) as (keyof Vocabulary)[])
    .filter((section) => !sameContent(before.vocabulary[section], after.vocabulary[section]))
    .map((section) =>
      onMap(
        section,
        before.vocabulary[section],
        after.vocabulary[section],
        wordsSentence(before, after, section),
      ),
    );
  const rules = sameContent(before.guidance, after.guidance)
    ? []
    : [
        onMap(
          "guidance",
          before.guidance,
          after.guidance,
          "The guidance that thresholds are held against changed.",
        ),
      ];
  return [...said, ...words, ...rules];
}

function onMap(field: string, before: unknown, after: unknown, sentence: string): Change {
  return { kind: "changed", itemId: "map", itemKind: "map", field, before, after, sentence };
}

function layoutChanges(before: GapMap, after: GapMap, ids: ReadonlySet<ItemId>): number {
  const both = [...ids].filter(
    (id) => before.items[id] !== undefined && after.items[id] !== undefined,
  );
  const moved = both.filter((id) => {
    const [was, now] = [before.items[id], after.items[id]].map((item) => fieldsOf(item as Item));
    const order = !sameContent([was?.["rank"], was?.["height"]], [now?.["rank"], now?.["height"]]);
    return order || !sameContent(before.places[id], after.places[id]);
  });
  const sketches = new Set([...Object.keys(before.sketch), ...Object.keys(after.sketch)]);
  const drawn = [...sketches].filter((id) => !sameContent(before.sketch[id], after.sketch[id]));
  return moved.length + drawn.length;
}

/** The level under whose heading a change is read; undefined for what belongs to the map as a whole. */
export function levelOfChange(
  before: GapMap,
  after: GapMap,
  { itemId }: Pick<Change, "itemId">,
): ItemId | undefined {
  if (itemId === "map") return undefined;
  return levelIn(after, itemId) ?? levelIn(before, itemId);
}

function levelIn(map: GapMap, id: ItemId): ItemId | undefined {
  const item = map.items[id];
  if (item === undefined || item.kind === "level") return item?.id;
  if (item.kind === "service") return item.levelId;
  if (item.kind === "gap") return gapLevelOf(map)?.id;
  const home = homeOf(map, item);
  return home === undefined ? undefined : levelIn(map, home);
}

/** Where each item comes in reading order: its level, then its service, then itself. */
function positions(before: GapMap, after: GapMap): ReadonlyMap<ItemId, number> {
  const order = new Map<ItemId, number>();
  const note = (id: ItemId) => order.has(id) || order.set(id, order.size);
  for (const map of [after, before]) for (const { id } of levelsOf(map)) note(id);
  for (const map of [after, before]) for (const { id } of servicesInOrder(map)) note(id);
  const at = (map: GapMap, id: ItemId, depth = 0): number | undefined => {
    const item = map.items[id];
    if (item === undefined || depth > 3) return undefined;
    const home = homeOf(map, item);
    return order.get(id) ?? (home === undefined ? undefined : at(map, home, depth + 1));
  };
  const levels = [...levelsOf(after), ...levelsOf(before)].map(({ id }) => id);
  const all = new Set([...Object.keys(after.items), ...Object.keys(before.items)]) as Set<ItemId>;
  return new Map(
    [...all].map((id) => {
      const level = levelOfChange(before, after, { itemId: id });
      const first = level === undefined ? levels.length : levels.indexOf(level);
      const second = at(after, id) ?? at(before, id) ?? order.size;
      return [id, first * 1e6 + second];
    }),
  );
}
