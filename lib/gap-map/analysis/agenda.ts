import type { GapMap, Item, ItemId } from "#lib/gap-map/model.ts";
import { type Disagreement, disagreementOn, sidesInWords } from "./disagreement.ts";

type State = NonNullable<Item["difference"]>;

/** Something on the map that people see differently, and so worth talking about. */
export interface AgendaItem {
  readonly item: Item;
  /** How far people are apart: 0 where only one side has spoken, 0.5 where they are evenly parted. */
  readonly index: number;
  /** Who is on which side. */
  readonly sides: string;
  /** How far apart that is. */
  readonly apart: string;
  readonly state: State;
}

/** A room talks first about what is still open. */
const STATES: readonly State[] = ["open", "agreed_to_differ", "resolved"];

/**
 * A13. What a room should talk about, the first thing first: what is open before what is settled, then where
 * people are furthest apart, then where most have spoken. What everybody agrees on is not on it.
 */
export function agendaOf(map: GapMap): readonly AgendaItem[] {
  return disagreementOn(map)
    .flatMap((parted) => entryFor(map, parted) ?? [])
    .sort(
      (a, b) =>
        STATES.indexOf(a.state) - STATES.indexOf(b.state) ||
        b.index - a.index ||
        b.voices - a.voices,
    );
}

function entryFor(
  map: GapMap,
  { item: named, index, own, others }: Disagreement,
): (AgendaItem & { readonly voices: number }) | undefined {
  const item = map.items[named.slice(named.indexOf(":") + 1) as ItemId];
  const disagree = own.disagree + others.disagree;
  if (item === undefined || disagree === 0) return undefined;
  const voices = disagree + own.agree + others.agree;
  return {
    ...{ item, index, voices, sides: sidesInWords({ own, others }) },
    apart: apartInWords(index, voices),
    state: item.difference ?? "open",
  };
}

function apartInWords(index: number, voices: number): string {
  if (voices === 1) return "One voice so far";
  if (index === 0) return "All who spoke disagree with it";
  return index >= 0.4 ? "Evenly parted" : "Most on one side";
}
