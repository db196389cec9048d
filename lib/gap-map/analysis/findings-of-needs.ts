import type { Persona } from "#lib/gap-map/model.ts";
import { itemOf } from "#lib/gap-map/model.ts";
import type { Figures } from "./analyse.ts";
import {
  allCalled,
  called,
  type Finding,
  finding,
  functionInWords,
  functionsInWords,
  listed,
} from "./finding.ts";
import { changeFinding } from "./findings-of-changes.ts";
import type { NeedCoverage } from "./needs.ts";
import { ownOf } from "./own.ts";
import type { Survey } from "./survey.ts";

/** A2, A8, A9, A16. What becomes of each persona on this map, in sentences. */
export function findingsOfNeeds(survey: Survey, figures: Figures): readonly Finding[] {
  return survey.personas.flatMap((persona) => {
    const needs = Object.entries(figures.needsCoverage[persona.id] ?? {});
    return [
      ...needs.flatMap(([need, coverage]) => needFinding(survey, persona, need, coverage)),
      ...whereTheyEndUp(survey, figures, persona),
      ...deadEnd(survey, figures, persona),
      ...needs.flatMap(([need]) => changeFinding(survey, figures, persona, need)),
    ];
  });
}

/** Nothing is said of a need that is plainly met. */
function needFinding(
  survey: Survey,
  persona: Persona,
  need: string,
  { status, accepted, discretionary, unclear, refused }: NeedCoverage,
): readonly Finding[] {
  const { map } = survey;
  const [who, what] = [called(map, persona.id), functionInWords(map, need)];
  const about = [persona.id, need];
  const offering = [...accepted, ...discretionary, ...unclear, ...refused];
  const deciding = offering.flatMap((id) => decidingAt(survey, persona, id));
  const evidence = [persona.id, ...offering, ...deciding];
  switch (status) {
    case "unmet": {
      const said =
        offering.length === 0
          ? `no service offers ${what}, which ${who} needs`
          : `no service that offers ${what} would take on ${who}`;
      return [finding("unmet-need", about, said, evidence)];
    }
    case "met_slow": {
      const said = `${who} would be accepted for ${what} only after a wait of half a year or more (${allCalled(map, accepted)}), which counts as cover in name only`;
      return [finding("nominal-cover", about, said, [persona.id, ...accepted])];
    }
    case "uncertain": {
      const why = listed([
        ...(discretionary.length > 0
          ? [`it is for ${allCalled(map, discretionary)} to decide`]
          : []),
        ...(unclear.length > 0 ? [`nobody can tell at ${allCalled(map, unclear)}`] : []),
      ]);
      const said = `nobody can be sure that ${who} would get ${what}: ${why}`;
      return [finding("uncertain-need", about, said, evidence)];
    }
    case "met":
      return [];
  }
}

function decidingAt(survey: Survey, persona: Persona, serviceId: Persona["id"]) {
  const service = itemOf(survey.map, "service", serviceId);
  if (service === undefined) return [];
  const { failedHard, failedSoft, unknown } = survey.judged(persona, service);
  return [...failedHard, ...unknown, ...failedSoft];
}

/** What is left to somebody in the gap. */
function whereTheyEndUp(survey: Survey, figures: Figures, persona: Persona): readonly Finding[] {
  const open = figures.fallsBackOn[persona.id] ?? [];
  if (!figures.inTheGap.includes(persona.id) || open.length === 0) return [];
  const { map } = survey;
  const said = `what stays open to ${called(map, persona.id)} is emergency and open-access help: ${allCalled(map, open)}`;
  return [finding("falls-back-on", [persona.id], said, [persona.id, ...open])];
}

/** Where no way leads from where somebody first asks to help with some of what they need, or with any of it. */
function deadEnd({ map }: Survey, figures: Figures, persona: Persona): readonly Finding[] {
  const lost = ownOf(figures.deadEnds, persona.id);
  if (lost === undefined || persona.entryId === undefined) return [];
  const what =
    lost.length === persona.needs.length ? "what they need" : functionsInWords(map, lost, "or");
  const said = `no pathway from ${called(map, persona.entryId)} leads ${called(map, persona.id)} to a service that would accept them for ${what}`;
  return [finding("dead-end", [persona.id], said, [persona.id, persona.entryId])];
}
