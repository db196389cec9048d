import { lineOf } from "#components/details/line-of.ts";
import { standingInWords } from "#lib/gap-map/ends.ts";
import { headingOf } from "#lib/gap-map/item-names.ts";
import {
  type GapMap,
  type Item,
  type ItemId,
  type ItemOf,
  itemOf,
  itemsOf,
} from "#lib/gap-map/model.ts";
import {
  barriersOn,
  goodPracticeOn,
  pathwaysFrom,
  pathwaysTo,
  servicesInOrder,
  thresholdsOf,
} from "#lib/gap-map/order.ts";
import { outcomeOf } from "#lib/gap-map/outcomes.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { organisationName, shortNameOf, thresholdInWords, wordOf } from "#lib/gap-map/words.ts";

/** The kinds that have a table. */
export type TableKind = "service" | "threshold" | "barrier" | "pathway";

/** A column: its heading, and what stands in it for an item. The first names the row. */
export interface Column {
  readonly heading: string;
  readonly cell: (map: GapMap, item: Item) => string | number;
}

/** What each kind's table says of an item. */
export const columns: Readonly<Record<TableKind, readonly Column[]>> = {
  service: [
    named((_map, item) => headingOf(item)),
    column("service", "Organisation", organisationName),
    column("service", "Level", (map, { levelId }) => levelName(map, levelId)),
    column("service", "Sector", (_map, { sector }) => sector && wordOf("sector", sector)),
    column("service", "Tier", (map, { tier = "" }) => map.vocabulary.tiers[tier] ?? tier),
    column("service", "Thresholds", (map, { id }) => thresholdsOf(map, id).length),
    column("service", "Barriers", (map, { id }) => barriersOn(map, id).length),
    column("service", "Good practice", (map, { id }) => goodPracticeOn(map, id).length),
    column("service", "Pathways in", (map, { id }) => pathwaysTo(map, id).length),
    column("service", "Pathways out", (map, { id }) => pathwaysFrom(map, id).length),
  ],
  threshold: [
    named(lineOf),
    column("threshold", "Service", (map, { serviceId }) => shortNameOf(map, serviceId)),
    column("threshold", "What can be checked", thresholdInWords),
    column("threshold", "If someone does not meet it", (_map, { hardness }) =>
      wordOf("hardness", hardness),
    ),
    column("threshold", "Where it comes from", (_map, { basis }) => wordOf("basis", basis)),
  ],
  barrier: [
    named(lineOf),
    column("barrier", "On", (map, { onId }) => ownerOf(map, onId)),
    column("barrier", "Kind", (map, { theme }) => {
      return map.vocabulary.barrierKinds.find(({ id }) => id === theme)?.label ?? theme;
    }),
  ],
  pathway: [
    named(lineOf),
    column("pathway", "From", (map, { fromId }) => shortNameOf(map, fromId)),
    column("pathway", "To", (map, { toId }) => shortNameOf(map, toId)),
    column("pathway", "Kind", (_map, { route }) => route && wordOf("route", route)),
    column("pathway", "What usually happens", (_map, item) => outcomeOf(item).word),
    column("pathway", "What both ends say", standingInWords),
    column("pathway", "The sender says", (_map, { senderSays }) => {
      return senderSays && wordOf("senderSays", senderSays);
    }),
    column("pathway", "The receiver says", (_map, { receiverSays }) => {
      return receiverSays && wordOf("receiverSays", receiverSays);
    }),
  ],
};

/** All items of a table's kind, in the order people read them. */
export function rowsOf(map: GapMap, kind: TableKind): readonly Item[] {
  const services = servicesInOrder(map);
  switch (kind) {
    case "service":
      return services;
    case "threshold":
      return services.flatMap(({ id }) => thresholdsOf(map, id));
    case "pathway":
      return services.flatMap(({ id }) => pathwaysFrom(map, id));
    case "barrier": {
      const onServices = services.flatMap(({ id }) => barriersOn(map, id));
      return [...onServices, ...itemsOf(map, "barrier").filter((one) => !onServices.includes(one))];
    }
  }
}

/** Which column the rows are sorted by. */
export interface Sorting {
  readonly column: Column;
  readonly direction: "ascending" | "descending";
}

/** The rows in the order of a column; as they are read where nobody sorts. Those that say nothing come last. */
export function sorted(map: GapMap, rows: readonly Item[], sorting: Sorting | undefined) {
  if (sorting === undefined) return rows;
  const { column, direction } = sorting;
  const sign = direction === "ascending" ? 1 : -1;
  return rows
    .map((item) => ({ item, value: column.cell(map, item) }))
    .sort(
      (a, b) => Number(a.value === "") - Number(b.value === "") || sign * compare(a.value, b.value),
    )
    .map(({ item }) => item);
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b), "en-GB", { numeric: true });
}

function named(words: (map: GapMap, item: Item) => string): Column {
  return {
    heading: "Name",
    cell: (map, item) => `${referenceOf(item)} ${words(map, item)}`.trim(),
  };
}

function column<K extends TableKind>(
  kind: K,
  heading: string,
  cell: (map: GapMap, item: ItemOf<K>) => string | number | undefined,
): Column {
  return {
    heading,
    cell: (map, item) => (item.kind === kind ? (cell(map, item as ItemOf<K>) ?? "") : ""),
  };
}

function levelName(map: GapMap, levelId: ItemId | undefined): string {
  return itemOf(map, "level", levelId)?.name ?? "Not placed yet";
}

function ownerOf(map: GapMap, id: ItemId): string {
  const owner = map.items[id];
  if (owner === undefined) return "";
  return owner.kind === "service" ? shortNameOf(map, id) : lineOf(map, owner);
}
