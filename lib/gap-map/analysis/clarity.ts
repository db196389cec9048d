import { compareIds } from "#lib/gap-map/canonical.ts";
import { fieldsOf } from "#lib/gap-map/fields.ts";
import type { ItemId, Json, Threshold } from "#lib/gap-map/model.ts";
import { itemsOf } from "#lib/gap-map/model.ts";
import { byNumber, isDisputed, thresholdsOf } from "#lib/gap-map/order.ts";
import type { Guidance } from "#lib/gap-map/vocabulary-model.ts";
import { isAnswerable } from "./kinds-of-help.ts";
import { ownOf } from "./own.ts";
import type { Survey } from "./survey.ts";

/** A10. Thresholds that exist and that nobody can state. */
export function unclearCriteria({ thresholds }: Survey): readonly ItemId[] {
  return thresholds.filter(({ operator }) => operator === "unspecified").map(({ id }) => id);
}

/** A10. Thresholds that are how it works, and are written nowhere. */
export function practiceOnlyThresholds({ thresholds }: Survey): readonly ItemId[] {
  return thresholds.filter(({ basis }) => basis === "practice").map(({ id }) => id);
}

/** A10. Services that state no threshold at all. */
export function noStatedThresholds({ map, services }: Survey): readonly ItemId[] {
  return services.filter(({ id }) => thresholdsOf(map, id).length === 0).map(({ id }) => id);
}

/** How many of each; the most first. */
export type Counts = Readonly<Record<string, number>>;

/** A14. Barriers by kind; those of which nobody said the kind are left out. */
export function barriersByKind({ map }: Survey): Counts {
  return counted(itemsOf(map, "barrier").map(({ theme }) => theme));
}

/** A14. Barriers by the side of access they stand on (Levesque et al. 2013). */
export function barriersByLevesque({ map }: Survey): Counts {
  const sides = new Map(map.vocabulary.barrierKinds.map(({ id, levesque }) => [id, levesque]));
  return counted(itemsOf(map, "barrier").map(({ theme }) => sides.get(theme ?? "")));
}

function counted(words: readonly (string | undefined)[]): Counts {
  const counts = new Map<string, number>();
  for (const word of words) if (word !== undefined) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Object.fromEntries(
    [...counts].sort(([a, many], [b, more]) => more - many || compareIds(a, b)),
  );
}

/** A threshold worth discussing against a published rule. */
export interface GuidanceFlag {
  readonly guidance: string;
  readonly threshold: ItemId;
}

/** A12. Thresholds of NHS services that a published rule speaks about. */
export function guidanceFlags({ map, services }: Survey): readonly GuidanceFlag[] {
  const thresholds = services
    .filter((service) => isAnswerable(map, service))
    .flatMap(({ id }) => thresholdsOf(map, id));
  return map.guidance.flatMap((guidance) =>
    thresholds
      .filter((threshold) => matches(guidance, threshold))
      .map(({ id }) => ({ guidance: guidance.id, threshold: id })),
  );
}

/** A rule that names nothing speaks about nothing, rather than about everything. */
function matches({ match }: Guidance, threshold: Threshold): boolean {
  const named = Object.entries(match);
  return (
    named.length > 0 &&
    named.every(([field, wanted]) =>
      field === "valueIncludes"
        ? [threshold.value].flat().some((value) => value === wanted)
        : has(threshold, field, wanted),
    )
  );
}

function has(threshold: Threshold, field: string, wanted: Json): boolean {
  const fields = fieldsOf(threshold);
  return ownOf(fields, field) === wanted;
}

/** A13. Items on which somebody disagrees and somebody agrees, as `kind:id`, in the order in which they were spoken of. */
export function disputed({ map }: Survey): readonly string[] {
  const spokenOf = itemsOf(map, "view")
    .sort(byNumber)
    .map(({ aboutId }) => aboutId);
  return [...new Set(spokenOf)]
    .filter((id) => isDisputed(map, id))
    .flatMap((id) => {
      const kind = map.items[id]?.kind;
      return kind === undefined ? [] : [`${kind}:${id}`];
    });
}
