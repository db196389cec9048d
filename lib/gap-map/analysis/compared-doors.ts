import type { Gap, ItemId, Persona, Service } from "#lib/gap-map/model.ts";
import { itemOf } from "#lib/gap-map/model.ts";
import { gapsOf } from "#lib/gap-map/order.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import type { Course, FindingChange } from "./compared.ts";
import { allCalled, called, functionInWords, serviceOf } from "./finding.ts";
import { compareOutlooks, type Outlook, outlookAt } from "./outlook.ts";
import type { Survey } from "./survey.ts";

/** One person before the same doors on both versions. */
interface Turn {
  readonly persona: Persona;
  readonly before: Outlook;
  readonly after: Outlook;
}

/** A18. Each person's needs, where the answer to one is another now. */
export function needChanges(then: Survey, now: Survey): readonly FindingChange[] {
  return now.personas.flatMap((persona) =>
    persona.needs.flatMap((need) => {
      const turn = turnOf(then, now, persona, ({ functions }) => functions.includes(need));
      const course = courseOf([turn]);
      if (course === undefined) return [];
      const [who, what] = [called(now.map, persona.id), functionInWords(now.map, need)];
      const said = `the gap for ${who} in ${what} ${course}: they ${outcome(now, turn, "no service for it")}`;
      return [change("need", [persona.id, need], course, said, evidenceOf([turn]))];
    }),
  );
}

/** A18. Each gap that stands on both versions, by what its services would say to its persons. */
export function gapChanges(then: Survey, now: Survey): readonly FindingChange[] {
  return gapsOf(now.map).flatMap((gap) => {
    const earlier = itemOf(then.map, "gap", gap.id);
    if (earlier === undefined) return [];
    const turns = now.personas
      .filter(({ id }) => gap.personaIds.includes(id))
      .map((persona) => turnOf(then, now, persona, doorsOf(then, now, [earlier, gap], persona)));
    const better = turns.filter(({ before, after }) => compareOutlooks(before, after) < 0);
    const worse = turns.filter(({ before, after }) => compareOutlooks(before, after) > 0);
    return [better, worse].flatMap((some) => {
      const others = turns.filter((turn) => !some.includes(turn));
      const course = courseOf(some, others);
      if (course === undefined) return [];
      const name = referenceOf(gap) || `‘${gap.title}’`;
      const said = `${name} ${course}: ${outcomes(now, some)}`;
      return [change("gap", [gap.id], course, said, [gap.id, ...evidenceOf(some)])];
    });
  });
}

/** The services whose thresholds a gap names; where it names none, those that do what the person needs. */
function doorsOf(then: Survey, now: Survey, gaps: readonly Gap[], { needs }: Persona) {
  const named = new Set(
    gaps.flatMap(({ thresholdIds }) =>
      thresholdIds.flatMap((id) => [serviceOf(then.map, id), serviceOf(now.map, id)]),
    ),
  );
  return ({ id, functions }: Service) =>
    named.size > 0 ? named.has(id) : functions.some((one) => needs.includes(one));
}

function turnOf(
  then: Survey,
  now: Survey,
  persona: Persona,
  isDoor: (service: Service) => boolean,
): Turn {
  const [before, after] = [then, now].map((survey) =>
    outlookAt(survey, persona, survey.services.filter(isDoor)),
  ) as [Outlook, Outlook];
  return { persona, before, after };
}

/** What became of a gap that these people meet; `others` meet it too, and nothing changed for them. */
function courseOf(turns: readonly Turn[], others: readonly Turn[] = []): Course | undefined {
  const turned = turns.map(({ before, after }) => compareOutlooks(before, after));
  if (turned.some((one) => one < 0)) {
    return [...turns, ...others].every(({ after }) => isShut(after)) ? "closed" : "narrowed";
  }
  if (turned.some((one) => one > 0)) {
    return [...turns, ...others].every(({ before }) => isShut(before)) ? "opened" : "widened";
  }
  return undefined;
}

/** Whether there is no gap any more: somebody takes the person on in good time. */
function isShut({ status }: Outlook): boolean {
  return status === "met";
}

/** “Person A and Person E would now be seen at discretion at Talking Therapies; Person B …”. */
function outcomes(now: Survey, turns: readonly Turn[]): string {
  const told = new Map<string, ItemId[]>();
  for (const turn of turns) {
    const words = outcome(now, turn, "none of its services");
    told.set(words, [...(told.get(words) ?? []), turn.persona.id]);
  }
  return [...told].map(([words, who]) => `${allCalled(now.map, who)} ${words}`).join("; ");
}

/** What would become of somebody now. */
function outcome({ map }: Survey, { before, after }: Turn, nobody: string): string {
  const only = compareOutlooks(before, after) > 0 ? "only " : "";
  const at = allCalled(map, after.at);
  switch (after.status) {
    case "met":
      return `would now be taken on at ${at}`;
    case "met_slow":
      return `would now be taken on ${only}after a wait of half a year or more, at ${at}`;
    case "uncertain":
      return after.verdict === "discretionary"
        ? `would now be seen ${only}at discretion, at ${at}`
        : `might now be seen at ${at}, where nobody can tell`;
    case "unmet":
      return `would now be taken on by ${nobody}`;
  }
}

/** The persons, the doors at which they get another answer, and the thresholds behind it on one version only. */
function evidenceOf(turns: readonly Turn[]): readonly ItemId[] {
  return [
    ...turns.map(({ persona }) => persona.id),
    ...turns.flatMap(({ before, after }) => [...after.at, ...onlyIn(before.at, after.at)]),
    ...turns.flatMap(({ before, after }) => [
      ...onlyIn(before.because, after.because),
      ...onlyIn(after.because, before.because),
    ]),
  ];
}

function onlyIn(these: readonly ItemId[], those: readonly ItemId[]): readonly ItemId[] {
  return these.filter((id) => !those.includes(id));
}

function change(
  about: string,
  of: readonly string[],
  course: Course,
  said: string,
  items: readonly ItemId[],
): FindingChange {
  const sentence = `On this map, ${said}.`;
  return {
    id: [about, ...of, course].join(":"),
    about,
    course,
    sentence,
    items: [...new Set(items)],
  };
}
