import { applyEdits } from "./apply.ts";
import type { Edit } from "./edit.ts";
import { countOf, nameOf } from "./item-names.ts";
import {
  type GapMap,
  type Item,
  type ItemId,
  itemOf,
  type Kind,
  type Level,
  type Removal,
} from "./model.ts";
import * as made from "./new-items.ts";
import { gapsOf, lastRank, levelsOf, servicesOn } from "./order.ts";
import { freePlace } from "./placing.ts";
import { positionInWords, siblingsOf } from "./position.ts";
import { step } from "./rank.ts";
import { shownOn } from "./shown-on.ts";

/** What a command does: its edits, and what is told to the person who did it, in one short sentence. */
export interface Act {
  readonly edits: readonly Edit[];
  readonly said: string;
}

/** The fields of a new item of each kind, as somebody gives them in a form or with a tool. */
export interface NewItems {
  readonly level: { readonly name: string };
  readonly organisation: Parameters<typeof made.newOrganisation>[1];
  readonly service: Parameters<typeof made.newService>[2];
  readonly threshold: Parameters<typeof made.newThreshold>[1];
  readonly barrier: Parameters<typeof made.newBarrier>[1];
  readonly goodPractice: Parameters<typeof made.newGoodPractice>[1];
  readonly pathway: Parameters<typeof made.newPathway>[1];
  readonly persona: Parameters<typeof made.newPersona>[1];
  readonly gap: Parameters<typeof made.newGap>[2];
  readonly view: Parameters<typeof made.newView>[1];
}

/** What each command is called. What it does to what, and by which edits, stands in `command-list.ts`. */
export const commandWords = {
  add: "Add",
  edit: "Edit",
  moveToLevel: "Move to level",
  moveEarlier: "Move earlier",
  moveLater: "Move later",
  tidy: "Tidy on the map",
  remove: "Delete",
  restore: "Restore",
  raiseDifference: "Raise a difference",
  moveBeside: "Put beside",
  describe: "Describe",
  about: "About this map",
  words: "Words of this map",
} as const;

/** A command that a person can give. */
export type CommandName = keyof typeof commandWords;

/** Adds an item of this kind, under an id that was never used. */
export function add<K extends Kind>(map: GapMap, kind: K, id: ItemId, wanted: NewItems[K]): Act {
  const edits = builders[kind](map, id, wanted);
  const item = edits.find((edit) => edit.kind === "add")?.item;
  return { edits, said: item === undefined ? "" : `${capital(nameOf(item))} was added.` };
}

const builders: { readonly [K in Kind]: (map: GapMap, id: ItemId, wanted: NewItems[K]) => Edit[] } =
  {
    level: made.newLevel,
    organisation: (_map, id, wanted) => made.newOrganisation(id, wanted),
    service: made.newService,
    threshold: (_map, id, wanted) => made.newThreshold(id, wanted),
    barrier: (_map, id, wanted) => made.newBarrier(id, wanted),
    goodPractice: (_map, id, wanted) => made.newGoodPractice(id, wanted),
    pathway: (_map, id, wanted) => made.newPathway(id, wanted),
    persona: (_map, id, wanted) => made.newPersona(id, wanted),
    gap: made.newGap,
    view: (_map, id, wanted) => made.newView(id, wanted),
  };

/** Puts a service last on a level, in a free place; without a level it is no longer placed. */
export function moveToLevel(map: GapMap, id: ItemId, levelId: ItemId | undefined): Act {
  const service = itemOf(map, "service", id);
  const level = itemOf(map, "level", levelId);
  if (service === undefined || service.levelId === levelId) return nothing;
  const place = level === undefined ? null : freePlace(map, level.id, "service");
  const edits: Edit[] = [
    { kind: "set", id, field: "levelId", value: level?.id ?? null },
    { kind: "set", id, field: "rank", value: lastRank(map, level?.id) },
    { kind: "move", id, place },
  ];
  const where = level === undefined ? "‘Not placed yet’" : nameOf(level);
  return { edits, said: `${nameOf(service)} moved to ${where}.` };
}

