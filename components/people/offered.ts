import type { GapMap } from "#lib/gap-map/model.ts";
import { organisationsOf, servicesInOrder } from "#lib/gap-map/order.ts";
import type { ServiceOffered } from "./ServicesField.tsx";

/** What somebody can choose from who says where they come from. */
export interface Offered {
  readonly organisations: readonly string[];
  readonly services: readonly ServiceOffered[];
}

/** Organisations and services of a map, to choose from. */
export function offeredBy(map: GapMap): Offered {
  const organisations = organisationsOf(map);
  const nameOf = new Map(organisations.map(({ id, name }) => [id, name]));
  const named = servicesInOrder(map).filter(({ name }) => name.trim() !== "");
  return {
    organisations: organisations.map(({ name }) => name),
    services: named.map(({ name, organisationId }) => ({
      name,
      organisation: (organisationId && nameOf.get(organisationId)) ?? "",
    })),
  };
}
