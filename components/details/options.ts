import type { Option } from "#components/ui/Select.tsx";
import type { GapMap, Item, ItemId } from "#lib/gap-map/model.ts";
import { itemsOf } from "#lib/gap-map/model.ts";
import {
  levelsOf,
  organisationsOf,
  pathwaysOf,
  personasOf,
  servicesInOrder,
} from "#lib/gap-map/order.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { labelOf } from "#lib/gap-map/words.ts";
import { lineOf } from "./line-of.ts";

const option = (value: string, label: string): Option => ({ value, label });

/** The vocabulary's own words, or made from its ids. */
export function wordOptions(
  words: readonly string[] | Readonly<Record<string, string>>,
  say: (id: string) => string = labelOf,
): Option[] {
  if (Array.isArray(words)) return words.map((id: string) => option(id, say(id)));
  return Object.entries(words).map(([id, label]) => option(id, label));
}

/** Levels that hold services. */
export function levelOptions(map: GapMap): Option[] {
  return levelsOf(map)
    .filter(({ role }) => role === "services")
    .map(({ id, name }) => option(id, name));
}

export function organisationOptions(map: GapMap): Option[] {
  return organisationsOf(map).map(({ id, name }) => option(id, name));
}

/** Services in reading order, with their references. */
export function serviceOptions(map: GapMap): Option[] {
  return servicesInOrder(map).map((service) => option(service.id, named(service, service.name)));
}

export function personaOptions(map: GapMap): Option[] {
  return personasOf(map).map((persona) => option(persona.id, persona.label));
}

export function pathwayOptions(map: GapMap): Option[] {
  return pathwaysOf(map).map((pathway) => option(pathway.id, named(pathway, lineOf(map, pathway))));
}

/** Thresholds or barriers with the service they belong to. */
export function noteOptions(map: GapMap, kind: "threshold" | "barrier"): Option[] {
  return itemsOf(map, kind).map((item) => {
    const owner = map.items[item.kind === "threshold" ? item.serviceId : item.onId];
    const of = owner === undefined ? "" : ` (${ownerName(map, owner)})`;
    return option(item.id, `${named(item, item.text)}${of}`);
  });
}

function ownerName(map: GapMap, owner: Item): string {
  return owner.kind === "service" ? (owner.shortName ?? owner.name) : lineOf(map, owner);
}

function named(item: Item & { readonly id: ItemId }, words: string): string {
  return `${referenceOf(item)} ${words}`.trim();
}
