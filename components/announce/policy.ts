import { nameOf as nameOfItem } from "#lib/gap-map/item-names.ts";
import type { Item } from "#lib/gap-map/model.ts";
import {
  brief,
  type Comings,
  comingsInWords,
  deedsInWords,
  digestInWords,
  nameOf,
  type Told,
} from "./digest.ts";
import type { Hearing, Listener, Message, News } from "./news.ts";

/** Least time between two polite messages, in milliseconds. */
const PAUSE = 3_000;
/** After a key in a text, how long nothing is said. */
const TYPING = 1_500;
/** How often it is summed up what others did. */
const DIGEST = 30_000;

/** Kinds of polite message, the most pressing first. One of each waits at most; the newest wins. */
const CLASSES = ["refused", "mine", "facilitator", "here"] as const;
type Class = (typeof CLASSES)[number];

/** What has not been said yet, and when something was. */
export interface Voice {
  readonly waiting: Readonly<Partial<Record<Class, string>>>;
  /** What others did elsewhere, oldest first, since when. */
  readonly changes: readonly Told[];
  readonly comings: Comings;
  readonly gatheredSince: number;
  readonly saidAt: number;
  readonly typedAt: number;
}

/** Before anything has happened. */
export const silent: Voice = {
  waiting: {},
  changes: [],
  comings: { came: [], left: [] },
  gatheredSince: 0,
  saidAt: Number.NEGATIVE_INFINITY,
  typedAt: Number.NEGATIVE_INFINITY,
};

