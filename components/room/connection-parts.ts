import type * as Y from "yjs";
import type { Hello, Restored } from "#lib/wire/control.ts";
import type { SavingShown } from "./saving.ts";

/** Why there is no token: a close code when asking again is pointless, nothing when it is worth it. */
export type TokenAnswer = { readonly token: string } | { readonly refused: number | undefined };

/** What this person is on this map, as the server says. */
export type Standing = Pick<Hello, "person" | "role" | "locked" | "mayWrite" | "paused">;

export interface ConnectionParts {
  readonly mapId: string;
  readonly doc: Y.Doc;
  /** Address of the sync server, without the map: `wss://…/sync`. */
  readonly url: string;
  readonly askToken: () => Promise<TokenAnswer>;
  readonly WebSocket: typeof WebSocket;
  readonly fetch: typeof fetch;
  readonly random: () => number;
  readonly now: () => number;
  /** Whether this device keeps what is not sent yet, also when the page is closed. */
  readonly keeps?: () => boolean;
  /** The connection is over for good, with this close code. */
  readonly onEnd?: (code: number) => void;
}

/** What a screen can ask about its connection; replaced by a new object when anything in it changes. */
export interface ConnectionShown {
  readonly saving: SavingShown;
  /** What to say about the way that messages travel, if anything. */
  readonly carrier: string | undefined;
  readonly standing: Standing | undefined;
  /** The last version that was brought back, as far as this screen has heard. */
  readonly restored: Restored | undefined;
  /** All that the server had when the connection opened has arrived at least once. */
  readonly loaded: boolean;
  /** The connection is over for good: why, and what to do next. */
  readonly ended: string | undefined;
  /** Signing in or joining again, in another tab, may open it again with everything on this screen. */
  readonly mayReturn: boolean;
}
