import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyse } from "#lib/gap-map/analysis/analyse.ts";
import { barriersBy } from "#lib/gap-map/analysis/barrier-themes.ts";
import { againstPractice, contradictionInWords } from "#lib/gap-map/analysis/practice.ts";
import { rulerInWords, rulersOf } from "#lib/gap-map/analysis/ruler.ts";
import { stepInWords } from "#lib/gap-map/analysis/story.ts";
import { guidanceTheme, themes } from "#lib/gap-map/analysis/themes.ts";
import { walkInWords, walkOf } from "#lib/gap-map/analysis/walk.ts";
import { openQuestions, questionInWords, standingInWords } from "#lib/gap-map/ends.ts";
import { type GapMap, type ItemId, itemsOf } from "#lib/gap-map/model.ts";
import { pathwaysOf, personasOf, servicesInOrder } from "#lib/gap-map/order.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { dimensionLabel } from "#lib/gap-map/words.ts";
import { anyServiceMap } from "#tests/helpers/any-service-map.ts";

const bristol = mapFromTemplate("bristol", "Bristol");

/** Every sentence that the product makes of a map by itself; what people have written is not in them. */
function sentencesOf(map: GapMap): readonly string[] {
  const services = servicesInOrder(map);
  const walks = personasOf(map).flatMap(({ id }) => walkOf(map, id) ?? []);
  return [
    ...analyse(map)
      .findings.filter(({ kind }) => !guidanceTheme.kinds.includes(kind))
      .map(({ sentence }) => sentence),
    ...rulersOf(map).map(rulerInWords),
    ...walks.flatMap((walk) => [
      ...walkInWords(map, walk),
      ...[...walk.steps, ...walk.beyond].map((step, at) => stepInWords(map, step, at === 0)),
    ]),
    ...pathwaysOf(map).map((pathway) => standingInWords(map, pathway)),
    ...openQuestions(
      map,
      services.map(({ id }) => id),
    ).flatMap((question) => [true, false].map((mine) => questionInWords(map, question, mine))),
    ...services.flatMap(({ id }) =>
      againstPractice(map, id).flatMap((row) => contradictionInWords(map, row) ?? []),
    ),
    ...(["side", "kind", "sector"] as const).flatMap((grouping) =>
      barriersBy(map, grouping).map(({ label }) => label),
    ),
    ...themes.map(({ title }) => title),
  ];
}

/** Words that judge, blame or promise. */
const BLAME =
  /\b(fail|fails|failed|failing|fault|blame|guilty|wrongly|illegal|unlawful|discriminat\w*|unacceptable|bad|poor|worst|refusenik|should|must not|ought|negligen\w*|unfair\w*|rejects?)\b/i;

/** Words that say something about a person's health rather than about this map. */
const CLINICAL =
  /\b(diagnos(e|es|ing)|safe for|unsafe|at risk of|will (get worse|harm|die)|is suicidal|recommend(s|ed)? treatment|needs treatment|high-risk (person|patient|client)|patients?|risk level|level of risk)\b/i;

/** Ids of the vocabulary as they are kept, which nobody should have to read. */
const RAW = /\b[a-z]+_[a-z_]+\b|undefined|\[object|NaN/;

function check(sentences: readonly string[]): void {
  for (const sentence of sentences) {
    expect(sentence).not.toMatch(BLAME);
    expect(sentence).not.toMatch(CLINICAL);
    expect(sentence).not.toMatch(RAW);
    expect(sentence.trim()).not.toBe("");
    expect(sentence).not.toMatch(/ {2}|\.\./);
  }
}

describe("[WORD1] what the product says of a map is neutral, makes no clinical claim, and is in plain words", () => {
  test("on the demonstration map", () => {
    const sentences = sentencesOf(bristol);
    expect(sentences.length).toBeGreaterThan(200);
    check(sentences);
  });

  test("on any map", () => {
    fc.assert(
      fc.property(anyServiceMap, (map) => check(sentencesOf(map))),
      { numRuns: 60 },
    );
  });
});

/** One with what is said of several, and the other way round. */
const MISCOUNTED =
  /\b(1|one) (are|were|have|do|agree|disagree|join|services|thresholds|barriers|judgements|circumstances)\b|\b([2-9]|\d\d+) (is|was|has|does|agrees|disagrees|joins|service|threshold|barrier|judgement|circumstance)\b/;

test("[WORD4] one and several are told as one and several, and no word twice", () => {
  for (const sentence of sentencesOf(bristol)) {
    expect(sentence).not.toMatch(MISCOUNTED);
    expect(sentence).not.toMatch(/\b(\w+) \1\b/i);
  }
  fc.assert(
    fc.property(anyServiceMap, (map) => {
      for (const { sentence } of analyse(map).findings)
        expect(sentence.replaceAll(/(Service|Person) \d+/g, "X")).not.toMatch(MISCOUNTED);
    }),
    { numRuns: 40 },
  );
});

test("[WORD5] what somebody needs is told apart from what has an “and” of its own", () => {
  const told = (who: string) => {
    const walk = walkOf(bristol, who as ItemId);
    return walk === undefined ? [] : walkInWords(bristol, walk);
  };
  expect(told("B")).toContain(
    "Person B would get ongoing mental health care coordination; accommodation or housing duty; navigation and advocacy across services; and drug and alcohol treatment.",
  );
  expect(told("A")[0]).toBe(
    "On this map no service would give Person A ongoing mental health care coordination, or long-term or specialist psychological therapy.",
  );
  expect(told("H")[0]).toBe(
    "On this map no service would give Person H time-limited talking therapy or ongoing mental health care coordination.",
  );
});

describe("[WORD2] it says so of this map only", () => {
  test("every finding, and every walk that ends without help", () => {
    for (const { sentence } of analyse(bristol).findings)
      expect(sentence).toMatch(/^On this map, .*\.$/s);
    for (const { id } of personasOf(bristol)) {
      const walk = walkOf(bristol, id);
      const [first = ""] = walk === undefined ? [] : walkInWords(bristol, walk);
      if (first.includes("no service would")) expect(first).toMatch(/^On this map /);
    }
  });
});

test("[WORD3] risk is what services say they will hold, never a person's own", () => {
  expect(dimensionLabel(bristol, "risk_self")).toBe("Risk this service says it will hold");
  const told = sentencesOf(bristol).filter((sentence) => /\brisk\b/i.test(sentence));
  const names = itemsOf(bristol, "gap").map(({ title }) => title);
  expect(told.length).toBeGreaterThan(0);
  for (const sentence of told) {
    const own = names.reduce((words, name) => words.replaceAll(name, ""), sentence);
    for (const words of own.matchAll(/risk[^.;,)”]*/gi))
      expect(words[0]).toMatch(
        /^Risk (to others )?this service says it will hold|^risk they will hold$/,
      );
  }
});
