import { fieldsOf } from "#lib/gap-map/fields.ts";
import { standsOn } from "#lib/gap-map/links.ts";
import type { Gap, GapMap, Item, ItemId, Service } from "#lib/gap-map/model.ts";
import {
  barriersOn,
  goodPracticeOn,
  pathwaysFrom,
  pathwaysTo,
  thresholdsOf,
  viewsAbout,
} from "#lib/gap-map/order.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { organisationName } from "#lib/gap-map/words.ts";

/** What somebody looks for in the List. Theirs alone: nobody else's list changes. */
export interface Wanted {
  readonly text: string;
  readonly levelId: string;
  readonly has: Has;
  /** The kind of item, or `all`. */
  readonly show: Show;
  readonly organisationId: string;
  /** Only services I speak for. */
  readonly mine: boolean;
}

/** Which kind of item is shown. */
export type Show = "all" | "service" | "gap" | "persona" | "organisation" | "sketch";

/** The words for each, in the order of the box. */
export const showWords: Readonly<Record<Show, string>> = {
  all: "Everything",
  service: "Services",
  gap: "Gaps",
  persona: "Personas",
  organisation: "Organisations",
  sketch: "Notes and drawings",
};

/** What a service must have to be shown. */
export type Has = "all" | "thresholds" | "barriers" | "goodPractice" | "differences" | "nothing";

/** The words for each, in the order of the box. */
export const hasWords: Readonly<Record<Has, string>> = {
  all: "Anything",
  thresholds: "Thresholds",
  barriers: "Barriers",
  goodPractice: "Good practice",
  differences: "Differences of view",
  nothing: "No threshold, barrier or good practice yet",
};

/** Shows everything. */
export const everything: Wanted = {
  ...{ text: "", levelId: "", has: "all", show: "all", organisationId: "", mine: false },
};

/** Whether something is looked for, so that the count is worth saying. */
export function isLooking(wanted: Wanted): boolean {
  return wanted.text.trim() !== "" || isAboutServices(wanted) || wanted.show !== "all";
}

/** Whether something is asked for that only services have. */
function isAboutServices({ levelId, has, organisationId, mine }: Wanted): boolean {
  return levelId !== "" || has !== "all" || organisationId !== "" || mine;
}

/** Whether a kind without level and organisation is shown, as far as its words say what is looked for. */
export function showsKind(wanted: Wanted, kind: Show): boolean {
  return !isAboutServices(wanted) && (wanted.show === "all" || wanted.show === kind);
}

/** Whether a service is shown: by its own words and those of everything on it. `mine` are those I speak for. */
export function showsService(
  map: GapMap,
  service: Service,
  wanted: Wanted,
  mine: (service: Service) => boolean = () => false,
): boolean {
  if (!isLooking(wanted)) return true;
  const { show, organisationId } = wanted;
  if (show !== "all" && show !== "service") return false;
  if (organisationId !== "" && (service.organisationId ?? "none") !== organisationId) return false;
  if (wanted.mine && !mine(service)) return false;
  if (wanted.levelId !== "" && (service.levelId ?? "none") !== wanted.levelId) return false;
  const notes = [
    ...thresholdsOf(map, service.id),
    ...barriersOn(map, service.id),
    ...goodPracticeOn(map, service.id),
  ];
  const ways = [...pathwaysFrom(map, service.id), ...pathwaysTo(map, service.id)];
  if (!has(map, service.id, wanted.has, [service, ...notes, ...ways])) return false;
  return says([service, ...notes, ...ways], wanted.text, organisationName(map, service));
}

/** Whether a gap is shown. */
export function showsGap(
  map: GapMap,
  gap: Gap,
  gapLevelId: ItemId | undefined,
  wanted: Wanted,
): boolean {
  const { show, organisationId, mine } = wanted;
  if ((show !== "all" && show !== "gap") || organisationId !== "" || mine) return false;
  if (wanted.levelId !== "" && gapLevelId !== wanted.levelId) return false;
  if (wanted.has === "differences")
    return viewsAbout(map, gap.id).length > 0 && says([gap], wanted.text);
  return wanted.has === "all" && says([gap], wanted.text);
}

/** Whether an item is a row of a table: a service that is shown, or something on one that says what is looked for. */
export function isOneOf(
  map: GapMap,
  item: Item,
  shown: ReadonlySet<ItemId>,
  text: string,
): boolean {
  if (item.kind === "service") return shown.has(item.id);
  const [first] = standsOn(item);
  const on = first === undefined ? undefined : map.items[first];
  const serviceId = on?.kind === "pathway" ? on.fromId : on?.id;
  return serviceId !== undefined && shown.has(serviceId) && says([item], text);
}

/** Whether any of these items says all of the words looked for, in any of its texts or its reference. */
export function says(items: readonly Item[], text: string, more = ""): boolean {
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  return items.some((item, index) => {
    const texts = Object.entries(fieldsOf(item))
      .filter(([field, value]) => typeof value === "string" && !UNSAID.has(field))
      .map(([, value]) => String(value));
    const all = plain([...texts, referenceOf(item), index === 0 ? more : ""].join(" "));
    return words.every((word) => all.includes(word));
  });
}

/** Fields that hold ids, not words. */
const UNSAID = new Set([
  "id",
  "kind",
  "serviceId",
  "onId",
  "fromId",
  "toId",
  "levelId",
  "organisationId",
]);

function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function has(map: GapMap, id: ItemId, wanted: Has, about: readonly Item[]): boolean {
  const counts = {
    thresholds: thresholdsOf(map, id).length,
    barriers: barriersOn(map, id).length,
    goodPractice: goodPracticeOn(map, id).length,
  };
  switch (wanted) {
    case "all":
      return true;
    case "differences":
      return about.some((item) => viewsAbout(map, item.id).length > 0);
    case "nothing":
      return Object.values(counts).every((count) => count === 0);
    default:
      return counts[wanted] > 0;
  }
}
