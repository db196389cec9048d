import type { Change } from "#lib/gap-map/diff.ts";

/** Somebody else on this map. */
export interface Somebody {
  readonly id: string;
  readonly name: string;
}

/** Something that happens while somebody has a map open, before anybody has decided whether to say it. */
export type News =
  /** What came of my own act. */
  | { readonly kind: "mine"; readonly words: string; readonly itemId?: string | undefined }
  /** Why my act came to nothing. */
  | { readonly kind: "refused"; readonly words: string }
  /** What I may do has changed, or my unsaved work is cut off. */
  | { readonly kind: "urgent"; readonly cause: "rights" | "cut"; readonly words: string }
  /** One thing that somebody else changed; undefined when nobody can tell who. */
  | { readonly kind: "changed"; readonly by: Somebody | undefined; readonly change: Change }
  | { readonly kind: "came" | "left"; readonly person: Somebody }
  /** What a facilitator did with the workshop as a whole. */
  | { readonly kind: "facilitator"; readonly by?: Somebody; readonly words: string };

/** Why something is said on this screen by the screen itself. */
export type Reason = "mine" | "refused" | "rights" | "facilitator";

/** How much a person wants to be told by voice; chosen on each device. */
export interface Hearing {
  readonly loudness: "quiet" | "summary" | "everything";
  /** Whether others' changes are told at all. */
  readonly changes: boolean;
  /** Whether it is told who comes and goes. */
  readonly people: boolean;
}

/** What somebody hears who has chosen nothing yet. */
export const usualHearing: Hearing = { loudness: "summary", changes: true, people: true };

/** Where the listener is on the map. */
export interface Listener {
  /** The item they are on. */
  readonly on: ReadonlySet<string>;
  /** What that item stands on: when it is deleted, theirs goes with it. */
  readonly under: ReadonlySet<string>;
}

/** One message for a screen reader. An assertive one interrupts. */
export interface Message {
  readonly tone: "polite" | "assertive";
  readonly words: string;
}
