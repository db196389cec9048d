import type { GapMap, ItemId, Pathway } from "#lib/gap-map/model.ts";
import { itemOf } from "#lib/gap-map/model.ts";
import { pathwaysOf } from "#lib/gap-map/order.ts";
import { dimensionLabel } from "#lib/gap-map/words.ts";
import type { Figures } from "./analyse.ts";
import { type DisjointPair, tellingPairs } from "./bands.ts";
import {
  allCalled,
  called,
  type Finding,
  finding,
  serviceOf,
  valuesInWords,
  withService,
} from "./finding.ts";
import { isEmergency } from "./kinds-of-help.ts";
import type { Loop } from "./loops.ts";

/** A4 to A8, A11. What is wrong with pathways on this map, in sentences. */
export function findingsOfPathways(map: GapMap, figures: Figures): readonly Finding[] {
  return [
    ...figures.doomedPathways.flatMap(({ pathway, conflictsWith }) =>
      onPathway(map, "doomed-pathway", pathway, conflictsWith, (from, to, way) => {
        return `nobody whom ${from} sends to ${to} on ${way} can be taken: its condition contradicts ${allCalled(map, conflictsWith)}`;
      }),
    ),
    ...leaky(map, figures),
    ...figures.oneSidedPathways.flatMap((id) =>
      onPathway(map, "one-sided-pathway", id, [], (from, to, way) => {
        return `${from} says it sends people to ${to} (${way}), and ${to} says it does not accept them`;
      }),
    ),
    ...notSent(map),
    ...figures.unconfirmedPathways.flatMap((id) =>
      onPathway(map, "unconfirmed-pathway", id, [], (from, to, way) => {
        return `${to} has not said whether it takes the people whom ${from} sends (${way})`;
      }),
    ),
    ...inconsistent(map),
    ...rounds(map, figures),
    ...figures.noOnwardPathway.map((id) =>
      finding("no-onward-pathway", [id], `no pathway leads on from ${called(map, id)}`),
    ),
    ...figures.noInwardPathway.map((id) =>
      finding("no-inward-pathway", [id], `no pathway leads to ${called(map, id)}`),
    ),
  ];
}

type Say = (from: string, to: string, way: string) => string;

function onPathway(
  map: GapMap,
  kind: string,
  id: ItemId,
  evidence: readonly ItemId[],
  say: Say,
): readonly Finding[] {
  const pathway = itemOf(map, "pathway", id);
  if (pathway === undefined) return [];
  const { fromId, toId } = pathway;
  const said = say(called(map, fromId), called(map, toId), called(map, id));
  return [finding(kind, [id], said, [id, fromId, toId, ...evidence])];
}

/** A pathway that loses everybody is doomed, and told as such. */
function leaky(map: GapMap, { leakyPathways, doomedPathways }: Figures): readonly Finding[] {
  const doomed = new Set(doomedPathways.map(({ pathway }) => pathway));
  const lost = leakyPathways.filter(({ pathway }) => !doomed.has(pathway));
  const told = new Set<string>();
  return lost.flatMap(({ pathway, dimension, sentButRefused, all }) => {
    const about = `${pathway} ${dimension}`;
    if (told.has(about)) return [];
    told.add(about);
    return onPathway(map, "leaky-pathway", pathway, [], (from, to, way) => {
      const who = all ? "the people" : "some of the people";
      return `${who} whom ${from} sends to ${to} on ${way} would be refused: ${valuesInWords(map, dimension, sentButRefused)}`;
    }).map((one) => ({ ...one, id: `${one.id}:${dimension}` }));
  });
}

function notSent(map: GapMap): readonly Finding[] {
  const expecting = ["accepts", "accepts_if"];
  return ofPathways(map, ({ senderSays, receiverSays = "" }) => {
    return senderSays === "no" && expecting.includes(receiverSays);
  }).flatMap((id) =>
    onPathway(map, "pathway-not-used", id, [], (from, to, way) => {
      return `${to} says it takes people from ${from} (${way}), and ${from} says it sends nobody`;
    }),
  );
}

