import type { GapMap, ItemId, Persona, Service, Threshold } from "#lib/gap-map/model.ts";
import { itemsOf } from "#lib/gap-map/model.ts";
import { byNumber, personasOf, thresholdsOf } from "#lib/gap-map/order.ts";
import type { Dimension } from "#lib/gap-map/vocabulary-model.ts";
import type { Dimensions } from "./answers.ts";
import { type Judged, judge } from "./verdict.ts";

/** A map laid out for analysis: its services as they are numbered, and what each would say to each persona. */
export interface Survey {
  readonly map: GapMap;
  readonly services: readonly Service[];
  /** Service by service. */
  readonly thresholds: readonly Threshold[];
  readonly personas: readonly Persona[];
  readonly dimensions: Dimensions;
  judged(persona: Persona, service: Service): Judged;
}

/** Lays out a tidy map, for all its personas or for some. */
export function surveyOf(map: GapMap, personas: readonly Persona[] = personasOf(map)): Survey {
  const services = itemsOf(map, "service").sort(byNumber);
  const dimensions = dimensionsOf(map);
  const verdicts = new Map<ItemId, ReadonlyMap<ItemId, Judged>>(
    personas.map(({ id, attributes }) => [
      id,
      new Map(
        services.map((service) => [
          service.id,
          judge(thresholdsOf(map, service.id), attributes, dimensions),
        ]),
      ),
    ]),
  );
  return {
    map,
    services,
    thresholds: services.flatMap(({ id }) => thresholdsOf(map, id)),
    personas,
    dimensions,
    judged(persona, service) {
      const judged = verdicts.get(persona.id)?.get(service.id);
      if (judged === undefined) throw new Error(`${persona.id} or ${service.id} is not on the map`);
      return judged;
    },
  };
}

/** A dimension told twice is what it was told to be first. */
function dimensionsOf(map: GapMap): Dimensions {
  const dimensions = new Map<string, Dimension>();
  for (const dimension of map.vocabulary.dimensions) {
    if (!dimensions.has(dimension.id)) dimensions.set(dimension.id, dimension);
  }
  return dimensions;
}

/** Something said of each persona, by its id. */
export function byPersona<T>(
  { personas }: Survey,
  say: (persona: Persona) => T,
): Readonly<Record<string, T>> {
  return Object.fromEntries(personas.map((persona) => [persona.id, say(persona)]));
}
