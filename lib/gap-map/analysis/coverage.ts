import type { GapMap, ItemId, Level, Service } from "#lib/gap-map/model.ts";
import { levelsOf, servicesOn } from "#lib/gap-map/order.ts";

/** What is offered at one level under one function. */
interface CoverageCell {
  readonly level: Level;
  readonly services: readonly Service[];
}

/** One thing that services do, and who does it where. */
export interface CoverageRow {
  readonly function: string;
  readonly cells: readonly CoverageCell[];
  /** How many services do it anywhere on the map; one alone is a single point of failure. */
  readonly total: number;
}

/** A15. Functions by level: what nobody offers, and what one service alone does. Those that somebody needs or gives, in the order of the vocabulary. */
export function coverageOf(map: GapMap): readonly CoverageRow[] {
  const levels = levelsOf(map).filter(({ role }) => role === "services");
  const named = new Set([...Object.keys(map.vocabulary.functions), ...wantedOn(map)]);
  return [...named]
    .map((does) => rowOf(map, levels, does))
    .filter(({ total, function: does }) => total > 0 || wantedOn(map).has(does));
}

function rowOf(map: GapMap, levels: readonly Level[], does: string): CoverageRow {
  const on = (levelId: ItemId | undefined) =>
    servicesOn(map, levelId).filter(({ functions }) => functions.includes(does));
  const cells = levels.map((level) => ({ level, services: on(level.id) }));
  const placed = cells.reduce((sum, { services }) => sum + services.length, 0);
  return { function: does, cells, total: placed + on(undefined).length };
}

/** What somebody on the map needs. */
function wantedOn(map: GapMap): ReadonlySet<string> {
  return new Set(
    Object.values(map.items).flatMap((item) => (item.kind === "persona" ? item.needs : [])),
  );
}
