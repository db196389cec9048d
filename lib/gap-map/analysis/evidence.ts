import { dayInWords } from "#lib/gap-map/day.ts";
import type { GapMap, ItemId, Signature, Threshold, View } from "#lib/gap-map/model.ts";
import { thresholdsOf } from "#lib/gap-map/order.ts";
import { type Finding, finding, listed } from "./finding.ts";
import type { Survey } from "./survey.ts";
import { isSignedByOwn, voicesOn } from "./voices.ts";

/** Who stands behind a threshold: its own service, others only, or nobody since it was brought in. */
type Standing = "own" | "others" | "imported";

/** How well founded some thresholds are. */
export interface Evidence extends Readonly<Record<Standing, number>> {
  readonly thresholds: number;
  /** When somebody last stood behind one of them (ISO 8601). Absent where nobody did, or nobody knows when. */
  readonly lastConfirmed?: string;
}

/** A19. Who stands behind the thresholds of the map, and of each service, and since when. */
export function evidenceIn(survey: Survey): {
  readonly map: Evidence;
  readonly services: Readonly<Record<string, Evidence>>;
} {
  const { map, services, thresholds } = survey;
  return {
    map: evidenceOf(map, thresholds),
    services: Object.fromEntries(
      services.map(({ id }) => [id, evidenceOf(map, thresholdsOf(map, id))]),
    ),
  };
}

function evidenceOf(map: GapMap, thresholds: readonly Threshold[]): Evidence {
  const founded = thresholds.map((threshold) => foundingOf(map, threshold));
  const many = (standing: Standing) => founded.filter((one) => one.standing === standing).length;
  const dates = founded.flatMap(({ at }) => at ?? []).sort();
  const last = dates.at(-1);
  return {
    ...{ thresholds: thresholds.length, own: many("own") },
    ...{ others: many("others"), imported: many("imported") },
    ...(last === undefined ? {} : { lastConfirmed: last }),
  };
}

/** Who stands behind one threshold: whoever said it in a workshop, and whoever agrees with it since. */
function foundingOf(
  map: GapMap,
  threshold: Threshold,
): { readonly standing: Standing; readonly at?: string | undefined } {
  const { own, others } = voicesOn(map, threshold.id);
  const [mine, theirs] = [own, others].map((views) => views.filter(agrees));
  const { addedBy, provenance } = threshold;
  const said = provenance?.kind === "workshop" ? addedBy : undefined;
  const saidByOwn = said !== undefined && isSignedByOwn(map, threshold, said);
  const at = latest([said, ...[...(mine ?? []), ...(theirs ?? [])].map((view) => view.addedBy)]);
  if (saidByOwn || (mine ?? []).length > 0) return { standing: "own", at };
  if (provenance?.kind === "workshop" || (theirs ?? []).length > 0)
    return { standing: "others", at };
  return { standing: "imported" };
}

function agrees({ stance }: View): boolean {
  return stance !== "disagree";
}

function latest(signatures: readonly (Signature | undefined)[]): string | undefined {
  return signatures
    .flatMap((one) => one?.at ?? [])
    .sort()
    .at(-1);
}

/** One sentence for the whole map: where it comes from, and how fresh it is. */
export function findingsOfEvidence(
  { thresholds, map }: Survey,
  evidence: Evidence,
): readonly Finding[] {
  if (thresholds.length === 0 || evidence.own === thresholds.length) return [];
  const { lastConfirmed } = evidence;
  const last =
    lastConfirmed === undefined ? "" : `; the last time was ${dayInWords(lastConfirmed)}`;
  const unconfirmed = thresholds.filter((one) => foundingOf(map, one).standing !== "own");
  const items: readonly ItemId[] = unconfirmed.map(({ id }) => id);
  return [finding("evidence", ["thresholds"], `${foundedInWords(evidence)}${last}`, items)];
}

function foundedInWords({ thresholds, own, others, imported }: Evidence): string {
  const all = thresholds === 1 ? "one threshold" : `${thresholds} thresholds`;
  const [byOwn, byOthers] = [
    `${own} of ${all} ${own === 1 ? "is confirmed by its" : "are confirmed by their"} own service`,
    own === 0
      ? `${others} of ${all} ${are(others)} confirmed by others`
      : `${others} by others only`,
  ];
  const broughtIn = `${imported} ${imported === 1 ? "was" : "were"} brought in and nobody has confirmed ${imported === 1 ? "it" : "them"} here`;
  const confirmed = listed([
    own === 0 ? "no service has confirmed its own thresholds" : byOwn,
    ...(others === 0 ? [] : [byOthers]),
  ]);
  return imported === 0 ? confirmed : `${confirmed}; ${broughtIn}`;
}

function are(many: number): string {
  return many === 1 ? "is" : "are";
}
