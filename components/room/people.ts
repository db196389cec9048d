import type { Awareness } from "y-protocols/awareness";
import { Listeners } from "#lib/listeners.ts";
import {
  type Presence,
  type PresenceShown,
  readPresence,
  type Showing,
} from "#lib/wire/presence.ts";

/** Least time between two messages about where I am, in milliseconds. */
const PAUSE = 60;

/** One of the others' screens. */
export interface ScreenHere extends PresenceShown {
  /** Number of the screen; the same person may have several. */
  readonly screen: number;
}

/** Who I am, as far as it matters here. */
type Me = Pick<PersonHere, "id" | "services">;

/** Somebody else on this map. */
export interface PersonHere {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly services: readonly string[];
  readonly role: PresenceShown["user"]["role"];
  readonly colour: string;
  readonly selection: readonly string[];
  readonly editing: { readonly itemId: string; readonly field: string } | null;
}

/** What a facilitator shows the room now, and who. */
export interface ShownHere {
  readonly by: Pick<PersonHere, "id" | "name">;
  readonly what: Showing;
}

/** Who else is on this map and where, and where I am for them. */
export class People {
  readonly #awareness: Awareness;
  readonly #listeners = new Listeners();
  #screens: readonly ScreenHere[] = [];
  #people: readonly PersonHere[] = [];
  #spokenFor: readonly string[] = [];
  #shown: ShownHere | undefined;
  /** Everybody who has been here, by the Yjs id of their screen. */
  readonly #writers = new Map<number, Pick<PersonHere, "id" | "name">>();
  #mine: Presence = {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  #shownAt = 0;

  readonly #me: () => Me | undefined;

  /** `me` says who I am, once the server has. */
  constructor(awareness: Awareness, me: () => Me | undefined) {
    this.#awareness = awareness;
    this.#me = me;
    awareness.on("change", this.#read);
  }

  /** Lets the others know where I am. */
  show(more: Presence): void {
    this.#mine = { ...this.#mine, ...more };
    if (this.#timer !== undefined) return;
    const wait = Math.max(0, this.#shownAt + PAUSE - Date.now());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#shownAt = Date.now();
      this.#awareness.setLocalState(this.#mine);
    }, wait);
  }

  /** The others' screens, with their pointers. Changes with every move. */
  readonly getScreens = (): readonly ScreenHere[] => this.#screens;

  /** The others, each once. Stays the same while only pointers move. */
  readonly getPeople = (): readonly PersonHere[] => this.#people;

  /**
   * Names or ids of the services that people here speak for, I among them. None while I am alone, whatever
   * I speak for: it takes two to be a workshop. Stays the same while nobody comes or goes.
   */
  readonly getSpokenFor = (): readonly string[] => this.#spokenFor;

  /** What the room is shown; of several who show something, whoever changed it last. Stays the same until it changes. */
  readonly getShown = (): ShownHere | undefined => this.#shown;

  /** Who writes under this Yjs id, as far as this screen has seen them: they may have gone by now. */
  writer(screen: number): Pick<PersonHere, "id" | "name"> | undefined {
    return this.#writers.get(screen);
  }

  readonly subscribe = this.#listeners.subscribe;

  close(): void {
    clearTimeout(this.#timer);
    this.#awareness.off("change", this.#read);
    this.#listeners.clear();
  }

  readonly #read = (): void => {
    const { clientID } = this.#awareness;
    const before = this.#screens;
    this.#screens = [...this.#awareness.getStates()].flatMap(([screen, state]) => {
      const presence = screen === clientID ? undefined : readPresence(state);
      return presence === undefined ? [] : [{ ...presence, screen }];
    });
    for (const { screen, user } of this.#screens) this.#writers.set(screen, user);
    this.#people = kept(this.#people, peopleOn(this.#screens));
    this.#spokenFor = kept(this.#spokenFor, spokenFor(this.#people, this.#me()));
    this.#shown = kept(this.#shown, shownOn(this.#screens, before, this.#shown));
    this.#listeners.tell();
  };
}

/** What is shown now: what somebody has just begun to show or changed, else what was, while it still is. */
function shownOn(
  screens: readonly ScreenHere[],
  before: readonly ScreenHere[],
  last: ShownHere | undefined,
): ShownHere | undefined {
  const all = screens.flatMap(({ screen, user, showing }) =>
    showing == null || user.role !== "facilitator"
      ? []
      : [{ screen, shown: { by: { id: user.id, name: user.name }, what: showing } }],
  );
  const changed = all.find(({ screen, shown }) => {
    const was = before.find((one) => one.screen === screen)?.showing;
    return JSON.stringify(was) !== JSON.stringify(shown.what);
  });
  const same = all.find(({ shown }) => JSON.stringify(shown) === JSON.stringify(last));
  return (changed ?? same ?? all[0])?.shown;
}

function spokenFor(people: readonly PersonHere[], me: Me | undefined): readonly string[] {
  const others = people.filter(({ id }) => id !== me?.id);
  if (others.length === 0) return [];
  const services = others.flatMap((person) => person.services);
  return [...new Set([...services, ...(me?.services ?? [])])].sort();
}

/** What was there before, when nothing in it has changed. */
function kept<T>(before: T, now: T): T {
  return JSON.stringify(before) === JSON.stringify(now) ? before : now;
}

function peopleOn(screens: readonly ScreenHere[]): readonly PersonHere[] {
  const byId = new Map<string, PersonHere>();
  for (const { user, selection = [], editing = null } of screens) {
    const other = byId.get(user.id);
    byId.set(user.id, {
      ...user,
      selection: [...new Set([...(other?.selection ?? []), ...selection])],
      editing: editing ?? other?.editing ?? null,
    });
  }
  return [...byId.values()].sort((a, b) => a.name.localeCompare(b.name, "en-GB"));
}
