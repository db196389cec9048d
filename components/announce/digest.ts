import type { Change } from "#lib/gap-map/diff.ts";
import { countOf } from "#lib/gap-map/item-names.ts";
import type { Somebody } from "./news.ts";

/** The longest message, in characters: what is longer nobody listens to. */
const LONGEST = 140;

/** One change by somebody, waiting to be told. */
export interface Told {
  readonly by: Somebody | undefined;
  readonly change: Change;
}

/** Those who came and went since the last digest. */
export interface Comings {
  readonly came: readonly Somebody[];
  readonly left: readonly Somebody[];
}

/** Cuts a message to the length of one. */
export function brief(words: string): string {
  return words.length <= LONGEST ? words : `${words.slice(0, LONGEST - 1).trimEnd()}…`;
}

/** “Last 30 seconds: Priya added 2 barriers, Tom moved 1 service. 2 people joined.” */
export function digestInWords(changes: readonly Told[], { came, left }: Comings): string {
  const people = [
    ...(came.length > 0 ? [`${peopleInWords(came.length)} joined`] : []),
    ...(left.length > 0 ? [`${peopleInWords(left.length)} left`] : []),
  ].join(", ");
  const end = people === "" ? "" : `${changes.length === 0 ? "" : ". "}${people}`;
  const start = "Last 30 seconds: ";
  const room = LONGEST - start.length - end.length - 1;
  return `${start}${fitting(deedsOf(changes), room)}${end}.`;
}

/** All that one person did, in one message: the sentence itself when it is one thing. */
export function deedsInWords(changes: readonly Told[]): string {
  const [first] = changes;
  if (first === undefined) return "";
  if (changes.length === 1) return brief(`${nameOf(first.by)}: ${first.change.sentence}`);
  return `${fitting(deedsOf(changes), LONGEST - 1)}.`;
}

/** “Priya Shah and Tom joined. Ana left.” */
export function comingsInWords({ came, left }: Comings): string {
  const say = (people: readonly Somebody[], did: string) =>
    people.length === 0 ? [] : [`${namesInWords(people)} ${did}.`];
  const words = [...say(came, "joined"), ...say(left, "left")].join(" ");
  if (words.length <= LONGEST) return words;
  return `${peopleInWords(came.length)} joined, ${peopleInWords(left.length)} left.`;
}

function peopleInWords(count: number): string {
  return count === 1 ? "1 person" : `${count} people`;
}

function namesInWords(people: readonly Somebody[]): string {
  const names = people.map(({ name }) => name);
  return names.length < 2
    ? names.join("")
    : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}

/** What to call whoever did something. */
export function nameOf(by: Somebody | undefined): string {
  return by?.name ?? "Somebody";
}

interface Deed {
  readonly words: string;
  readonly count: number;
}

/** What each person did, each kind of thing once and counted; a service edited twice is one service. */
function deedsOf(changes: readonly Told[]): readonly Deed[] {
  const byDeed = new Map<string, { first: Told; items: Set<string> }>();
  for (const told of changes) {
    const { kind, itemKind, itemId } = told.change;
    const key = `${told.by?.id} ${kind} ${itemKind}`;
    const deed = byDeed.get(key) ?? { first: told, items: new Set() };
    byDeed.set(key, deed);
    deed.items.add(itemId);
  }
  const people = [...new Set(changes.map(({ by }) => by?.id))];
  const deeds = [...byDeed.values()].sort(
    (a, b) => people.indexOf(a.first.by?.id) - people.indexOf(b.first.by?.id),
  );
  let last: string | undefined;
  return deeds.map(({ first: { by, change }, items }) => {
    const { itemKind } = change;
    const what = itemKind === "map" ? "what the map is about" : countOf(itemKind, items.size);
    // The name is said once in front of all that this person did.
    const who = last === (by?.id ?? "") ? "" : `${nameOf(by)} `;
    last = by?.id ?? "";
    return { words: `${who}${VERBS[change.kind]} ${what}`, count: items.size };
  });
}

const VERBS: Readonly<Record<Change["kind"], string>> = {
  added: "added",
  removed: "deleted",
  changed: "changed",
  moved: "moved",
};

/** As many deeds as there is room for; the others only counted. */
function fitting(deeds: readonly Deed[], room: number): string {
  const said: string[] = [];
  let unsaid = deeds.reduce((sum, { count }) => sum + count, 0);
  for (const { words, count } of deeds) {
    const rest = unsaid - count;
    const whole = [...said, words, ...(rest > 0 ? [otherChanges(rest)] : [])].join(", ");
    if (whole.length > room) break;
    said.push(words);
    unsaid = rest;
  }
  if (unsaid > 0) said.push(said.length === 0 ? `${unsaid} changes` : otherChanges(unsaid));
  return said.join(", ");
}

function otherChanges(count: number): string {
  return `and ${count} other ${count === 1 ? "change" : "changes"}`;
}
