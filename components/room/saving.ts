import { changesInWords } from "#lib/gap-map/words.ts";
import type { Refusal } from "#lib/wire/control.ts";

/** How long a change may be under way before the screen says that it is not saved, in milliseconds. */
const PATIENCE = 3_000;

/** A message with changes, sent on the connection that is open now. */
interface Sent {
  readonly frame: number;
  /** Number of the last change in it. */
  readonly change: number;
  /** That one change, everything the server did not have, or only a part of either: the rest follows. */
  readonly brings: "change" | "whole" | "part";
}

/** What this screen knows about which of its changes are in the database. */
export interface Saving {
  readonly link: "first" | "open" | "closed";
  /** How many of this screen's changes are done with. */
  readonly settled: number;
  /** When each of the others was made, oldest first; milliseconds since 1970. */
  readonly waiting: readonly number[];
  readonly sent: readonly Sent[];
  readonly frames: number;
  /** The server says that the database takes changes. */
  readonly storing: boolean;
  /** Why the server did not take some of them. */
  readonly refused: Refusal | undefined;
}

export type SavingEvent =
  | { readonly kind: "changed"; readonly now: number }
  | { readonly kind: "sent"; readonly brings: Sent["brings"] }
  | { readonly kind: "acknowledged"; readonly upTo: number }
  | { readonly kind: "refused"; readonly frame: number; readonly reason: Refusal }
  | { readonly kind: "storage"; readonly saving: boolean }
  /** This device has kept changes from before the page was opened. */
  | { readonly kind: "recalled"; readonly count: number; readonly since: number }
  | { readonly kind: "connecting" | "opened" | "closed" };

/** Before anything has happened. */
export const nothingYet: Saving = {
  link: "first",
  settled: 0,
  waiting: [],
  sent: [],
  frames: 0,
  storing: true,
  refused: undefined,
};

/** What is known after the event. */
export function afterEvent(state: Saving, event: SavingEvent): Saving {
  switch (event.kind) {
    case "changed":
      return { ...state, waiting: [...state.waiting, event.now] };
    case "sent": {
      const frame = state.frames + 1;
      const change = state.settled + state.waiting.length;
      return {
        ...state,
        frames: frame,
        sent: [...state.sent, { frame, change, brings: event.brings }],
      };
    }
    case "acknowledged":
      return acknowledged(state, event.upTo);
    case "refused":
      return refused(state, event.frame, event.reason);
    case "storage":
      return { ...state, storing: event.saving };
    case "recalled": {
      const recalled = Array.from({ length: event.count }, () => event.since);
      return { ...state, waiting: [...recalled, ...state.waiting] };
    }
    case "connecting":
      // A new connection counts its messages afresh.
      return { ...state, sent: [], frames: 0 };
    case "opened":
      return { ...state, link: "open", storing: true };
    case "closed":
      return { ...state, link: state.link === "first" ? "first" : "closed", sent: [], frames: 0 };
  }
}

function acknowledged(state: Saving, upTo: number): Saving {
  let settled = state.settled;
  for (const { frame, change, brings } of state.sent) {
    if (frame > upTo) break;
    // A single change after one that is still missing waits for the message that brings both.
    const follows = brings === "change" && change === settled + 1;
    if (brings === "whole" || follows) settled = Math.max(settled, change);
  }
  return settleUpTo({ ...state, sent: state.sent.filter(({ frame }) => frame > upTo) }, settled);
}

function refused(state: Saving, frame: number, reason: Refusal): Saving {
  const sent = state.sent.filter((one) => one.frame !== frame);
  // The server has asked for what it misses: the answer brings this change along.
  if (reason === "gap" || reason === "missing-dependency") return { ...state, sent };
  const last = state.sent.find((one) => one.frame === frame)?.change ?? state.settled;
  return settleUpTo({ ...state, sent, refused: reason }, Math.max(last, state.settled));
}

function settleUpTo(state: Saving, settled: number): Saving {
  return { ...state, settled, waiting: state.waiting.slice(settled - state.settled) };
}

/** What the screen says. `waiting` is how many changes nobody but this device has. */
export interface SavingShown {
  readonly kind: "connecting" | "saved" | "saving" | "unsaved" | "offline" | "refused";
  readonly words: string;
  readonly waiting: number;
}

/** The state in words at this moment. `keeping` when this device would have the changes after the page is closed, too. */
export function savingShown(state: Saving, now: number, keeping = false): SavingShown {
  const waiting = state.waiting.length;
  const [oldest] = state.waiting;
  if (state.link === "closed") {
    return { kind: "offline", words: offlineWords(waiting, keeping), waiting };
  }
  if (state.refused !== undefined) {
    return { kind: "refused", words: refusedWords(state.refused), waiting };
  }
  if (state.link === "first") return { kind: "connecting", words: "Connecting…", waiting };
  if (oldest === undefined) return { kind: "saved", words: "Saved", waiting };
  if (state.storing && now - oldest < PATIENCE) {
    return { kind: "saving", words: "Saving…", waiting };
  }
  return { kind: "unsaved", words: `Not saved since ${clockTime(oldest)}`, waiting };
}

/** When the words will change by themselves, if nothing happens before; milliseconds since 1970. */
export function nextChange({ link, waiting }: Saving, now: number): number | undefined {
  const [oldest] = waiting;
  if (link !== "open" || oldest === undefined || now >= oldest + PATIENCE) return undefined;
  return oldest + PATIENCE;
}

/** A moment as people read it off the wall: 14:02. */
function clockTime(moment: number): string {
  return new Date(moment).toTimeString().slice(0, 5);
}

function offlineWords(waiting: number, keeping: boolean): string {
  if (waiting === 0) return "Offline";
  return `Offline, ${changesInWords(waiting)} kept ${keeping ? "on this device" : "on this page only"}`;
}

function refusedWords(reason: Refusal): string {
  return reason === "read-only"
    ? "Your last change was not saved: this map is read only for you. Reload the page."
    : "Your last change could not be saved. Reload the page.";
}
