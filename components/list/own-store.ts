import type { GapMapStore } from "#lib/board-doc/store.ts";
import { type GapMap, type Item, type ItemId, itemOf, type Pathway } from "#lib/gap-map/model.ts";
import {
  barriersOn,
  gapsOf,
  goodPracticeOn,
  levelsOf,
  pathwaysFrom,
  pathwaysTo,
  servicesOn,
  thresholdsOf,
  viewsAbout,
} from "#lib/gap-map/order.ts";

/**
 * The map as one service of the List sees it: the same object until something that its line or details
 * show has changed. So a change of one service draws one service anew, however many there are.
 */
export function ownStore(base: GapMapStore, id: ItemId): GapMapStore {
  let seen: GapMap | undefined;
  let shown: GapMap | undefined;
  let parts: readonly unknown[] = [];
  const getSnapshot = () => {
    const map = base.getSnapshot();
    if (map === seen && shown !== undefined) return shown;
    seen = map;
    const next = partsOf(map, id);
    if (
      shown === undefined ||
      next.length !== parts.length ||
      next.some((one, at) => one !== parts[at])
    )
      shown = map;
    parts = next;
    return shown;
  };
  const { getRaw, subscribe } = base;
  return { getSnapshot, getRaw, subscribe, destroy: () => {} };
}

/** Everything that a service's line and details are made of, in a fixed order. */
function partsOf(map: GapMap, id: ItemId): readonly unknown[] {
  const service = itemOf(map, "service", id);
  if (service === undefined) return [];
  const siblings = servicesOn(map, service.levelId);
  const at = siblings.indexOf(service);
  const ways = [...pathwaysFrom(map, id), ...pathwaysTo(map, id)];
  const own = [service, ...thresholdsOf(map, id), ...notesOn(map, id), ...ways];
  return [
    map.vocabulary,
    itemOf(map, "organisation", service.organisationId),
    ...levelsOf(map),
    ...gapsOf(map),
    ...[siblings.length, siblings[at - 1]?.name],
    ...own,
    ...ways.flatMap((way) => [...endsOf(map, way), ...notesOn(map, way.id)]),
    ...[...own, ...ways.flatMap((way) => notesOn(map, way.id))].flatMap((one) =>
      viewsAbout(map, one.id).flatMap((view) => [view, ...viewsAbout(map, view.id)]),
    ),
  ];
}

function notesOn(map: GapMap, id: ItemId): readonly Item[] {
  return [...barriersOn(map, id), ...goodPracticeOn(map, id)];
}

/** Of the services at its ends, only what they are called. */
function endsOf(map: GapMap, { fromId, toId }: Pathway): readonly unknown[] {
  return [fromId, toId].flatMap((end) => {
    const service = itemOf(map, "service", end);
    return [service?.name, service?.shortName];
  });
}
