import { compareIds } from "./canonical.ts";
import type {
  Barrier,
  Gap,
  GapMap,
  GoodPractice,
  Item,
  ItemId,
  Level,
  Organisation,
  Pathway,
  Persona,
  Service,
  Threshold,
  View,
} from "./model.ts";

/**
 * A map in the order people read it: levels from top to bottom, services by rank, annotations by
 * number. Never by geometry, so that List, export and screen readers all say the same.
 */
interface Reading {
  readonly levels: readonly Level[];
  readonly organisations: readonly Organisation[];
  readonly personas: readonly Persona[];
  readonly gaps: readonly Gap[];
  readonly pathways: readonly Pathway[];
  readonly services: ReadonlyMap<ItemId | undefined, readonly Service[]>;
  readonly thresholds: ReadonlyMap<ItemId, readonly Threshold[]>;
  readonly barriers: ReadonlyMap<ItemId, readonly Barrier[]>;
  readonly goodPractice: ReadonlyMap<ItemId, readonly GoodPractice[]>;
  readonly from: ReadonlyMap<ItemId, readonly Pathway[]>;
  readonly to: ReadonlyMap<ItemId, readonly Pathway[]>;
  readonly views: ReadonlyMap<ItemId, readonly View[]>;
}

const readings = new WeakMap<GapMap, Reading>();

/** Levels from top to bottom. */
export const levelsOf = (map: GapMap): readonly Level[] => reading(map).levels;

/** The level that holds the gaps, if the map has one. */
export function gapLevelOf(map: GapMap): Level | undefined {
  return levelsOf(map).find((level) => level.role === "gap");
}

/** Services on a level, in order; with `undefined`, those nobody has placed yet. */
export const servicesOn = (map: GapMap, levelId: ItemId | undefined): readonly Service[] =>
  reading(map).services.get(levelId) ?? [];

/** All services: level by level, those not placed last. */
export function servicesInOrder(map: GapMap): readonly Service[] {
  return [...levelsOf(map).map(({ id }) => id), undefined].flatMap((id) => servicesOn(map, id));
}

export const organisationsOf = (map: GapMap): readonly Organisation[] => reading(map).organisations;
export const personasOf = (map: GapMap): readonly Persona[] => reading(map).personas;
export const gapsOf = (map: GapMap): readonly Gap[] => reading(map).gaps;
export const pathwaysOf = (map: GapMap): readonly Pathway[] => reading(map).pathways;
export const thresholdsOf = (map: GapMap, serviceId: ItemId): readonly Threshold[] =>
  reading(map).thresholds.get(serviceId) ?? [];
export const barriersOn = (map: GapMap, id: ItemId): readonly Barrier[] =>
  reading(map).barriers.get(id) ?? [];
export const goodPracticeOn = (map: GapMap, id: ItemId): readonly GoodPractice[] =>
  reading(map).goodPractice.get(id) ?? [];
export const pathwaysFrom = (map: GapMap, serviceId: ItemId): readonly Pathway[] =>
  reading(map).from.get(serviceId) ?? [];
export const pathwaysTo = (map: GapMap, serviceId: ItemId): readonly Pathway[] =>
  reading(map).to.get(serviceId) ?? [];
export const viewsAbout = (map: GapMap, id: ItemId): readonly View[] =>
  reading(map).views.get(id) ?? [];

/** Whether people differ about an item: somebody disagrees and somebody agrees, as it is or with a change. */
export function isDisputed(map: GapMap, id: ItemId): boolean {
  const stances = viewsAbout(map, id).map(({ stance }) => stance);
  return stances.includes("disagree") && stances.some((stance) => stance !== "disagree");
}

/** A rank that comes after everything on the level. */
export function lastRank(map: GapMap, levelId: ItemId | undefined): number {
  return servicesOn(map, levelId).reduce((most, { rank }) => Math.max(most, rank), 0) + 1;
}

function reading(map: GapMap): Reading {
  const known = readings.get(map);
  if (known !== undefined) return known;
  const made = read(map);
  readings.set(map, made);
  return made;
}

function read(map: GapMap): Reading {
  const items = Object.values(map.items).sort(byNumber);
  const of = <K extends Item["kind"]>(kind: K) =>
    items.filter((item): item is Extract<Item, { kind: K }> => item.kind === kind);
  const pathways = of("pathway");
  return {
    levels: of("level").sort(byRank),
    organisations: of("organisation").sort((a, b) => a.name.localeCompare(b.name, "en")),
    personas: of("persona"),
    gaps: of("gap").sort(byRank),
    pathways,
    services: grouped(of("service").sort(byRank), (service) => service.levelId),
    thresholds: grouped(of("threshold"), (threshold) => threshold.serviceId),
    barriers: grouped(of("barrier"), (barrier) => barrier.onId),
    goodPractice: grouped(of("goodPractice"), (practice) => practice.onId),
    from: grouped(pathways, (pathway) => pathway.fromId),
    to: grouped(pathways, (pathway) => pathway.toId),
    views: grouped(of("view"), (view) => view.aboutId),
  };
}

/** The order in which items were numbered. Those without a number yet come last: they are the newest. */
export function byNumber(a: Item, b: Item): number {
  return (a.number ?? Infinity) - (b.number ?? Infinity) || compareIds(a.id, b.id);
}

function byRank(a: { rank: number } & Item, b: { rank: number } & Item): number {
  return a.rank - b.rank || byNumber(a, b);
}

function grouped<K, T>(list: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of list) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}
