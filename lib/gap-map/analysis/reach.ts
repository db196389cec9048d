import type { GapMap, ItemId } from "#lib/gap-map/model.ts";
import { pathwaysFrom } from "#lib/gap-map/order.ts";
import type { NeedsCoverage } from "./needs.ts";
import type { Survey } from "./survey.ts";

/** A8. The services that pathways lead to from one, itself included, however many it takes. */
function reachableFrom(map: GapMap, start: ItemId): ReadonlySet<ItemId> {
  const reached = new Set([start]);
  // A set is walked in the order in which it grows.
  for (const id of reached) for (const { toId } of pathwaysFrom(map, id)) reached.add(toId);
  return reached;
}

/**
 * A8. What people need and no pathway leads them to from where they first ask, by persona: nobody on the way
 * would plainly accept them for it. Those for whom every way leads somewhere are left out.
 */
export function deadEnds(
  { map, personas }: Survey,
  coverage: NeedsCoverage,
): Readonly<Record<string, readonly string[]>> {
  const lost = personas.flatMap(({ id, entryId, needs }): [string, readonly string[]][] => {
    if (entryId === undefined) return [];
    const reached = reachableFrom(map, entryId);
    const those = needs.filter(
      (need) => !coverage[id]?.[need]?.accepted.some((service) => reached.has(service)),
    );
    return those.length === 0 ? [] : [[id, those]];
  });
  return Object.fromEntries(lost);
}
