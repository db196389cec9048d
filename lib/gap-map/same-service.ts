import type { GapMap, Service } from "./model.ts";
import { servicesInOrder } from "./order.ts";

/** Services that somebody may mean by this name: the same words, whatever case, "&", brackets or NHS in front. */
export function servicesNamed(map: GapMap, name: string): readonly Service[] {
  const wanted = plainName(name);
  if (wanted.length < 3) return [];
  return servicesInOrder(map).filter((service) =>
    [service.name, service.shortName ?? ""].some((known) => plainName(known) === wanted),
  );
}

function plainName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\([^)]*\)/g, " ")
    .replace(/&/g, " and ")
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .replace(/^(?:the |nhs )+/, "")
    .replace(/ (?:nhs )?(?:foundation )?trust$/, "");
}
