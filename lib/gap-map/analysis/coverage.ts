import type { GapMap, ItemId, Service } from "#lib/gap-map/model.ts";
import { itemsOf } from "#lib/gap-map/model.ts";
import { byNumber, levelsOf, thresholdsOf } from "#lib/gap-map/order.ts";
import type { Dimension } from "#lib/gap-map/vocabulary-model.ts";
import { dimensionLabel, valueInWords } from "#lib/gap-map/words.ts";
import { judge } from "./verdict.ts";

/** What a grid of coverage goes along: levels, or the values of one dimension by its id. */
export const LEVELS = "";

/** One place in the grid: a level, or people of whom one thing is so. */
interface CoverageCell {
  readonly id: string;
  readonly label: string;
  readonly services: readonly Service[];
}

/** One thing that services do, and who does it where or for whom. */
export interface CoverageRow {
  readonly function: string;
  readonly cells: readonly CoverageCell[];
  /** How many services do it anywhere on the map; one alone is a single point of failure. */
  readonly total: number;
}

interface Column {
  readonly id: string;
  readonly label: string;
  readonly holds: (service: Service) => boolean;
}

/**
 * A15. Functions by level, or by the people they are for: what nobody offers, and what one service alone does.
 * For people of whom one thing is so, those services count that would not refuse them for it. Functions
 * that somebody needs or gives, in the order of the vocabulary.
 */
export function coverageOf(map: GapMap, along = LEVELS): readonly CoverageRow[] {
  const columns = columnsOf(map, along);
  const services = itemsOf(map, "service").sort(byNumber);
  const wanted = wantedOn(map);
  return [...new Set([...Object.keys(map.vocabulary.functions), ...wanted])]
    .map((does): CoverageRow => {
      const those = services.filter(({ functions }) => functions.includes(does));
      const cells = columns.map(({ id, label, holds }) => ({
        ...{ id, label, services: those.filter(holds) },
      }));
      return { function: does, cells, total: those.length };
    })
    .filter(({ total, function: does }) => total > 0 || wanted.has(does));
}

/** What the grid can go along: levels, and dimensions with single values that some threshold asks about. */
export function coverageGrids(
  map: GapMap,
): readonly { readonly id: string; readonly label: string }[] {
  const asked = new Set(itemsOf(map, "threshold").map(({ dimension }) => dimension));
  const dimensions = map.vocabulary.dimensions.filter(
    (dimension) => asked.has(dimension.id) && valuesOf(dimension).length > 0,
  );
  return [
    { id: LEVELS, label: "Level" },
    ...dimensions.map(({ id }) => ({ id, label: dimensionLabel(map, id) })),
  ];
}

function columnsOf(map: GapMap, along: string): readonly Column[] {
  const dimension = map.vocabulary.dimensions.find(({ id }) => id === along);
  if (dimension === undefined) {
    return levelsOf(map)
      .filter(({ role }) => role === "services")
      .map(({ id, name }) => ({ id, label: name, holds: ({ levelId }) => levelId === id }));
  }
  const known = new Map([[dimension.id, dimension]]);
  return valuesOf(dimension).map((value) => ({
    ...{ id: String(value), label: valueInWords(value) },
    holds: ({ id }) => !refuses(map, id, { [dimension.id]: value }, known),
  }));
}

/** What else is asked nobody can tell of people of whom one thing is known: only a refusal for that thing is one. */
function refuses(
  map: GapMap,
  service: ItemId,
  attributes: Parameters<typeof judge>[1],
  known: Parameters<typeof judge>[2],
): boolean {
  return judge(thresholdsOf(map, service), attributes, known).verdict === "refused";
}

function valuesOf({ type, values = [] }: Dimension): readonly (string | boolean)[] {
  if (type === "boolean") return [true, false];
  return type === "number" ? [] : values;
}

/** What somebody on the map needs. */
function wantedOn(map: GapMap): ReadonlySet<string> {
  return new Set(itemsOf(map, "persona").flatMap(({ needs }) => needs));
}