function inconsistent(map: GapMap): readonly Finding[] {
  return ofPathways(map, ({ outcome }) => outcome === "inconsistent").flatMap((id) =>
    onPathway(map, "inconsistent-pathway", id, [], (from, to, way) => {
      return `people whom ${from} sends to ${to} on ${way} are sometimes accepted and sometimes not`;
    }),
  );
}

function ofPathways(map: GapMap, keep: (pathway: Pathway) => boolean): readonly ItemId[] {
  return pathwaysOf(map)
    .filter(keep)
    .map(({ id }) => id);
}

/** How many rounds are put in a sentence each. */
const MOST_ROUNDS = 100;

/** The shortest rounds one by one, and honestly that there are more. */
function rounds(map: GapMap, { loopsMaxLength5: loops, moreLoops }: Figures): readonly Finding[] {
  const told = loops.slice(0, MOST_ROUNDS).map((loop) => roundFinding(map, loop));
  const left = loops.slice(told.length);
  const more = {
    none: left.length === 0 ? "" : `are ${left.length} more`,
    some: `are more than ${left.length} more`,
    perhaps: "may be more: they are too many to look at all of them",
  }[moreLoops];
  if (more === "") return told;
  const said = `besides the ${told.length} rounds told here, which are the shortest, there ${more}`;
  const items = left.slice(0, MOST_ROUNDS).flatMap(({ services }) => services);
  return [...told, finding("more-rounds", [], said, items)];
}

/** A round by way of an emergency service is a revolving door. */
function roundFinding(map: GapMap, { pathways, services }: Loop): Finding {
  const emergency = services
    .flatMap((id) => itemOf(map, "service", id) ?? [])
    .some((service) => isEmergency(map, service));
  const door = emergency ? ": a revolving door by way of emergency help" : "";
  const said = `people can go round between ${allCalled(map, services)} without being taken on (${allCalled(map, pathways)})${door}`;
  return finding(emergency ? "revolving-door" : "round", pathways, said, [
    ...pathways,
    ...services,
  ]);
}

/** A3. What lies between services, in sentences. Pairs with nothing to do with each other stay in the figures. */
export function findingsOfBands(map: GapMap, figures: Figures): readonly Finding[] {
  const numbers = new Set(figures.numbersHeldByNeither.map(idOfPair));
  const pairs = figures.disjointThresholds.filter((pair) => !numbers.has(idOfPair(pair)));
  return [
    ...tellingPairs(map, pairs).map((pair) => {
      const { dimension, heldByNeither, pathways } = pair;
      if (heldByNeither.length > 0)
        return between(map, pair, valuesInWords(map, dimension, heldByNeither));
      const join = pathways.length === 1 ? "joins" : "join";
      const said = `nobody fits both ${endsIn(map, pair)}, though ${allCalled(map, pathways)} ${join} them`;
      return bandFinding(map, pair, said);
    }),
    ...figures.numbersHeldByNeither.map((pair) =>
      between(map, pair, `${pair.between} (${dimensionLabel(map, pair.dimension)})`),
    ),
  ];
}

type Pair = Omit<DisjointPair, "heldByNeither">;

function between(map: GapMap, pair: Pair, values: string): Finding {
  const said = `${values} falls between ${endsIn(map, pair)}: ${neither(map, pair.dimension)}`;
  return bandFinding(map, pair, said);
}

function bandFinding(map: GapMap, { upper, lower, pathways }: Pair, said: string): Finding {
  const items = [upper, lower, serviceOf(map, upper), serviceOf(map, lower), ...pathways];
  return finding("between-thresholds", [upper, lower], said, items);
}

function endsIn(map: GapMap, { upper, lower }: Pair): string {
  return `${withService(map, upper)} and ${withService(map, lower)}`;
}

function idOfPair({ upper, lower }: Pair): string {
  return `${upper} ${lower}`;
}

/** Risk is held; of anything else a service only says where its limit is. */
function neither(map: GapMap, dimension: string): string {
  return /\bhold\b/i.test(dimensionLabel(map, dimension))
    ? "neither says it will hold it"
    : "it is within the limits of neither";
}
