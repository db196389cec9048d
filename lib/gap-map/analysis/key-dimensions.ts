import type { GapMap, ItemId, Service, Threshold } from "#lib/gap-map/model.ts";
import { thresholdsOf } from "#lib/gap-map/order.ts";
import { isUnsaid } from "./answers.ts";
import { allCalled, called, type Finding, finding, listed } from "./finding.ts";
import { ownOf } from "./own.ts";
import type { Survey } from "./survey.ts";

/** What a referrer has to know of every service. */
export type KeyQuestion = "risk" | "engagement" | "age" | "route";

const QUESTIONS: readonly KeyQuestion[] = ["risk", "engagement", "age", "route"];
const SAID: Readonly<Record<KeyQuestion, readonly [one: string, several: string]>> = {
  risk: ["what risk it will hold", "what risk they will hold"],
  engagement: ["what engagement it asks for", "what engagement they ask for"],
  age: ["what ages it takes", "what ages they take"],
  route: ["who can refer to it", "who can refer to them"],
};

/** Key questions in a few words: “risk, engagement and who can refer”. */
export function questionsInWords(questions: readonly KeyQuestion[]): string {
  return listed(questions.map((question) => (question === "route" ? "who can refer" : question)));
}

/** A10. Of each service the key questions that it answers nowhere. Services that answer all are left out. */
export function keyQuestionsOpen(survey: Survey): Readonly<Record<string, readonly KeyQuestion[]>> {
  const questions = questionsOn(survey);
  const open = survey.services.map((service): [string, readonly KeyQuestion[]] => [
    service.id,
    [...questions].flatMap(([question, isAnsweredBy]) => (isAnsweredBy(service) ? [] : [question])),
  ]);
  return Object.fromEntries(open.filter(([, left]) => left.length > 0));
}

/** The questions that a map has the words to answer, each with whether a service does. */
function questionsOn({
  map,
  dimensions,
}: Survey): ReadonlyMap<KeyQuestion, (service: Service) => boolean> {
  return new Map(
    QUESTIONS.flatMap((question): [KeyQuestion, (service: Service) => boolean][] => {
      if (question === "route") return [[question, saysRoute]];
      const about = new Set([...dimensions.keys()].filter((id) => isAbout(id, question)));
      if (about.size === 0) return [];
      const asks = ({ dimension = "" }: Threshold) => about.has(dimension);
      return [[question, ({ id }) => thresholdsOf(map, id).some(asks)]];
    }),
  );
}

/** `risk_self` and `risk_others` are about risk. */
function isAbout(dimension: string, question: KeyQuestion): boolean {
  return dimension.toLowerCase().split("_").includes(question);
}

/** Whether people refer themselves, or by whom they are referred, is said with the service and not as a threshold. */
function saysRoute({ selfReferral, referrers }: Service): boolean {
  return selfReferral !== undefined || referrers.length > 0;
}

/** A10. Thresholds in words only: nobody can be checked against them. */
export function inWordsOnly({ thresholds }: Survey): readonly ItemId[] {
  return thresholds.filter((one) => !isCheckable(one) && !isUnspecified(one)).map(({ id }) => id);
}

function isCheckable({ dimension, operator, value }: Threshold): boolean {
  return dimension !== undefined && operator !== undefined && !isUnsaid(value);
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
  const asked = questionsOn(survey).size;
  return Object.fromEntries(
    survey.services.map(({ id }) => {
      const thresholds = thresholdsOf(survey.map, id);
      const stated = thresholds.filter(
        (one) => one.basis === "published" && isCheckable(one) && !isUnspecified(one),
      );
      const clear = stated.length + asked - (ownOf(open, id)?.length ?? 0);
      const of = thresholds.length + asked;
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
    const said = `${notSaying(question, silent.length, services.length)}${named(map, silent)}`;
    return [finding("key-question-open", [question], said, silent)];
  });
}

function notSaying(question: KeyQuestion, many: number, all: number): string {
  const [one, several] = SAID[question];
  if (many === 1) return `one service does not say ${one}`;
  return many === all ? `no service says ${one}` : `${many} services do not say ${several}`;
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
    const [many, are, them] =
      these.length === 1
        ? ["a threshold", "is", "it"]
        : [`${these.length} thresholds`, "are", "them"];
    const said = `${many} of ${called(map, id)} ${are} in words only, so that nobody can be checked against ${them} (${allCalled(map, these)})`;
    return [finding("words-only", [id], said, [...these, id])];
  });
}
