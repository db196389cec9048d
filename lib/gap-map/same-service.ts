import { type GapMap, type ItemId, itemOf, itemsOf, type Service } from "./model.ts";
import { servicesInOrder } from "./order.ts";

/** Services that somebody may mean by this name: the same words, whatever case, "&", brackets or NHS in front. */
export function servicesNamed(map: GapMap, name: string): readonly Service[] {
  const wanted = plainName(name);
  if (wanted.length < 3) return [];
  return servicesInOrder(map).filter((service) => namesOf(service).includes(wanted));
}

/** Whether somebody who gave these names, or ids, of services speaks for this one. */
export function speaksFor(given: readonly string[], service: Service): boolean {
  const meant = new Set(given.flatMap((one) => [one, plainName(one)]));
  return isMeant(meant, service);
}

/**
 * What is kept of the names, or ids, somebody gave: the id where one service of the map is meant, so
 * that they keep it when it is renamed. What means none, or several, stays as it was said: it is matched
 * by name, and asked about again when the map has one.
 */
export function servicesMeant(map: GapMap, given: readonly string[]): readonly string[] {
  const services = itemsOf(map, "service");
  const kept = given.map((one) => {
    if (services.some(({ id }) => id === one)) return one;
    const meant = services.filter((service) => speaksFor([one], service));
    return meant.length === 1 && meant[0] !== undefined ? meant[0].id : one;
  });
  return [...new Set(kept)];
}

/** The same as people read it: by the names the services have now, in the bin as well. */
export function serviceNames(map: GapMap, kept: readonly string[]): readonly string[] {
  return kept.map((one) => {
    const service = itemOf(map, "service", one as ItemId);
    return service === undefined ? one : service.name;
  });
}

const NONE: ReadonlySet<ItemId> = new Set();

/**
 * Services that nobody here speaks for; these are the names, or ids, that everybody here gave. None
 * while they mean no service of the map: whoever prepares it alone is not a workshop.
 */
export function notHere(map: GapMap, given: readonly string[]): ReadonlySet<ItemId> {
  const meant = new Set(given.flatMap((one) => [one, plainName(one)]));
  if (meant.size === 0) return NONE;
  const services = itemsOf(map, "service");
  const missing = services.filter((service) => !isMeant(meant, service));
  return missing.length === services.length ? NONE : new Set(missing.map(({ id }) => id));
}

function isMeant(meant: ReadonlySet<string>, service: Service): boolean {
  return meant.has(service.id) || namesOf(service).some((name) => meant.has(name));
}

const names = new WeakMap<Service, readonly string[]>();

/** The plain names a service is known by. Worked out once: they are asked for with every change of a map. */
function namesOf(service: Service): readonly string[] {
  const known = names.get(service);
  if (known !== undefined) return known;
  const made = [service.name, service.shortName ?? ""].map(plainName).filter((name) => name !== "");
  names.set(service, made);
  return made;
}

/** A name in other letters than ours has no plain form: it stays as it is. */
function plainName(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\([^)]*\)/g, " ")
    .replace(/&/g, " and ")
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .replace(/^(?:the |nhs )+/, "")
    .replace(/ (?:nhs )?(?:foundation )?trust$/, "");
  return plain === "" ? name.trim().toLowerCase() : plain;
}
