import type { GapMap, Item, ItemOf, Kind } from "./model.ts";
import { itemsOf } from "./model.ts";
import { barriersOn, byNumber, goodPracticeOn, thresholdsOf } from "./order.ts";
import { tidy } from "./tidy.ts";

/** A map as a `gap-map/1` file: plain JSON, nothing but the map, no join codes, tokens or addresses of people. */
export type Exchange = Readonly<Record<string, unknown>> & { readonly schema: "gap-map/1" };

/** The map as people see it, in the exchange format. Deleted and dangling items stay behind. */
export function toExchange(whole: GapMap): Exchange {
  const map = tidy(whole);
  const list = <K extends Kind>(kind: K) => itemsOf(map, kind).sort(byNumber);
  return {
    schema: "gap-map/1",
    meta: map.about,
    vocab: map.vocabulary,
    levels: itemsOf(map, "level")
      .sort((a, b) => a.rank - b.rank)
      .map(plain),
    organisations: list("organisation").map(plain),
    services: list("service").map((service) => serviceToFile(map, service)),
    pathways: list("pathway").map((pathway) => pathwayToFile(map, pathway)),
    personas: list("persona").map(({ entryId, ...rest }) =>
      present({ ...plain(rest), entry: entryId }),
    ),
    gaps: list("gap").map(gapToFile),
    perspectives: list("view").map(({ aboutId, ...rest }) => ({
      ...plain(rest),
      about: { type: map.items[aboutId]?.kind, id: aboutId },
    })),
    guidance: map.guidance,
    places: map.places,
    sketch: map.sketch,
  };
}

function serviceToFile(map: GapMap, service: ItemOf<"service">): object {
  const { selfReferral, referrers, hours, typicalWait, typicalWaitWeeks, ...rest } = service;
  return {
    ...plain(rest),
    access: present({ selfReferral, referrers, hours, typicalWait, typicalWaitWeeks }),
    thresholds: thresholdsOf(map, service.id).map(({ serviceId: _on, ...threshold }) =>
      plain(threshold),
    ),
    ...notesToFile(map, service.id),
  };
}

function pathwayToFile(map: GapMap, pathway: ItemOf<"pathway">): object {
  const { fromId, toId, route, condition, when, outcome, ...rest } = pathway;
  return present({
    ...plain(rest),
    from: fromId,
    to: toId,
    kind: route,
    condition: { text: condition, when: when ?? [] },
    typicalOutcome: outcome,
    ...notesToFile(map, pathway.id),
  });
}

function notesToFile(map: GapMap, id: Item["id"]): object {
  const toFile = ({ onId: _on, theme, ...rest }: ItemOf<"barrier" | "goodPractice">) =>
    present({ ...plain(rest), kind: theme });
  return {
    barriers: barriersOn(map, id).map(toFile),
    goodPractice: goodPracticeOn(map, id).map(toFile),
  };
}

function gapToFile({
  thresholdIds,
  barrierIds,
  pathwayIds,
  personaIds,
  endUpAtIds,
  ...rest
}: ItemOf<"gap">): object {
  return {
    ...plain(rest),
    thresholds: thresholdIds,
    barriers: barrierIds,
    pathways: pathwayIds,
    personas: personaIds,
    endUpAt: endUpAtIds,
  };
}

function plain<T extends { readonly kind?: unknown }>({
  kind: _kind,
  ...rest
}: T): Omit<T, "kind"> {
  return rest;
}

function present(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
