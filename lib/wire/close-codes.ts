/**
 * Why the server closed a connection. 4400–4499 are final: y-websocket does not come back by
 * itself. Everything else is worth another try.
 */
export const closeCodes = {
  /** Not a message of the protocol. */
  policy: 1008,
  /** A frame larger than the server reads. */
  tooBig: 1009,
  /** The server stops or starts again. */
  restart: 1012,
  /** Too much at once; come back in a moment. */
  overload: 1013,
  unauthenticated: 4401,
  forbidden: 4403,
  notFound: 4404,
  /** The map was put back from a backup; this copy must not be mixed with it. */
  epochMismatch: 4409,
  /** The database cannot be reached. */
  storage: 4500,
  rateLimited: 4529,
} as const;

/** Whether coming back by oneself is pointless after this code. */
export function isFinal(code: number): boolean {
  return code >= 4400 && code < 4500;
}

const ours: ReadonlySet<number> = new Set(Object.values(closeCodes));

/** Whether our server says this, not the network or something on the way. */
export function isOurs(code: number): boolean {
  return ours.has(code);
}

/** What a final close means for the person in front of the screen, and what to do next. */
export function explainClose(code: number): string {
  switch (code) {
    case closeCodes.unauthenticated:
      return "You are no longer signed in to this map. Join again with the code, or sign in.";
    case closeCodes.forbidden:
      return "You have been removed from this map, or you may not see it. Ask the facilitator.";
    case closeCodes.notFound:
      return "This map does not exist any more. Ask the facilitator for a new link.";
    case closeCodes.epochMismatch:
      return "This map was put back to an earlier state. Reload the page to see it.";
    default:
      return "The connection to this map was closed. Reload the page to try again.";
  }
}
