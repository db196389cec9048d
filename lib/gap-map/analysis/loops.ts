import { compareIds } from "#lib/gap-map/canonical.ts";
import type { ItemId, Pathway } from "#lib/gap-map/model.ts";
import { pathwaysOf } from "#lib/gap-map/order.ts";
import type { Survey } from "./survey.ts";

/** A round that people can be sent on, without anybody taking them on. */
export interface Loop {
  readonly pathways: readonly ItemId[];
  readonly services: readonly ItemId[];
}

/** Outcomes that take nobody on for good. */
const BOUNCING: readonly (string | undefined)[] = [
  "declined",
  "declined_redirected",
  "inconsistent",
  "brief_contact_then_discharge",
  "accepted_not_suitable",
];

const LONGEST = 5;
/** How many rounds are told at most, and how many steps the search for them may take: more than any workshop's map asks for. */
const MOST_LOOPS = 1_000;
const MOST_STEPS = 200_000;

/** Whether there are rounds beyond those that are told: none, some, or perhaps, where the search was cut short. */
type MoreLoops = "none" | "some" | "perhaps";

/** The rounds of a map, the shortest first, and whether there are more. */
export interface Loops {
  readonly told: readonly Loop[];
  readonly more: MoreLoops;
}

type Ways = ReadonlyMap<ItemId, readonly Pathway[]>;

/**
 * A7. Rounds of two to five services, each told once from its first service by id; shorter rounds first.
 * On a map with more of them than anybody could read, the longer ones are left out, and it is said so.
 */
export function loopsIn({ map }: Survey): Loops {
  const bouncing = pathwaysOf(map).filter(({ outcome }) => BOUNCING.includes(outcome));
  const [onward, back] = [grouped(bouncing, "fromId"), grouped(bouncing, "toId")];
  const starts = [...onward.keys()].filter((id) => back.has(id)).sort(compareIds);
  const ways = starts.map((start) => ({ start, home: stepsHome(back, start) }));
  const search: Search = { onward, found: [], left: MOST_STEPS, more: "none" };
  for (let length = 2; length <= LONGEST; length += 1) {
    for (const way of ways) follow(search, { ...way, length, here: way.start, path: [] });
  }
  const told = search.found.sort(
    (a, b) => a.pathways.length - b.pathways.length || compareLists(a.pathways, b.pathways),
  );
  return { told, more: search.more };
}

interface Search {
  readonly onward: Ways;
  readonly found: Loop[];
  left: number;
  more: MoreLoops;
}

/** A way of exactly `length` pathways that is looked for, as far as it has been followed. */
interface Walk {
  readonly start: ItemId;
  readonly home: ReadonlyMap<ItemId, number>;
  readonly length: number;
  readonly here: ItemId;
  readonly path: readonly Pathway[];
}

function follow(search: Search, walk: Walk): void {
  for (const way of search.onward.get(walk.here) ?? []) {
    if (!mayStep(search)) return;
    const path = [...walk.path, way];
    if (way.toId !== walk.start) {
      if (mayComeHome(walk, way)) follow(search, { ...walk, here: way.toId, path });
    } else if (path.length === walk.length) keep(search, path);
  }
}

/** Whether the search goes on: it ends with the first round too many, and when it has taken too long. */
function mayStep(search: Search): boolean {
  if (search.more === "none" && search.left <= 0) search.more = "perhaps";
  search.left -= 1;
  return search.more === "none";
}

function keep(search: Search, path: readonly Pathway[]): void {
  if (search.found.length < MOST_LOOPS) search.found.push(loopOf(path));
  else search.more = "some";
}

/** Whether the way leads somewhere new from where the start is still near enough. */
function mayComeHome({ home, length, here, path }: Walk, { toId }: Pathway): boolean {
  const back = home.get(toId);
  if (back === undefined || path.length + 1 + back > length) return false;
  return toId !== here && !path.some(({ fromId }) => fromId === toId);
}

function loopOf(path: readonly Pathway[]): Loop {
  return { pathways: path.map(({ id }) => id), services: path.map(({ fromId }) => fromId) };
}

/** How many pathways it takes at least to come back to the start, without passing a service told before it. */
function stepsHome(back: Ways, start: ItemId): ReadonlyMap<ItemId, number> {
  const steps = new Map<ItemId, number>([[start, 0]]);
  let edge: readonly ItemId[] = [start];
  for (let step = 1; step < LONGEST; step += 1) {
    const before = edge.flatMap((id) => (back.get(id) ?? []).map(({ fromId }) => fromId));
    edge = [...new Set(before)].filter((id) => !steps.has(id) && compareIds(id, start) > 0);
    for (const id of edge) steps.set(id, step);
  }
  return steps;
}

function grouped(pathways: readonly Pathway[], end: "fromId" | "toId"): Ways {
  const groups = new Map<ItemId, Pathway[]>();
  for (const pathway of pathways) {
    groups.set(pathway[end], [...(groups.get(pathway[end]) ?? []), pathway]);
  }
  return groups;
}

function compareLists(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((one, index) => one !== b[index]);
  return at < 0 ? 0 : compareIds(a[at] ?? "", b[at] ?? "");
}
