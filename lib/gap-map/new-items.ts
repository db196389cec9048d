import type { Edit } from "./edit.ts";
import type { Gap, GapMap, Item, ItemId, Level, Pathway, Place, Threshold, View } from "./model.ts";
import { gapLevelOf, gapsOf, lastRank, levelsOf } from "./order.ts";
import { freePlace } from "./placing.ts";

/** What people in the room said, as the source of everything added by hand. */
const workshop = { provenance: { kind: "workshop" } } as const;

interface NewService {
  readonly name: string;
  /** Without a level the service waits under "Not placed yet". */
  readonly levelId?: ItemId | undefined;
  readonly organisationId?: ItemId | undefined;
  readonly sector?: string | undefined;
  /** Where the card stands in its level; a free place when absent. */
  readonly place?: Place | undefined;
}

/** A service at the end of its level. The id is new and never used before. */
export function newService(map: GapMap, id: ItemId, wanted: NewService): Edit[] {
  const { name, levelId, organisationId, sector } = wanted;
  const item: Item = {
    ...workshop,
    kind: "service",
    id,
    name,
    rank: lastRank(map, levelId),
    functions: [],
    offer: "",
    who: "",
    referrers: [],
    ...present({ levelId, organisationId, sector }),
  };
  if (levelId === undefined) return [{ kind: "add", item }];
  return [{ kind: "add", item, place: wanted.place ?? freePlace(map, levelId, "service") }];
}

/** A threshold in the words of the room: not yet checkable, decided by the service, as it works in practice. */
export function newThreshold(
  id: ItemId,
  wanted: Pick<Threshold, "serviceId" | "text"> & Partial<Pick<Threshold, "basis" | "hardness">>,
): Edit[] {
  const { serviceId, text, basis = "practice", hardness = "soft" } = wanted;
  return added({
    ...workshop,
    kind: "threshold",
    id,
    serviceId,
    text,
    mode: "include",
    hardness,
    basis,
  });
}

interface NewNote {
  /** The service or pathway it is on. */
  readonly onId: ItemId;
  readonly text: string;
  readonly theme?: string | undefined;
}

/** A barrier on a service or a pathway. */
export function newBarrier(id: ItemId, { onId, text, theme }: NewNote): Edit[] {
  return added({ ...workshop, kind: "barrier", id, onId, text, ...present({ theme }) });
}

/** Good practice on a service or a pathway. */
export function newGoodPractice(id: ItemId, { onId, text, theme }: NewNote): Edit[] {
  return added({ ...workshop, kind: "goodPractice", id, onId, text, ...present({ theme }) });
}

interface NewPathway extends Pick<Pathway, "fromId" | "toId"> {
  readonly route?: string | undefined;
  readonly outcome?: string | undefined;
}

/** A pathway between two services; nobody has said yet what usually happens on it. */
export function newPathway(id: ItemId, { fromId, toId, route, outcome }: NewPathway): Edit[] {
  return added({
    ...workshop,
    kind: "pathway",
    id,
    fromId,
    toId,
    condition: "",
    outcomeText: "",
    ...present({ route, outcome }),
  });
}

interface NewGap
  extends Partial<Pick<Gap, "thresholdIds" | "barrierIds" | "pathwayIds" | "personaIds">> {
  readonly title: string;
  readonly place?: Place | undefined;
}

/** A gap after the others, in a free place of the gap level. */
export function newGap(map: GapMap, id: ItemId, { title, place, ...evidence }: NewGap): Edit[] {
  const level = gapLevelOf(map);
  const item: Item = {
    ...workshop,
    kind: "gap",
    id,
    title,
    who: "",
    text: "",
    rank: afterLast(gapsOf(map)),
    thresholdIds: [],
    barrierIds: [],
    pathwayIds: [],
    personaIds: [],
    endUpAtIds: [],
    action: "",
    ...evidence,
  };
  if (level === undefined) return [{ kind: "add", item }];
  return [{ kind: "add", item, place: place ?? freePlace(map, level.id, "gap") }];
}

/** A fictional example person. */
export function newPersona(id: ItemId, { label }: { readonly label: string }): Edit[] {
  return added({
    ...workshop,
    kind: "persona",
    id,
    label,
    description: "",
    needs: [],
    attributes: {},
  });
}

/** What somebody says about an item, under the role they speak for. */
export function newView(
  id: ItemId,
  { aboutId, role, stance, text }: Pick<View, "aboutId" | "role" | "stance" | "text">,
): Edit[] {
  return added({ ...workshop, kind: "view", id, aboutId, role, stance, text });
}

/** An organisation that runs services. */
export function newOrganisation(
  id: ItemId,
  { name, sector }: { readonly name: string; readonly sector?: string | undefined },
): Edit[] {
  return added({ ...workshop, kind: "organisation", id, name, ...present({ sector }) });
}

/** A level for services, below the others. */
export function newLevel(
  map: GapMap,
  id: ItemId,
  { name, tint = "community" }: { readonly name: string; readonly tint?: Level["tint"] },
): Edit[] {
  return added({
    kind: "level",
    id,
    name,
    rank: afterLast(levelsOf(map)),
    role: "services",
    tint,
  });
}

function added(item: Item): Edit[] {
  return [{ kind: "add", item }];
}

function afterLast(ranked: readonly { readonly rank: number }[]): number {
  return ranked.reduce((most, { rank }) => Math.max(most, rank), 0) + 1;
}

/** Only what has a value: an absent field is left out, never kept as `undefined`. */
function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
