import type { GapMap, ItemId, Service, Threshold } from "#lib/gap-map/model.ts";
import { thresholdsOf } from "#lib/gap-map/order.ts";
import { allCalled, called, type Finding, finding, listed } from "./finding.ts";
import { ownOf } from "./own.ts";
import type { Survey } from "./survey.ts";

/** What a referrer has to know of every service. */
export type KeyQuestion = "risk" | "engagement" | "age" | "route";

const QUESTIONS: readonly KeyQuestion[] = ["risk", "engagement", "age", "route"];
const DIMENSIONS: Readonly<Record<Exclude<KeyQuestion, "route">, readonly string[]>> = {
  risk: ["risk_self", "risk_others"],
  engagement: ["engagement"],
  age: ["age"],
};
const SAID: Readonly<Record<KeyQuestion, string>> = {
  risk: "what risk they will hold",
  engagement: "what engagement they ask for",
  age: "for what age they are",
  route: "who can refer to them",
};

/** Key questions in a few words: “risk, engagement and who can refer”. */
export function questionsInWords(questions: readonly KeyQuestion[]): string {
  return listed(questions.map((question) => (question === "route" ? "who can refer" : question)));
}

/** A10. Of each service the key questions that it answers nowhere. Services that answer all are left out. */
export function keyQuestionsOpen(survey: Survey): Readonly<Record<string, readonly KeyQuestion[]>> {
  const open = survey.services.map(({ id }, at) => [id, openAt(survey, at)] as const);
  return Object.fromEntries(open.filter(([, questions]) => questions.length > 0));
}

function openAt({ map, services }: Survey, at: number): readonly KeyQuestion[] {
  const service = services[at];
  if (service === undefined) return [];
  const asked = new Set(thresholdsOf(map, service.id).map(({ dimension }) => dimension));
  return QUESTIONS.filter((question) =>
    question === "route"
      ? !saysRoute(service)
      : !DIMENSIONS[question].some((dimension) => asked.has(dimension)),
  );
}

/** Whether people referred themselves, or by whom, is said with the service and not as a threshold. */
function saysRoute({ selfReferral, referrers }: Service): boolean {
  return selfReferral !== undefined || referrers.length > 0;
}

/** A10. Thresholds in words only: nobody can be held against them. */
export function inWordsOnly({ thresholds }: Survey): readonly ItemId[] {
  return thresholds.filter((one) => !isCheckable(one) && !isUnspecified(one)).map(({ id }) => id);
}

function isCheckable({ dimension, operator, value }: Threshold): boolean {
  return dimension !== undefined && operator !== undefined && value !== undefined;
}

function isUnspecified({ operator }: Threshold): boolean {
  return operator === "unspecified";
}

/** How clear it is what a service asks for. */
export interface Clarity {
  /** Thresholds that are written down and can be checked, and key questions that are answered. */
  readonly clear: number;
  /** All its thresholds and all key questions. */
  readonly of: number;
  /** The first as a share of the second, from 0 to 1. */
  readonly score: number;
}

/** A10. How clear each service is. */
export function clarityOf(survey: Survey): Readonly<Record<string, Clarity>> {
  const open = keyQuestionsOpen(survey);
  return Object.fromEntries(
    survey.services.map(({ id }) => {
      const thresholds = thresholdsOf(survey.map, id);
      const stated = thresholds.filter(
        (one) => one.basis === "published" && isCheckable(one) && !isUnspecified(one),
      );
      const clear = stated.length + QUESTIONS.length - (ownOf(open, id)?.length ?? 0);
      const of = thresholds.length + QUESTIONS.length;
      return [id, { clear, of, score: Math.round((clear / of) * 100) / 100 }];
    }),
  );
}

/** One sentence for each question, not for each service: what is missing everywhere is told once. */
export function findingsOfKeyQuestions(
  { map, services }: Survey,
  figures: Readonly<{ keyQuestionsOpen: ReturnType<typeof keyQuestionsOpen> }>,
): readonly Finding[] {
  return QUESTIONS.flatMap((question) => {
    const silent = services
      .map(({ id }) => id)
      .filter((id) => ownOf(figures.keyQuestionsOpen, id)?.includes(question));
    if (silent.length === 0) return [];
    const who =
      silent.length === services.length && silent.length > 1
        ? "no service says"
        : `${silent.length === 1 ? "one service does" : `${silent.length} services do`} not say`;
    return [
      finding(
        "key-question-open",
        [question],
        `${who} ${SAID[question]}${named(map, silent)}`,
        silent,
      ),
    ];
  });
}

/** Names of a few; of many only how many, since the finding lights them up. */
function named(map: GapMap, ids: readonly ItemId[]): string {
  if (ids.length > 6) return "";
  return ids.length === 1 ? `: ${called(map, ids[0] as ItemId)}` : `: ${allCalled(map, ids)}`;
}

/** For each service the thresholds that are words only. */
export function findingsOfWordsOnly(
  { map, services }: Survey,
  figures: Readonly<{ inWordsOnly: readonly ItemId[] }>,
): readonly Finding[] {
  const only = new Set(figures.inWordsOnly);
  return services.flatMap(({ id }) => {
    const these = thresholdsOf(map, id)
      .map((one) => one.id)
      .filter((one) => only.has(one));
    if (these.length === 0) return [];
    const many = these.length === 1 ? "a threshold" : `${these.length} thresholds`;
    const said = `${many} of ${called(map, id)} ${these.length === 1 ? "is" : "are"} in words only, so that nobody can be held against ${these.length === 1 ? "it" : "them"} (${allCalled(map, these)})`;
    return [finding("words-only", [id], said, [...these, id])];
  });
}
