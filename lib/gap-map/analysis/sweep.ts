import type { Dimension, Persona } from "#lib/gap-map/model.ts";
import { thresholdsOf } from "#lib/gap-map/order.ts";
import { type NeedStatus, statusFrom } from "./needs.ts";
import type { Survey } from "./survey.ts";
import { judge } from "./verdict.ts";

/** What would become of each need, by dimension and value. */
export type Sweep = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, NeedStatus>>>>>
>;

/** A17. The first persona with one attribute changed, whichever it is: does that alone answer a need? */
export function sweepOfFirst(survey: Survey): Sweep {
  const [persona] = survey.personas;
  if (persona === undefined) return {};
  const dimensions = [...survey.dimensions.values()].filter(({ type }) => type !== "number");
  return Object.fromEntries(
    dimensions.map((dimension) => [
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
