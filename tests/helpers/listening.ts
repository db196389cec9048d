import { Announcer } from "#components/announce/announcer.ts";
import {
  type Hearing,
  type Message,
  type News,
  type Somebody,
  usualHearing,
} from "#components/announce/news.ts";
import type { Change } from "#lib/gap-map/diff.ts";
import type { ItemId, Kind } from "#lib/gap-map/model.ts";
import { FakeClock } from "./fake-clock.ts";
import { aService, id } from "./small-map.ts";

/** A message, and when it was said: milliseconds after the page was opened. */
interface Heard extends Message {
  readonly at: number;
}

/** Somebody with a screen reader, and a clock that goes on when told to. */
export function listening(hearing: Partial<Hearing> = {}, on: readonly string[] = []) {
  const clock = new FakeClock();
  const opened = clock.now();
  const heard: Heard[] = [];
  let chosen: Hearing = { ...usualHearing, ...hearing };
  const announcer = new Announcer({
    me: () => ({ on: new Set(on), under: new Set(on.map((one) => `under-${one}`)) }),
    hearing: () => chosen,
    speak: (message) => heard.push({ ...message, at: clock.now() - opened }),
    now: () => clock.now(),
    after: (ms, run) => clock.after(ms, run),
  });
  return {
    clock,
    heard,
    tell: announcer.tell,
    type: announcer.typed,
    activity: announcer.activity,
    choose(more: Partial<Hearing>) {
      chosen = { ...chosen, ...more };
    },
    /** The words said so far, and forgets them. */
    said: () => heard.splice(0).map(({ words }) => words),
  };
}

export const priya: Somebody = { id: "priya", name: "Priya" };
export const tom: Somebody = { id: "tom", name: "Tom" };

/** Something somebody did to an item, as a comparison would say it. */
export function deed(
  by: Somebody | undefined,
  kind: Change["kind"],
  itemKind: Kind,
  item: string,
  sentence = `${item} was ${kind}.`,
): News {
  const before = kind === "removed" ? aService(item) : undefined;
  const change = { kind, itemKind, itemId: id(item) as ItemId, before, sentence };
  return { kind: "changed", by, change };
}
