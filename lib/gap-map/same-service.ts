import { type GapMap, type ItemId, itemsOf, type Service } from "./model.ts";
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
