import type { z } from "zod";
import type { ProblemCode } from "./errors.ts";

/** The methods the API answers. */
export type Method = "get" | "post" | "put" | "delete";

/** One thing the API does, as it is described to strangers. */
export interface Operation {
  readonly summary: string;
  /** Who may call it; what a role allows stands in `server/access.ts`. */
  readonly who: "anybody" | "account" | "person on the map" | "facilitator of the map";
  readonly body?: z.ZodType;
  readonly query?: Readonly<Record<string, string>>;
  readonly success: readonly [status: number, says: string, type?: string];
  readonly problems?: readonly ProblemCode[];
}

/** Operations by address and method. */
export type Paths = Readonly<Record<string, Readonly<Partial<Record<Method, Operation>>>>>;
