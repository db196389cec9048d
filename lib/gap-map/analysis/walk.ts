import type { GapMap, ItemId, Pathway, Persona, Service, Threshold } from "#lib/gap-map/model.ts";
import { itemOf } from "#lib/gap-map/model.ts";
import { pathwaysFrom } from "#lib/gap-map/order.ts";
import { called, functionsInWords, listed } from "./finding.ts";
import { isAlwaysThere } from "./kinds-of-help.ts";
import { fallsBackOn, type NeedCoverage, needsCoverageOf } from "./needs.ts";
import { type Survey, surveyOf } from "./survey.ts";
import { decisive, type Verdict } from "./verdict.ts";

/** One door a person comes to on the map, and what is said there. */
export interface Step {
  readonly service: Service;
  /** The pathway that leads there; undefined for where they first ask, and where no pathway leads. */
  readonly by: Pathway | undefined;
  readonly verdict: Verdict;
  /** The thresholds that decide it. */
  readonly because: readonly Threshold[];
  /** What they need and would get here, by function; empty where they only pass through. */
  readonly offers: readonly string[];
}

/** The map from one person's side. */
export interface Walk {
  readonly persona: Persona;
  /** Where they first ask, where they are sent from there, and every door to what they need; the nearest first. */
  readonly steps: readonly Step[];
  /** Doors to what they need to which no pathway leads them. */
  readonly beyond: readonly Step[];
  readonly needs: Readonly<Record<string, NeedCoverage>>;
  /** Emergency and open-access services that would take them, whatever they need. */
  readonly endsUpAt: readonly Service[];
}

/** Follows the pathways from where somebody first asks to everything that offers what they need. */
export function walkOf(map: GapMap, personaId: ItemId): Walk | undefined {
  const persona = itemOf(map, "persona", personaId);
  if (persona === undefined) return undefined;
  const survey = surveyOf(map, [persona]);
  const entry = itemOf(map, "service", persona.entryId);
  const ways = entry === undefined ? new Map() : waysFrom(map, entry.id);
  const stepAt = (service: Service) => stepOf(survey, persona, service, ways.get(service.id));
  const reached = [...ways.keys()].flatMap((id: ItemId) => itemOf(map, "service", id) ?? []);
  const wanted = survey.services.filter(({ functions }) => needed(persona, functions).length > 0);
  const onTheWay = reached.filter(
    (one) =>
      one.id === entry?.id || wanted.includes(one) || isSentTo(map, one, ways.get(one.id), entry),
  );
  return {
    persona,
    steps: onTheWay.map(stepAt),
    beyond: wanted.filter(({ id }) => !ways.has(id)).map(stepAt),
    needs: needsCoverageOf(survey)[persona.id] ?? {},
    endsUpAt: (fallsBackOn(survey)[persona.id] ?? []).flatMap(
      (id) => itemOf(map, "service", id) ?? [],
    ),
  };
}

/** Whether they are sent there from where they first ask, rather than left to find help that is always there. */
function isSentTo(
  map: GapMap,
  service: Service,
  by: Pathway | undefined,
  entry: Service | undefined,
): boolean {
  return by !== undefined && by.fromId === entry?.id && !isAlwaysThere(map, service);
}

/** Every service that pathways lead to, with the one that leads there first; the nearest first. */
function waysFrom(map: GapMap, start: ItemId): ReadonlyMap<ItemId, Pathway | undefined> {
  const ways = new Map<ItemId, Pathway | undefined>([[start, undefined]]);
  // A map is walked in the order in which it grows.
  for (const id of ways.keys()) {
    for (const pathway of pathwaysFrom(map, id)) {
      if (!ways.has(pathway.toId)) ways.set(pathway.toId, pathway);
    }
  }
  return ways;
}

function stepOf(survey: Survey, persona: Persona, service: Service, by: Pathway | undefined): Step {
  const judged = survey.judged(persona, service);
  return {
    ...{ service, by, verdict: judged.verdict },
    because: decisive(judged.verdict, judged).flatMap(
      (id) => itemOf(survey.map, "threshold", id) ?? [],
    ),
    offers: needed(persona, service.functions),
  };
}

function needed({ needs }: Persona, functions: readonly string[]): readonly string[] {
  return needs.filter((need) => functions.includes(need));
}

/** How it ends for somebody, in sentences that blame nobody. */
export function walkInWords(map: GapMap, { persona, needs, endsUpAt }: Walk): readonly string[] {
  const those = (status: NeedCoverage["status"], joint: "and" | "or") =>
    functionsInWords(
      map,
      Object.keys(needs).filter((need) => needs[need]?.status === status),
      joint,
    );
  const [met, slow] = [those("met", "and"), those("met_slow", "and")];
  const [open, unmet] = [those("uncertain", "or"), those("unmet", "or")];
  const who = called(map, persona.id);
  const left = listed(endsUpAt.map(({ name, shortName }) => shortName ?? name));
  return [
    unmet ? `On this map no service would give ${who} ${unmet}.` : "",
    open ? `Nobody can be sure that ${who} would get ${open}.` : "",
    slow ? `${who} would get ${slow}, but only after a wait of half a year or more.` : "",
    met ? `${who} would get ${met}.` : "",
    unmet && left ? `What stays open is ${left}.` : "",
    persona.needs.length === 0 ? `Nobody has said what ${who} needs.` : "",
  ].filter((sentence) => sentence !== "");
}