/** For whom, how, and when. */
interface Moment {
  readonly me: Listener;
  readonly hearing: Hearing;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What reaches the voice: news, that this person has just typed, or that time has passed. */
export type Event = News | { readonly kind: "typed" } | { readonly kind: "tick" };

interface Spoken {
  readonly voice: Voice;
  readonly messages: readonly Message[];
}

/**
 * What is said when something happens, by this policy:
 *
 * | event | how | quiet | summary | everything |
 * | --- | --- | --- | --- | --- |
 * | result of my act, or why it was refused | polite, at once | yes | yes | yes |
 * | my item was deleted; my rights changed; unsaved work is cut off | assertive | yes | yes | yes |
 * | what a facilitator does with the workshop | polite | yes | yes | yes |
 * | somebody changed the item I am on | polite | no | yes | yes |
 * | others' changes elsewhere | polite | no | a digest every 30 s | each, together for each person |
 * | who comes and goes | in the digest | no | how many | names |
 *
 * Pointers, typing under way and the like are never news. Polite messages are at least 3 s apart, none
 * has more than 140 characters, and none falls into 1.5 s after a key in a text.
 */
export function announce(voice: Voice, event: Event, moment: Moment): Spoken {
  const { voice: heard, messages } = take(forgetting(voice, moment.hearing), event, moment);
  const said = nextPolite(heard, moment);
  return { voice: said.voice, messages: [...messages, ...said.messages] };
}

/** When there will be something to say if nothing happens before; milliseconds since 1970. */
export function nextLook(voice: Voice, { loudness }: Hearing): number | undefined {
  const { waiting, changes, comings, gatheredSince, saidAt, typedAt } = voice;
  const free = Math.max(saidAt + PAUSE, typedAt + TYPING);
  const digest = Math.max(free, gatheredSince + DIGEST);
  if (Object.keys(waiting).length > 0) return free;
  if (changes.length > 0) return loudness === "everything" ? free : digest;
  return hasComings(comings) ? digest : undefined;
}

/** Takes one event in; what interrupts is said here. */
function take(voice: Voice, event: Event, { me, hearing, now }: Moment): Spoken {
  switch (event.kind) {
    case "tick":
      return { voice, messages: [] };
    case "typed":
      return { voice: { ...voice, typedAt: now }, messages: [] };
    case "mine":
    case "refused":
    case "facilitator":
      return { voice: waits(voice, event.kind, event.words), messages: [] };
    case "urgent":
      return { voice, messages: [{ tone: "assertive", words: brief(event.words) }] };
    case "came":
    case "left":
      if (hearing.loudness === "quiet" || !hearing.people) return { voice, messages: [] };
      return { voice: gathered(comesOrGoes(voice, event), voice, now), messages: [] };
    case "changed":
      return takeChange(voice, event, { me, hearing, now });
  }
}

function takeChange(voice: Voice, told: Told, { me, hearing, now }: Moment): Spoken {
  const { itemId, kind, before } = told.change;
  const on = me.on.has(itemId);
  if (kind === "removed" && (on || me.under.has(itemId))) {
    const words = brief(`${nameOf(told.by)} deleted ${nameOfItem(before as Item)}.`);
    return { voice, messages: [{ tone: "assertive", words }] };
  }
  if (hearing.loudness === "quiet") return { voice, messages: [] };
  if (on) return { voice: waits(voice, "here", deedsInWords([told])), messages: [] };
  if (!hearing.changes) return { voice, messages: [] };
  const changes = [...voice.changes, told];
  return { voice: gathered({ ...voice, changes }, voice, now), messages: [] };
}

function waits(voice: Voice, kind: Class, words: string): Voice {
  return { ...voice, waiting: { ...voice.waiting, [kind]: brief(words) } };
}

/** The time of a digest starts with the first thing in it. */
function gathered(next: Voice, { changes, comings }: Voice, now: number): Voice {
  const first = changes.length === 0 && !hasComings(comings);
  return first ? { ...next, gatheredSince: now } : next;
}

/** Whoever is back before it was said that they left has not left, and the other way round. */
function comesOrGoes(voice: Voice, { kind, person }: News & { kind: "came" | "left" }): Voice {
  const other = kind === "came" ? "left" : "came";
  const { comings } = voice;
  const undone = comings[other].some(({ id }) => id === person.id);
  const next = undone
    ? { ...comings, [other]: comings[other].filter(({ id }) => id !== person.id) }
    : { ...comings, [kind]: [...comings[kind].filter(({ id }) => id !== person.id), person] };
  return { ...voice, comings: next };
}

/** Whoever has become quiet meanwhile is not told what has waited, either. */
function forgetting(voice: Voice, { loudness, changes, people }: Hearing): Voice {
  const quiet = loudness === "quiet";
  const { here, ...waiting } = voice.waiting;
  return {
    ...voice,
    waiting: quiet || here === undefined ? waiting : { ...waiting, here },
    changes: quiet || !changes ? [] : voice.changes,
    comings: quiet || !people ? silent.comings : voice.comings,
  };
}

/** At most one polite message, when it is time for one. */
function nextPolite(voice: Voice, { hearing, now }: Moment): Spoken {
  if (now < voice.saidAt + PAUSE || now < voice.typedAt + TYPING) return { voice, messages: [] };
  const [words, left] = mostPressing(voice, hearing, now);
  if (words === undefined) return { voice, messages: [] };
  return { voice: { ...left, saidAt: now }, messages: [{ tone: "polite", words }] };
}

type Choice = readonly [words: string | undefined, left: Voice];

function mostPressing(voice: Voice, hearing: Hearing, now: number): Choice {
  const kind = CLASSES.find((one) => voice.waiting[one] !== undefined);
  if (kind !== undefined) {
    const { [kind]: words, ...waiting } = voice.waiting;
    return [words, { ...voice, waiting }];
  }
  const isTime = now >= voice.gatheredSince + DIGEST;
  if (hearing.loudness === "everything") return fromEverything(voice, isTime);
  const { changes, comings } = voice;
  if (!isTime || (changes.length === 0 && !hasComings(comings))) return [undefined, voice];
  return [digestInWords(changes, comings), { ...voice, changes: [], comings: silent.comings }];
}

/** All that the first person did; who came and went when it is time. */
function fromEverything(voice: Voice, isTime: boolean): Choice {
  const { changes, comings } = voice;
  const [first] = changes;
  if (first === undefined) {
    if (!isTime || !hasComings(comings)) return [undefined, voice];
    return [comingsInWords(comings), { ...voice, comings: silent.comings }];
  }
  const theirs = changes.filter(({ by }) => by?.id === first.by?.id);
  const others = changes.filter(({ by }) => by?.id !== first.by?.id);
  return [deedsInWords(theirs), { ...voice, changes: others }];
}

function hasComings({ came, left }: Comings): boolean {
  return came.length > 0 || left.length > 0;
}
