import type { Barrier, GapMap, ItemId } from "#lib/gap-map/model.ts";
import { itemOf, itemsOf } from "#lib/gap-map/model.ts";
import { accessSides } from "#lib/gap-map/new-words.ts";
import { byNumber, levelsOf } from "#lib/gap-map/order.ts";
import { labelOf, wordOf } from "#lib/gap-map/words.ts";
import { ownOf } from "./own.ts";

/** By what barriers can be counted: the side of access they stand on, their kind, or the level or sector of the service they are on. */
export type BarrierGrouping = "side" | "kind" | "level" | "sector";

/** Barriers that belong together. */
export interface BarrierGroup {
  readonly id: string;
  readonly label: string;
  readonly barriers: readonly Barrier[];
  /** Organisations that say so: ten notes of one are not ten voices. */
  readonly organisations: number;
}

/** A14. Barriers by theme; the most first, and those of which nobody said it last. */
export function barriersBy(map: GapMap, grouping: BarrierGrouping): readonly BarrierGroup[] {
  const groups = new Map<string, Barrier[]>();
  for (const barrier of itemsOf(map, "barrier").sort(byNumber)) {
    const id = themeOf(map, barrier, grouping);
    groups.set(id, [...(groups.get(id) ?? []), barrier]);
  }
  return [...groups]
    .map(([id, barriers]) => ({
      ...{ id, barriers, label: id === "" ? "Nobody has said" : labels[grouping](map, id) },
      organisations: organisationsOf(map, barriers),
    }))
    .sort(
      (a, b) =>
        Number(a.id === "") - Number(b.id === "") ||
        b.barriers.length - a.barriers.length ||
        a.label.localeCompare(b.label, "en"),
    );
}

/** The organisations that say so: those who wrote it, or, where nobody did, those whose service it is on. */
export function organisationsOf(map: GapMap, barriers: readonly Barrier[]): number {
  return new Set(
    barriers.map(({ addedBy, onId }) => addedBy?.organisation || organisationAt(map, onId)),
  ).size;
}

/** The organisation of a service, or of the receiver of a pathway; the service itself where none is named. */
function organisationAt(map: GapMap, on: ItemId): string {
  const service = itemOf(map, "service", serviceAt(map, on));
  const organisation = itemOf(map, "organisation", service?.organisationId);
  return organisation?.name ?? service?.id ?? on;
}

function serviceAt(map: GapMap, on: ItemId): ItemId {
  return itemOf(map, "pathway", on)?.toId ?? on;
}

function themeOf(map: GapMap, { theme, onId }: Barrier, grouping: BarrierGrouping): string {
  switch (grouping) {
    case "kind":
      return theme ?? "";
    case "side":
      return map.vocabulary.barrierKinds.find(({ id }) => id === theme)?.levesque ?? "";
    case "level":
      return itemOf(map, "service", serviceAt(map, onId))?.levelId ?? "";
    case "sector":
      return itemOf(map, "service", serviceAt(map, onId))?.sector ?? "";
  }
}

const labels: Readonly<Record<BarrierGrouping, (map: GapMap, id: string) => string>> = {
  side: (_map, id) => ownOf<string>(accessSides, id) ?? labelOf(id),
  kind: (map, id) =>
    map.vocabulary.barrierKinds.find((kind) => kind.id === id)?.label ?? labelOf(id),
  level: (map, id) => levelsOf(map).find((level) => level.id === id)?.name ?? labelOf(id),
  sector: (_map, id) => wordOf("sector", id),
};
