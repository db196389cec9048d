import type { GapMap, Item, ItemId, Threshold } from "#lib/gap-map/model.ts";
import { itemOf } from "#lib/gap-map/model.ts";
import { servicesInOrder, thresholdsOf } from "#lib/gap-map/order.ts";
import { organisationName } from "#lib/gap-map/words.ts";
import { type Finding, finding } from "./finding.ts";

/** Who stands behind what a map says: the organisation itself, somebody else in the room, a page, or an assumption. */
export type Source = "own" | "others" | "pages" | "assumed";

/** A19. The thresholds of a map by who says so. */
export function thresholdsBySource(map: GapMap): Readonly<Record<Source, readonly Threshold[]>> {
  const all = servicesInOrder(map).flatMap(({ id }) => thresholdsOf(map, id));
  const those = (source: Source) => all.filter((one) => sourceOf(map, one) === source);
  return {
    own: those("own"),
    others: those("others"),
    pages: those("pages"),
    assumed: those("assumed"),
  };
}

function sourceOf(map: GapMap, { addedBy, provenance, serviceId }: Threshold): Source {
  if (addedBy !== undefined) return isOwn(map, addedBy.organisation, serviceId) ? "own" : "others";
  switch (provenance?.kind) {
    case "workshop":
      return "others";
    case "illustrative":
    case undefined:
      return "assumed";
    default:
      return "pages";
  }
}

function isOwn(map: GapMap, organisation: string, serviceId: ItemId): boolean {
  const service = itemOf(map, "service", serviceId);
  const own = service === undefined ? "" : organisationName(map, service);
  return own !== "" && own.toLowerCase() === organisation.toLowerCase();
}

/** How sure the ground is: how many thresholds somebody has stated, and when the last of them was. */
export function findingsOfSources(map: GapMap): readonly Finding[] {
  const { own, others, pages, assumed } = thresholdsBySource(map);
  const count = own.length + others.length + pages.length + assumed.length;
  if (count === 0) return [];
  const parts = [
    `${own.length} of ${count} thresholds were stated by the organisation that runs the service`,
    `${others.length} by somebody else who took part`,
    `${pages.length} come from public pages, law or guidance`,
    `${assumed.length} are assumptions or have no source`,
  ];
  const last = lastDay([...own, ...others]);
  const when = last === undefined ? "" : `; the last was stated on ${last}`;
  const evidence = [...assumed, ...pages, ...others].map(({ id }) => id);
  return [finding("stated-by", [], `${parts.join(", ")}${when}`, evidence)];
}

function lastDay(items: readonly Pick<Item, "addedBy">[]): string | undefined {
  const last =
    items
      .map(({ addedBy }) => addedBy?.at ?? "")
      .sort()
      .at(-1) ?? "";
  const day = new Date(last);
  if (Number.isNaN(day.valueOf())) return undefined;
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "Europe/London" }).format(
    day,
  );
}
