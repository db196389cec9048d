import type { GapMap } from "#lib/gap-map/model.ts";
import { acceptanceOf, reasonsOf } from "./acceptance.ts";
import { disjointThresholds, gapBandsByFunction, numbersHeldByNeither } from "./bands.ts";
import {
  barriersByKind,
  barriersByLevesque,
  disputed,
  guidanceFlags,
  noStatedThresholds,
  practiceOnlyThresholds,
  unclearCriteria,
} from "./clarity.ts";
import { doomedPathways, leakyPathways } from "./conditions.ts";
import { disagreementOn } from "./disagreement.ts";
import { evidenceIn } from "./evidence.ts";
import type { Finding } from "./finding.ts";
import { findingsIn } from "./findings.ts";
import { clarityOf, inWordsOnly, keyQuestionsOpen } from "./key-dimensions.ts";
import { loopsIn } from "./loops.ts";
import { nearestMiss } from "./nearest-miss.ts";
import { fallsBackOn, gapsIn, needsCoverageOf } from "./needs.ts";
import { deadEnds } from "./reach.ts";
import { smallestChange } from "./smallest-change.ts";
import { type Survey, surveyOf } from "./survey.ts";
import { sweepOfPersonA } from "./sweep.ts";
import { noInwardPathway, noOnwardPathway, oneSidedPathways, unconfirmedPathways } from "./ways.ts";

/** What is found, as lists and tables of ids; see `figuresOf`. */
export type Figures = ReturnType<typeof figuresOf>;

/** What the analysis finds, and says. */
export type Analysis = Figures & { readonly findings: readonly Finding[] };

/** Everything the analysis finds on a tidy map, with a plain sentence for each. */
export function analyse(map: GapMap): Analysis {
  const survey = surveyOf(map);
  const figures = figuresOf(survey);
  return { ...figures, findings: findingsIn(survey, figures) };
}

/**
 * What is found, without the sentences. Lists of items are in the order of the map's file: services and pathways by number, thresholds
 * service by service.
 */
export function figuresOf(survey: Survey) {
  const needsCoverage = needsCoverageOf(survey);
  const loops = loopsIn(survey);
  return {
    acceptance: acceptanceOf(survey),
    reasons: reasonsOf(survey),
    needsCoverage,
    ...gapsIn(survey, needsCoverage),
    gapBandsByFunction: gapBandsByFunction(survey),
    disjointThresholds: disjointThresholds(survey),
    numbersHeldByNeither: numbersHeldByNeither(survey),
    doomedPathways: doomedPathways(survey),
    leakyPathways: leakyPathways(survey),
    oneSidedPathways: oneSidedPathways(survey),
    unconfirmedPathways: unconfirmedPathways(survey),
    loopsMaxLength5: loops.told,
    moreLoops: loops.more,
    noOnwardPathway: noOnwardPathway(survey),
    noInwardPathway: noInwardPathway(survey),
    deadEnds: deadEnds(survey, needsCoverage),
    unclearCriteria: unclearCriteria(survey),
    practiceOnlyThresholds: practiceOnlyThresholds(survey),
    noStatedThresholds: noStatedThresholds(survey),
    keyQuestionsOpen: keyQuestionsOpen(survey),
    inWordsOnly: inWordsOnly(survey),
    clarity: clarityOf(survey),
    barriersByLevesque: barriersByLevesque(survey),
    barriersByKind: barriersByKind(survey),
    guidanceFlags: guidanceFlags(survey),
    disputed: disputed(survey),
    disagreement: disagreementOn(survey.map),
    evidence: evidenceIn(survey),
    fallsBackOn: fallsBackOn(survey),
    nearestMiss: nearestMiss(survey, needsCoverage),
    smallestChange: smallestChange(survey, needsCoverage),
    sweepPersonA: sweepOfPersonA(survey),
  };
}
