import type { GapMap } from "#lib/gap-map/model.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { shortNameOf } from "#lib/gap-map/words.ts";
import type { Step } from "./walk.ts";

/** Where a step of a walk leads, with both ends: “From GP practice to Talking Therapies (P01)”. */
export function stepInWords(map: GapMap, { service, by }: Step, first: boolean): string {
  const to = shortNameOf(map, service.id);
  if (by !== undefined) return `From ${shortNameOf(map, by.fromId)} to ${to}${byWhich(by)}`;
  return first ? `First asks for help at ${to}` : `No pathway leads to ${to}`;
}

function byWhich(pathway: NonNullable<Step["by"]>): string {
  const reference = referenceOf(pathway);
  return reference === "" ? "" : ` (${reference})`;
}
