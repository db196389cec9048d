import { sameContent } from "./canonical.ts";
import type { Gap, GapMap, Item, ItemId, Kind, Service } from "./model.ts";
import { freePlacesFor } from "./placing.ts";

/**
 * The map as people see it: without deleted items and without whatever points at something gone.
 *
 * Two people can delete a service and draw a pathway to it in the same moment, and the shared
 * document keeps both. Every reader tidies in the same way, so every reader sees the same map;
 * nothing is written back, and what was hidden comes back when its service is restored.
 */
export function tidy(map: GapMap): GapMap {
  const standing = new Set<ItemId>();
  for (const item of Object.values(map.items)) if (stands(map, item)) standing.add(item.id);
  const items: Record<ItemId, Item> = {};
  for (const item of Object.values(map.items)) {
    if (standing.has(item.id)) items[item.id] = trimmed(map, item, standing);
  }
  const places = Object.fromEntries(
    Object.entries(map.places).filter(([id]) => hasPlace(items[id as ItemId])),
  );
  return withEveryPlace({ ...map, items, places });
}

/** Whatever is on a level but has lost its place is shown in a free one. */
function withEveryPlace(map: GapMap): GapMap {
  const lost = Object.values(map.items)
    .filter(hasPlace)
    .filter(({ id }) => !Object.hasOwn(map.places, id));
  if (lost.length === 0) return map;
  const places = Object.fromEntries(freePlacesFor(map, lost));
  return { ...map, places: { ...map.places, ...places } };
}

/** What waits in the bin: deleted items, newest first. */
export function binOf(map: GapMap): readonly Item[] {
  return Object.values(map.items)
    .filter((item) => item.removed !== undefined)
    .sort((a, b) => (b.removed?.at ?? "").localeCompare(a.removed?.at ?? ""));
}

/** Services and gaps stand somewhere on the map; everything else is shown on them. */
function hasPlace(item: Item | undefined): item is Service | Gap {
  return item?.kind === "service" || item?.kind === "gap";
}

function stands(map: GapMap, item: Item): boolean {
  if (item.removed !== undefined) return false;
  switch (item.kind) {
    case "level":
    case "organisation":
    case "service":
    case "persona":
    case "gap":
      return true;
    case "threshold":
      return pointsAt(map, item.serviceId, ["service"]);
    case "pathway":
      return pointsAt(map, item.fromId, ["service"]) && pointsAt(map, item.toId, ["service"]);
    case "barrier":
    case "goodPractice":
      return pointsAt(map, item.onId, ["service", "pathway"]);
    case "view":
      return pointsAt(map, item.aboutId, DISCUSSED) || agreesWithView(map, item.aboutId);
  }
}

/** Somebody sees it as a view does that stands itself. Nobody agrees with an agreement. */
function agreesWithView(map: GapMap, id: ItemId): boolean {
  const view = Object.hasOwn(map.items, id) ? map.items[id] : undefined;
  return (
    view?.kind === "view" && view.removed === undefined && pointsAt(map, view.aboutId, DISCUSSED)
  );
}

/** Everything but a view itself can be the subject of a difference of view. */
const DISCUSSED: readonly Kind[] = [
  "level",
  "organisation",
  "service",
  "threshold",
  "barrier",
  "goodPractice",
  "pathway",
  "persona",
  "gap",
];

function pointsAt(map: GapMap, id: ItemId, allowed: readonly Kind[]): boolean {
  const target = Object.hasOwn(map.items, id) ? map.items[id] : undefined;
  return target !== undefined && allowed.includes(target.kind) && stands(map, target);
}

/** The item without those of its optional links that lead nowhere; the same object when all of them hold. */
function trimmed(map: GapMap, item: Item, standing: ReadonlySet<ItemId>): Item {
  const links = (id: ItemId | undefined, kind: Kind): boolean =>
    id !== undefined && standing.has(id) && map.items[id]?.kind === kind;
  switch (item.kind) {
    case "service":
      return without(item, {
        organisationId: !links(item.organisationId, "organisation"),
        levelId: !isServiceLevel(map, item.levelId, standing),
      });
    case "persona":
      return without(item, { entryId: !links(item.entryId, "service") });
    case "gap": {
      const kept = {
        thresholdIds: item.thresholdIds.filter((id) => links(id, "threshold")),
        barrierIds: item.barrierIds.filter((id) => links(id, "barrier")),
        pathwayIds: item.pathwayIds.filter((id) => links(id, "pathway")),
        personaIds: item.personaIds.filter((id) => links(id, "persona")),
        endUpAtIds: item.endUpAtIds.filter((id) => links(id, "service")),
      };
      const whole = { ...item, ...kept };
      return sameContent(whole, item) ? item : whole;
    }
    default:
      return item;
  }
}

function isServiceLevel(
  map: GapMap,
  id: ItemId | undefined,
  standing: ReadonlySet<ItemId>,
): boolean {
  if (id === undefined || !standing.has(id)) return false;
  const level = map.items[id];
  return level?.kind === "level" && level.role === "services";
}

function without<T extends Item>(item: T, drop: Partial<Record<keyof T & string, boolean>>): T {
  const names = Object.keys(drop).filter(
    (name) => drop[name as keyof T & string] === true && Object.hasOwn(item, name),
  );
  if (names.length === 0) return item;
  return Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name))) as T;
}
