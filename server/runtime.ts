import type { Db } from "./db.ts";
import type { LogFields } from "./log.ts";
import type { OpenMap } from "./map-people.ts";
import type { Limits } from "./rate-limit.ts";
import type { LiveMaps } from "./versions.ts";

/** The shared documents that are open, as the rest of the server sees them. */
export interface Sync extends LiveMaps, OpenMap {
  /** How many maps are in memory. */
  roomsOpen(): number;
  /** Somebody signed out: each of their connections has to say afresh who it is. */
  askAgain(personId: string): void;
  /** Whether changes can be saved at the moment. */
  healthy(): boolean;
}

/** What lives as long as the server does. Next bundles its own copy of our modules, so none of it can be a module's variable. */
export interface Runtime {
  readonly db: Db;
  /** Signs sessions and tokens. */
  readonly secret: string;
  /** The public address, if the settings name one. */
  readonly publicUrl: string | undefined;
  readonly sync: Sync;
  readonly limits: Limits;
  /** Figures for monitors, for whoever knows the token; absent when there are none. */
  readonly metrics?: (token: string | undefined) => Promise<string | undefined>;
  /** Log something that went wrong and that nobody expected. */
  readonly report: (cause: unknown, fields: LogFields) => void;
}

const key = Symbol.for("gap-map.runtime");

/** What lives in this process. Throws before `server/main.ts` has put it there. */
export function runtime(): Runtime {
  const { [key]: found } = globalThis as { [key]?: Runtime };
  if (found === undefined)
    throw new Error("The server has not been started through server/main.ts.");
  return found;
}

/** Put what lives where every copy of our modules finds it. */
export function setRuntime(value: Runtime): void {
  (globalThis as { [key]?: Runtime })[key] = value;
}
