import type { Persona } from "#lib/gap-map/model.ts";
import { thresholdsOf } from "#lib/gap-map/order.ts";
import type { Dimension } from "#lib/gap-map/vocabulary-model.ts";
import { type NeedStatus, statusFrom } from "./needs.ts";
import type { Survey } from "./survey.ts";
import { judge } from "./verdict.ts";

/** What would become of each need, by dimension and value. */
export type Sweep = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, NeedStatus>>>>>
>;

/**
 * What a room asks of one person first, by the ids that every map begins with. A map that has none of
 * them is asked about all its dimensions instead.
 */
const ASKED: readonly string[] = [
  ...["risk_self", "engagement", "smi_recognised", "formal_diagnosis"],
  ...["open_to_secondary", "gender"],
];

/** A17. Person A with one attribute changed, whichever it is: does that alone answer a need? */
export function sweepOfPersonA(survey: Survey): Sweep {
  const persona = survey.personas.find(({ id }) => id === "A") ?? survey.personas[0];
  if (persona === undefined) return {};
  return Object.fromEntries(
    dimensionsAsked(survey).map((dimension) => [
      dimension.id,
      Object.fromEntries(
        valuesOf(dimension).map(([word, value]) => [
          word,
          statuses(survey, {
            ...persona,
            attributes: { ...persona.attributes, [dimension.id]: value },
          }),
        ]),
      ),
    ]),
  );
}

function dimensionsAsked({ dimensions }: Survey): readonly Dimension[] {
  const asked = ASKED.flatMap((id) => dimensions.get(id) ?? []);
  const those = asked.length > 0 ? asked : [...dimensions.values()];
  return those.filter(({ type }) => type !== "number");
}

function valuesOf({ type, values = [] }: Dimension): readonly [string, string | boolean][] {
  if (type !== "boolean") return values.map((value) => [value, value]);
  return [
    ["True", true],
    ["False", false],
  ];
}

function statuses(
  { map, services, dimensions }: Survey,
  { needs, attributes }: Persona,
): Readonly<Record<string, NeedStatus>> {
  return Object.fromEntries(
    needs.map((need) => [
      need,
      statusFrom(
        services
          .filter(({ functions }) => functions.includes(need))
          .map(({ id, typicalWaitWeeks }) => ({
            verdict: judge(thresholdsOf(map, id), attributes, dimensions).verdict,
            weeks: typicalWaitWeeks,
          })),
      ),
    ]),
  );
}
