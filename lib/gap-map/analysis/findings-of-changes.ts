import type { ItemId, Persona } from "#lib/gap-map/model.ts";
import { itemOf } from "#lib/gap-map/model.ts";
import { dimensionLabel } from "#lib/gap-map/words.ts";
import type { Figures } from "./analyse.ts";
import { allCalled, called, type Finding, finding, functionInWords, listed } from "./finding.ts";
import { ownOf } from "./own.ts";
import type { Door } from "./smallest-change.ts";
import type { Survey } from "./survey.ts";

/** A16. Only the smallest change of all is put in words; the figures hold every one. */
export function changeFinding(
  { map }: Survey,
  figures: Pick<Figures, "smallestChange">,
  { id }: Persona,
  need: string,
): readonly Finding[] {
  const [door] = ownOf(ownOf(figures.smallestChange, id) ?? {}, need)?.doors ?? [];
  if (door === undefined) return [];
  const [what, who] = [functionInWords(map, need), called(map, id)];
  const at = called(map, door.service);
  const said = `${opening(door, { what, who, at })}: ${thresholdsIn(map, door)}${others(map, door)}`;
  const items = [id, door.service, ...door.change, ...alsoIn(door)];
  return [finding("smallest-change", [id, need], said, items)];
}

interface Names {
  readonly what: string;
  readonly who: string;
  readonly at: string;
}

/** Doors that a fact keeps shut come last, so that where the first is one of them, all are. */
function opening(door: Door, { what, who, at }: Names): string {
  if (door.facts.length > 0)
    return `every door to ${what} for ${who} stands behind a fact about the person; the nearest is at ${at}`;
  if (door.change.length === 1)
    return `the smallest change that would open a door to ${what} for ${who} is ${natures(door)}, at ${at}`;
  return `no single change would open a door to ${what} for ${who}; the smallest is at ${at}, where ${natures(door)} stand together`;
}

/** “one judgement and 2 circumstances”: what the thresholds of a door ask for. */
function natures({ judgements, circumstances, change }: Door): string {
  const unsorted = change.length - judgements.length - circumstances.length;
  const parts: readonly (readonly [one: string, many: number])[] = [
    ["judgement", judgements.length],
    ["circumstance", circumstances.length],
    ["threshold", unsorted],
  ];
  return listed(
    parts
      .filter(([, many]) => many > 0)
      .map(([one, many]) => (many === 1 ? `one ${one}` : `${many} ${one}s`)),
  );
}

/** So many thresholds are told with what they are about; of more only their references. */
const MOST_SAID = 4;

/** “T25 (Seen as severe mental illness) and T27 (Engagement)”, judgements first. */
function thresholdsIn(map: Survey["map"], door: Door): string {
  const { judgements, circumstances, change } = door;
  const ids = [...new Set([...judgements, ...circumstances, ...change])];
  if (ids.length > MOST_SAID) return allCalled(map, ids);
  return listed(
    ids.map((id) => {
      const about = itemOf(map, "threshold", id)?.dimension;
      return about === undefined
        ? called(map, id)
        : `${called(map, id)} (${dimensionLabel(map, about)})`;
    }),
  );
}

function others(map: Survey["map"], door: Door): string {
  const also = allCalled(map, alsoIn(door));
  return also === "" ? "" : `; it would open one for ${also} as well`;
}

/** What would follow if facts about people were otherwise is nothing to plan by. */
function alsoIn({ facts, alsoOpensFor }: Door): readonly ItemId[] {
  return facts.length > 0 ? [] : alsoOpensFor;
}
