import type { ItemId, Pathway, Threshold, ThresholdValue, When } from "#lib/gap-map/model.ts";
import { pathwaysOf, thresholdsOf } from "#lib/gap-map/order.ts";
import type { Dimension } from "#lib/gap-map/vocabulary-model.ts";
import { type Asked, answerTo, isUnsaid } from "./answers.ts";
import type { Survey } from "./survey.ts";

/** A pathway on which nobody who is sent can be taken. */
export interface DoomedPathway {
  readonly pathway: ItemId;
  readonly conflictsWith: readonly ItemId[];
}

/** People arrive there without anybody's condition. */
const UNCONDITIONAL: readonly (string | undefined)[] = ["self_referral", "conveyance"];

/** A4. Pathways whose condition and whose receiver's hard thresholds leave no value of some dimension. */
export function doomedPathways(survey: Survey): readonly DoomedPathway[] {
  return pathwaysOf(survey.map)
    .filter(({ route }) => !UNCONDITIONAL.includes(route))
    .flatMap((pathway) => {
      const conflictsWith = conflictsOn(survey, pathway);
      return conflictsWith.length === 0 ? [] : [{ pathway: pathway.id, conflictsWith }];
    });
}

function conflictsOn(survey: Survey, pathway: Pathway): readonly ItemId[] {
  const when = (pathway.when ?? []).filter(saysSomething);
  const asking = new Set(when.map(({ dimension }) => dimension));
  const closed = [...asking].filter((id) => {
    const dimension = survey.dimensions.get(id);
    if (dimension === undefined) return false;
    const sent = when.filter((one) => one.dimension === id);
    const taken = gatekeepers(survey, pathway, id);
    const all = [...sent, ...taken];
    const values = valuesOf(dimension, all);
    return taken.length > 0 && !values.some((value) => all.every((one) => allows(one, value)));
    function allows(asked: Asked, value: Value): boolean {
      return answerTo(asked, { [id]: value }, survey.dimensions) !== "not met";
    }
  });
  return thresholdsOf(survey.map, pathway.toId)
    .filter((one) => closed.some((id) => isGatekeeper(one, id)))
    .map(({ id }) => id);
}

/** A condition that nobody can state keeps nobody out: then it is not the pathway that asks for the impossible. */
function saysSomething({ operator, value }: When): boolean {
  return operator !== "unspecified" && !isUnsaid(value);
}

/** The receiver's hard thresholds on a dimension that stand alone and can be checked. */
function gatekeepers({ map }: Survey, { toId }: Pathway, dimension: string): readonly Threshold[] {
  return thresholdsOf(map, toId).filter((threshold) => isGatekeeper(threshold, dimension));
}

function isGatekeeper(threshold: Threshold, dimension: string): boolean {
  return (
    threshold.dimension === dimension &&
    threshold.hardness === "hard" &&
    threshold.anyOfGroup === undefined &&
    threshold.operator !== undefined &&
    threshold.operator !== "unspecified"
  );
}

type Value = string | number | boolean;

/** Values enough to tell whether any is allowed: all there are, or for numbers each one asked about and one between each two. */
function valuesOf({ type, values = [] }: Dimension, asked: readonly Asked[]): readonly Value[] {
  if (type === "boolean") return [true, false];
  const named = asked.flatMap(({ value }) => (value === undefined ? [] : listOf(value)));
  if (type !== "number") return [...new Set<Value>([...values, ...named])];
  const numbers = [...new Set(named.map(Number).filter(Number.isFinite))].sort((a, b) => a - b);
  const [least, most] = [numbers[0] ?? 0, numbers.at(-1) ?? 0];
  const between = numbers.slice(1).map((number, index) => (number + (numbers[index] ?? 0)) / 2);
  return [least - 1, ...numbers, ...between, most + 1];
}

function listOf(value: ThresholdValue): readonly Value[] {
  return typeof value === "object" ? value : [value];
}

/** Values that are sent along a pathway and refused at its end. `all`: none of those sent is taken. */
export interface LeakyPathway {
  readonly pathway: ItemId;
  readonly dimension: string;
  readonly sentButRefused: readonly (string | boolean)[];
  readonly all: boolean;
}

/** A5. For each condition of a pathway, what it sends and a hard threshold of the receiver refuses. */
export function leakyPathways(survey: Survey): readonly LeakyPathway[] {
  return pathwaysOf(survey.map).flatMap((pathway) =>
    (pathway.when ?? []).flatMap((when) => {
      const lost = lostOn(survey, pathway, when);
      return lost.sentButRefused.length === 0 ? [] : [lost];
    }),
  );
}

function lostOn(survey: Survey, pathway: Pathway, when: When): LeakyPathway {
  const { dimension: id } = when;
  const dimension = survey.dimensions.get(id);
  const listed = dimension?.type === "boolean" ? [true, false] : (dimension?.values ?? []);
  const answer = (asked: Asked, value: Value) =>
    answerTo(asked, { [id]: value }, survey.dimensions);
  const sent = listed.filter((value) => answer(when, value) === "met");
  const taken = gatekeepers(survey, pathway, id);
  const sentButRefused = sent.filter((value) =>
    taken.some((threshold) => answer(threshold, value) === "not met"),
  );
  return {
    ...{ pathway: pathway.id, dimension: id, sentButRefused },
    all: sentButRefused.length === sent.length,
  };
}
