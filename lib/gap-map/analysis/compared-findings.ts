import { type Figures, figuresOf } from "./analyse.ts";
import type { FindingChange } from "./compared.ts";
import { type Finding, plainly } from "./finding.ts";
import { findingsIn } from "./findings.ts";
import type { Survey } from "./survey.ts";

/** What is said of persons is compared need by need. */
const OF_PERSONS: readonly string[] = [
  ...["unmet-need", "nominal-cover", "uncertain-need", "dead-end"],
  ...["falls-back-on", "smallest-change"],
];

/** A18. All other findings, by their ids: new ones, those that are gone, and those that grew or shrank. */
export function findingChanges(then: Survey, now: Survey): readonly FindingChange[] {
  const [before, after] = [laidOut(then), laidOut(now)];
  const came = [...after.values()].flatMap((found) => {
    const was = before.get(found.finding.id);
    if (was === undefined) return [changeOf(found, "opened", `now so: ${found.said}`)];
    const grown = found.extent - was.extent;
    if (grown === 0) return [];
    const course = grown > 0 ? "widened" : "narrowed";
    return [changeOf(found, course, `${course}: ${found.said} It was: ${was.said}`)];
  });
  const went = [...before.values()]
    .filter(({ finding }) => !after.has(finding.id))
    .map((found) => changeOf(found, "closed", `no longer so: ${found.said}`));
  return [...went, ...came];
}

interface Found {
  readonly finding: Finding;
  readonly said: string;
  /** How much of a scale it is about, how many notes: what it can grow in. */
  readonly extent: number;
}

function laidOut(survey: Survey): ReadonlyMap<string, Found> {
  const figures = figuresOf(survey);
  const extents = extentsOf(figures);
  return new Map(
    findingsIn(survey, figures)
      .filter(({ kind }) => !OF_PERSONS.includes(kind))
      .map((finding) => [
        finding.id,
        { finding, said: plainly(finding), extent: extents.get(finding.id) ?? 1 },
      ]),
  );
}

function extentsOf(figures: Figures): ReadonlyMap<string, number> {
  return new Map([
    ...figures.disjointThresholds.map(
      ({ upper, lower, heldByNeither }) =>
        [`between-thresholds:${upper}:${lower}`, heldByNeither.length] as const,
    ),
    ...figures.numbersHeldByNeither.map(
      ({ upper, lower }) => [`between-thresholds:${upper}:${lower}`, 1] as const,
    ),
    ...figures.gapBandsByFunction.map(
      (band) =>
        [`left-out:${band.function}:${band.dimension}`, band.uncoveredValues.length] as const,
    ),
    ...figures.leakyPathways.map(
      (leak) =>
        [`leaky-pathway:${leak.pathway}:${leak.dimension}`, leak.sentButRefused.length] as const,
    ),
    ...Object.entries(figures.barriersByKind).map(
      ([kind, many]) => [`barriers:${kind}`, many] as const,
    ),
  ]);
}

function changeOf(
  { finding }: Found,
  course: FindingChange["course"],
  said: string,
): FindingChange {
  const { id, kind, items } = finding;
  return { id: `${id}:${course}`, about: kind, course, sentence: `On this map, ${said}`, items };
}
