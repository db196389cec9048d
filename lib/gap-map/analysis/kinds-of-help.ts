import type { GapMap, Service } from "#lib/gap-map/model.ts";
import { itemOf } from "#lib/gap-map/model.ts";
import { levelsOf } from "#lib/gap-map/order.ts";
import { ownOf } from "./own.ts";

/**
 * What kind of help a service is. The definitions name sectors, tiers and functions by the ids of the
 * vocabulary that every map begins with. A map that came with words of its own for them is read by
 * its levels instead, or asked about all of its services.
 */
const NHS: readonly string[] = ["nhs_primary", "nhs_secondary"];
const EMERGENCY = "emergency";
const OPEN_ACCESS = "open_access";
const CONTINUING: readonly string[] = ["brief_therapy", "long_therapy", "care_coordination"];

/** Whether a service is part of the NHS, primary or secondary. */
export function isNhs(service: Service | undefined): boolean {
  return NHS.includes(service?.sector ?? "");
}

/** Whether it is for this service that published rules and whole scales are asked about: the NHS, or, where a map has other sectors, everybody. */
export function isAnswerable({ vocabulary }: GapMap, service: Service): boolean {
  return hasOtherWords(vocabulary.sectors, NHS) || isNhs(service);
}

/** Help that goes on for a while, of which nobody should be left out; with other functions, all but those of emergency help. */
export function continuingHelp(map: GapMap, services: readonly Service[]): readonly string[] {
  const known = Object.keys(map.vocabulary.functions);
  if (!hasOtherWords(known, CONTINUING)) return CONTINUING;
  const urgent = new Set(
    services.filter((one) => isEmergency(map, one)).flatMap(({ functions }) => functions),
  );
  return known.filter((id) => !urgent.has(id));
}

/** Urgent and emergency help. */
export function isEmergency(map: GapMap, service: Service): boolean {
  if (saysTier(map, service)) return service.tier === EMERGENCY;
  return itemOf(map, "level", service.levelId)?.tint === "crisis";
}

/** Help that nobody has to be sent to. */
export function isAlwaysThere(map: GapMap, service: Service): boolean {
  return isEmergency(map, service) || service.tier === OPEN_ACCESS;
}

/** From open doors to the most specialist: neighbours are a step apart, across the gap as well. */
const STEPS: Readonly<Record<string, number>> = {
  ...{ [OPEN_ACCESS]: 0, community: 0, primary: 1, step_4: 1.5, secondary: 2, tertiary: 3 },
};

/** Whether two services do the same, or stand a step apart. */
export function areNeighbours(map: GapMap, one: Service, other: Service): boolean {
  if (one.functions.some((id) => other.functions.includes(id))) return true;
  const [here, there] = [stepOf(map, one), stepOf(map, other)];
  return here !== undefined && there !== undefined && Math.abs(here - there) <= 1;
}

/** Undefined for what stands beside the steps: emergency help, courts, councils. */
function stepOf(map: GapMap, service: Service): number | undefined {
  if (saysTier(map, service)) return ownOf(STEPS, service.tier ?? "");
  if (isEmergency(map, service)) return undefined;
  const at = levelsOf(map)
    .filter(({ role }) => role === "services")
    .findIndex(({ id }) => id === service.levelId);
  return at < 0 ? undefined : at;
}

/** Whether a service says its tier in words that are known here. A workshop places services on levels and seldom says more. */
function saysTier({ vocabulary }: GapMap, { tier }: Service): boolean {
  const known = [EMERGENCY, ...Object.keys(STEPS)];
  return tier !== undefined && !hasOtherWords(Object.keys(vocabulary.tiers), known);
}

function hasOtherWords(words: readonly string[], known: readonly string[]): boolean {
  return words.length > 0 && !words.some((word) => known.includes(word));
}
