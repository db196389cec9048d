import { defaultLevels } from "#lib/gap-map/levels.ts";
import {
  type GapMap,
  type Item,
  type ItemId,
  itemsOf,
  type Kind,
  type Pathway,
  type Persona,
  type Service,
  type Threshold,
} from "#lib/gap-map/model.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";

/**
 * A made-up map about which there is much to find: the services, thresholds, pathways and personas of the
 * demonstration map, mixed anew until there are so many services, four times as many thresholds, three
 * times as many pathways, and a tenth as many personas. Every fifth persona needs what only a few services
 * do, and none of them for anybody under 90. Always the same.
 */
export function busyMap(size: number): GapMap {
  const bristol = mapFromTemplate("bristol", "Busy");
  const dice = random(20_261_126);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(dice() * list.length)] as T;
  const known = <K extends Kind>(kind: K) => itemsOf(bristol, kind);
  const [services, thresholds] = [known("service"), known("threshold")];
  const [pathways, personas] = [known("pathway"), known("persona")];
  const one = () => `s${Math.floor(dice() * size)}` as ItemId;
  const many = <T extends Item>(count: number, make: (at: number) => T) =>
    Array.from({ length: count }, (_, at) => ({ ...make(at), number: at + 1 }));
  const items: Item[] = [
    ...defaultLevels(),
    ...many(size, (at): Service => {
      const { organisationId: _none, ...service } = pick(services);
      const functions = at % FEW === 0 ? [...service.functions, RARE] : service.functions;
      const names = { name: `Service ${at}`, shortName: `S ${at}` };
      return { ...service, ...names, id: `s${at}` as ItemId, functions };
    }),
    ...many(4 * size, (at): Threshold => {
      const threshold = { ...pick(thresholds), id: `t${at}` as ItemId };
      if (at * FEW >= size) return { ...threshold, serviceId: one() };
      return { ...threshold, ...OVER_90, serviceId: `s${at * FEW}` as ItemId };
    }),
    ...many(3 * size, (at): Pathway => {
      const from = one();
      const near = `s${(Number(from.slice(1)) + 1 + Math.floor(dice() * 24)) % size}` as ItemId;
      return { ...pick(pathways), id: `p${at}` as ItemId, fromId: from, toId: near };
    }),
    ...many(Math.ceil(size / 10), (at): Persona => {
      const attributes = { ...pick(personas).attributes, age: 34 };
      const needs = at % 5 === 0 ? [RARE] : pick(personas).needs;
      return { ...pick(personas), id: `x${at}` as ItemId, needs, attributes, entryId: one() };
    }),
  ];
  return {
    ...bristol,
    items: Object.fromEntries(items.map((item) => [item.id, item])),
    places: {},
  };
}

const FEW = 20;
const RARE = "rare_help";
const OVER_90 = {
  dimension: "age",
  operator: "gte",
  value: 90,
  mode: "include",
  hardness: "hard",
} as const;

/** The same sequence in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
