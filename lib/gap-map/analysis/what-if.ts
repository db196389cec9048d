import type { GapMap, ItemId, Persona, Service } from "#lib/gap-map/model.ts";
import { itemOf } from "#lib/gap-map/model.ts";
import type { Verdict } from "./verdict.ts";
import type { Walk } from "./walk.ts";

/** One thing imagined otherwise: a circumstance of the person, or a threshold that a service lets go of. */
export type Change =
  | {
      readonly of: "person";
      readonly dimension: string;
      readonly value: Persona["attributes"][string];
    }
  | { readonly of: "threshold"; readonly id: ItemId };

/** A17. A private copy of the map in which that is so. The map itself stays as it is. */
export function mapIf(map: GapMap, personaId: ItemId, change: Change): GapMap {
  if (change.of === "threshold") {
    const { [change.id]: _let, ...items } = map.items;
    return { ...map, items };
  }
  const persona = itemOf(map, "persona", personaId);
  if (persona === undefined) return map;
  const attributes = { ...persona.attributes, [change.dimension]: change.value };
  return { ...map, items: { ...map.items, [personaId]: { ...persona, attributes } } };
}

/** A door at which something else would be said. */
export interface Turned {
  readonly service: Service;
  readonly before: Verdict;
  readonly after: Verdict;
}

/** The doors at which a change makes a difference. */
export function turnedBetween(before: Walk, after: Walk): readonly Turned[] {
  const then = new Map(doorsOf(after).map(({ service, verdict }) => [service.id, verdict]));
  return doorsOf(before).flatMap(({ service, verdict }) => {
    const now = then.get(service.id) ?? verdict;
    return now === verdict ? [] : [{ service, before: verdict, after: now }];
  });
}

function doorsOf({ steps, beyond }: Walk) {
  return [...steps, ...beyond];
}