/** Puts a level, service or gap one step earlier or later among its own. */
export function moveStep(map: GapMap, id: ItemId, direction: "earlier" | "later"): Act {
  const item = map.items[id];
  if (item === undefined) return nothing;
  const list = siblingsOf(map, item);
  const edits = step(list, id, direction);
  if (edits.length === 0) return nothing;
  const where = positionInWords(applyEdits(map, edits), item) ?? "";
  return { edits, said: `${capital(nameOf(item))} is now ${where}.` };
}

/** Puts an item into the bin. Says what is hidden with it, or why it stays. */
export function remove(map: GapMap, id: ItemId, removal: Removal): Act {
  const item = map.items[id];
  if (item === undefined) return nothing;
  if (item.kind === "level" && isOnlyHome(map, item)) {
    return { edits: [], said: `${nameOf(item)} was not deleted. ${gapsNeedLevel(map)}` };
  }
  const edits: Edit[] = [{ kind: "remove", id, removal }];
  return { edits, said: `${capital(nameOf(item))} was deleted. ${hiddenWith(map, item)}`.trim() };
}

/** What people no longer see when this item is deleted, in a sentence; empty when it stands alone. */
function hiddenWith(map: GapMap, item: Item): string {
  if (item.kind === "level") return unplacedWith(map, item);
  const counts = shownOn(map, item).map(({ kind, count }) => countOf(kind, count));
  if (counts.length === 0) return "";
  return `Hidden with it: ${counts.join(", ")}. They come back when it is restored.`;
}

function unplacedWith(map: GapMap, { id }: Level): string {
  const count = servicesOn(map, id).length;
  if (count === 0) return "";
  return `Its ${countOf("service", count)} ${count === 1 ? "waits" : "wait"} under ‘Not placed yet’.`;
}

/** Whether gaps would be seen nowhere without this level. */
function isOnlyHome(map: GapMap, level: Level): boolean {
  return level.role === "gap" && otherGapLevels(map, level).length === 0 && gapsOf(map).length > 0;
}

function otherGapLevels(map: GapMap, { id }: Level): readonly Level[] {
  return levelsOf(map).filter((other) => other.role === "gap" && other.id !== id);
}

function gapsNeedLevel(map: GapMap): string {
  const count = gapsOf(map).length;
  const held = count === 1 ? "The gap of this map needs" : `The ${count} gaps of this map need`;
  return `${held} a level to stand on: let another level hold gaps first, with ‘Edit level’.`;
}

/**
 * Lets a level hold services, or the gaps. All gaps of a map stand on one level, so they move there from
 * the one that held them; services it had wait under ‘Not placed yet’.
 */
export function holdOn(map: GapMap, level: Level, role: Level["role"]): Act {
  if (role === level.role) return nothing;
  if (isOnlyHome(map, level)) {
    return { edits: [], said: `${nameOf(level)} still holds gaps. ${gapsNeedLevel(map)}` };
  }
  const set = (id: ItemId, value: Level["role"]): Edit => ({
    kind: "set",
    id,
    field: "role",
    value,
  });
  if (role === "services") {
    return { edits: [set(level.id, role)], said: `${nameOf(level)} now holds services.` };
  }
  const before = otherGapLevels(map, level);
  const said = [
    `${nameOf(level)} now holds the gaps.`,
    ...before.map((other) => `${nameOf(other)} holds services.`),
    unplacedWith(map, level),
  ];
  return {
    edits: [...before.map(({ id }) => set(id, "services")), set(level.id, role)],
    said: said.join(" ").trim(),
  };
}

/** Takes an item out of the bin. */
export function restore(item: Item): Act {
  return {
    edits: [{ kind: "restore", id: item.id }],
    said: `${capital(nameOf(item))} is back.`,
  };
}

const nothing: Act = { edits: [], said: "" };

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
