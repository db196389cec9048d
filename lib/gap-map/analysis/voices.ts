import type { GapMap, Item, ItemId, Service, Signature, View } from "#lib/gap-map/model.ts";
import { itemOf } from "#lib/gap-map/model.ts";
import { viewsAbout } from "#lib/gap-map/order.ts";
import { agreeingWith } from "#lib/gap-map/views.ts";
import { organisationName } from "#lib/gap-map/words.ts";

/** Views on an item, parted into those of its own service and everybody else's. */
export interface Voices {
  readonly own: readonly View[];
  readonly others: readonly View[];
}

const NOBODY: Voices = { own: [], others: [] };

/** The views on an item by whose they are; who sees it as one of them does speaks as it does. Who is not known to speak for its service is one of the others. */
export function voicesOn(map: GapMap, id: ItemId): Voices {
  const views = viewsAbout(map, id).flatMap((view) => [
    view,
    ...agreeingWith(map, view).map((one) => ({ ...one, stance: view.stance })),
  ]);
  if (views.length === 0) return NOBODY;
  const item = map.items[id];
  const names = item === undefined ? [] : namesOf(map, item);
  const isOwn = ({ addedBy, role }: View) =>
    names.some((name) => sameName(addedBy?.organisation ?? "", name) || mentions(role, name));
  return { own: views.filter(isOwn), others: views.filter((view) => !isOwn(view)) };
}

/** Whether whoever put an item on the map speaks for its own service. */
export function isSignedByOwn(map: GapMap, item: Item, { organisation }: Signature): boolean {
  return namesOf(map, item).some((name) => sameName(organisation, name));
}

/** What the services that an item belongs to, and their organisations, are called. */
function namesOf(map: GapMap, item: Item): readonly string[] {
  return servicesOf(map, item)
    .flatMap((service) => [service.name, service.shortName ?? "", organisationName(map, service)])
    .filter((name) => name.trim() !== "");
}

function servicesOf(map: GapMap, item: Item): readonly Service[] {
  switch (item.kind) {
    case "service":
      return [item];
    case "threshold":
      return itemOf(map, "service", item.serviceId) === undefined
        ? []
        : [itemOf(map, "service", item.serviceId) as Service];
    case "pathway":
      return [item.fromId, item.toId].flatMap((id) => itemOf(map, "service", id) ?? []);
    case "barrier":
    case "goodPractice": {
      const on = map.items[item.onId];
      return on === undefined ? [] : servicesOf(map, on);
    }
    default:
      return [];
  }
}

function sameName(one: string, other: string): boolean {
  return one.trim() !== "" && plain(one) === plain(other);
}

/** “Representative, Talking Therapies” speaks for NHS Talking Therapies. */
function mentions(role: string, name: string): boolean {
  const [, whose = ""] = role.split(/,(.*)/s);
  const [said, meant] = [plain(whose), plain(name)];
  return said.length > 3 && (said === meant || meant.endsWith(` ${said}`));
}

function plain(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/g, " ");
}
