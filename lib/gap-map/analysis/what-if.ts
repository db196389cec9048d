import type { GapMap, ItemId, Persona, Service } from "#lib/gap-map/model.ts";
import { itemOf } from "#lib/gap-map/model.ts";
import { thresholdsOf } from "#lib/gap-map/order.ts";
import type { Verdict } from "./verdict.ts";
import type { Walk } from "./walk.ts";

/** One thing imagined otherwise: a circumstance of the person, or a threshold that a service no longer insists on. */
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
    return { ...map, items: without(map, letGo(map, change.id)) };
  }
  const persona = itemOf(map, "persona", personaId);
  if (persona === undefined) return map;
  const attributes = { ...persona.attributes, [change.dimension]: change.value };
  return { ...map, items: { ...map.items, [personaId]: { ...persona, attributes } } };
}

/** The threshold, and whatever would have been enough in its place: the service is content without either. */
function letGo(map: GapMap, id: ItemId): ReadonlySet<ItemId> {
  const threshold = itemOf(map, "threshold", id);
  if (threshold?.anyOfGroup === undefined) return new Set([id]);
  const others = thresholdsOf(map, threshold.serviceId).filter(
    ({ anyOfGroup }) => anyOfGroup === threshold.anyOfGroup,
  );
  return new Set(others.map((one) => one.id));
}

function without(map: GapMap, gone: ReadonlySet<ItemId>): GapMap["items"] {
  return Object.fromEntries(Object.entries(map.items).filter(([, { id }]) => !gone.has(id)));
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
