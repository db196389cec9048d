import type { GapMap, ItemId } from "#lib/gap-map/model.ts";
import { itemOf, itemsOf } from "#lib/gap-map/model.ts";
import { byNumber, viewsAbout } from "#lib/gap-map/order.ts";
import { labelOf } from "#lib/gap-map/words.ts";
import type { Figures } from "./analyse.ts";
import { organisationsOf } from "./barrier-themes.ts";
import { partedOn, sidesInWords } from "./disagreement.ts";
import { findingsOfEvidence } from "./evidence.ts";
import {
  called,
  type Finding,
  finding,
  functionInWords,
  serviceOf,
  valuesInWords,
  withService,
} from "./finding.ts";
import { findingsOfNeeds } from "./findings-of-needs.ts";
import { findingsOfBands, findingsOfPathways } from "./findings-of-pathways.ts";
import { findingsOfKeyQuestions, findingsOfWordsOnly } from "./key-dimensions.ts";
import { isNhs } from "./kinds-of-help.ts";
import { findingsOfPractice } from "./practice.ts";
import type { Survey } from "./survey.ts";

/** Everything found, one plain sentence each: who falls through first, then where, then what is unclear. */
export function findingsIn(survey: Survey, figures: Figures): readonly Finding[] {
  const { map } = survey;
  return [
    ...findingsOfNeeds(survey, figures),
    ...leftOut(map, figures),
    ...findingsOfBands(map, figures),
    ...findingsOfPathways(map, figures),
    ...ofClarity(map, figures),
    ...findingsOfWordsOnly(survey, figures),
    ...findingsOfKeyQuestions(survey, figures),
    ...findingsOfEvidence(survey, figures.evidence.map),
    ...findingsOfPractice(map),
    ...ofBarriers(map, figures),
    ...ofGuidance(map, figures),
    ...ofDisputes(map, figures),
  ];
}

function leftOut(map: GapMap, { gapBandsByFunction }: Figures): readonly Finding[] {
  return gapBandsByFunction.map(({ dimension, function: does, pool, uncoveredValues }) => {
    const values = valuesInWords(map, dimension, uncoveredValues);
    const nhs = pool.every((id) => isNhs(itemOf(map, "service", id)));
    const [every, only] = nhs
      ? ["every NHS service", "the only NHS service"]
      : ["every service", "the only service"];
    const what = functionInWords(map, does);
    const [one] = pool;
    const said =
      pool.length === 1 && one !== undefined
        ? `${only} for ${what}, ${called(map, one)}, leaves out ${values}`
        : `${every} for ${what} leaves out ${values}`;
    return finding("left-out", [does, dimension], said, pool);
  });
}

function ofClarity(map: GapMap, figures: Figures): readonly Finding[] {
  const about = (id: ItemId) => [id, serviceOf(map, id)];
  return [
    ...figures.unclearCriteria.map((id) =>
      finding(
        "unclear-criterion",
        [id],
        `nobody can state a threshold of ${withService(map, id)}`,
        about(id),
      ),
    ),
    ...figures.practiceOnlyThresholds.map((id) =>
      finding(
        "practice-only",
        [id],
        `a threshold of ${withService(map, id)} is how it works in practice and is not written down`,
        about(id),
      ),
    ),
    ...figures.noStatedThresholds.map((id) =>
      finding("no-thresholds", [id], `${called(map, id)} states no thresholds`),
    ),
  ];
}

/** Kinds of barrier by how many notes, and by how many organisations: ten notes of one are not ten voices. */
function ofBarriers(map: GapMap, { barriersByKind }: Figures): readonly Finding[] {
  const barriers = itemsOf(map, "barrier").sort(byNumber);
  return Object.entries(barriersByKind).map(([kind, many]) => {
    const these = barriers.filter(({ theme }) => theme === kind);
    const label = map.vocabulary.barrierKinds.find(({ id }) => id === kind)?.label ?? labelOf(kind);
    const places = organisationsOf(map, these);
    const notes = many === 1 ? "one barrier is" : `${many} barriers are`;
    const at = places === 1 ? "one organisation" : `${places} organisations`;
    const said = `${notes} of the kind “${label}”, at ${at}`;
    return finding(
      "barriers",
      [kind],
      said,
      these.map(({ id }) => id),
    );
  });
}

/** Nothing claims that a threshold is wrong. */
function ofGuidance(map: GapMap, { guidanceFlags }: Figures): readonly Finding[] {
  const rules = new Map(map.guidance.map((rule) => [rule.id, rule]));
  return guidanceFlags.map(({ guidance, threshold }) => {
    const { source = guidance, rule = "" } = rules.get(guidance) ?? {};
    const said = `a threshold of ${withService(map, threshold)} is worth discussing against ${source}: “${rule}”`;
    return finding("guidance", [guidance, threshold], said, [threshold, serviceOf(map, threshold)]);
  });
}

/** What people have settled between them is no longer told as a difference. */
function ofDisputes(map: GapMap, figures: Figures): readonly Finding[] {
  return figures.disputed.flatMap((about) => {
    const id = about.slice(about.indexOf(":") + 1) as ItemId;
    const difference = map.items[id]?.difference;
    if (difference === "resolved") return [];
    const item = itemOf(map, "threshold", id);
    const what = item === undefined ? called(map, id) : `a threshold of ${withService(map, id)}`;
    const views = viewsAbout(map, id).map((view) => view.id);
    const agreed = difference === "agreed_to_differ" ? "; they have agreed to differ" : "";
    const said = `people see ${what} differently: ${sidesInWords(partedOn(map, id))}${agreed}`;
    return [finding("disputed", [id], said, [id, ...views])];
  });
}
