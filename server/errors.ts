/** Everything that can be wrong with a request, with its HTTP status and what to tell the person. */
const kinds = {
  "bad-request": [400, "The request could not be read. Check it and send it again."],
  "bad-json": [400, "The request is not valid JSON. Check it and send it again."],
  "too-deep": [400, "The JSON is nested too deeply to be a map or a request."],
  "bad-map": [400, "The file is not a gap map. Choose a gap-map/1 or gapmap-seed/1 JSON file."],
  "bad-code": [400, "A join code has six letters and digits. Check it and type it again."],
  "bad-password": [400, "Choose a password of at least 12 characters."],
  "bad-setup-link": [
    403,
    "This set-up link has been used or is out of date. Start the server again and open the link it prints.",
  ],
  "wrong-sign-in": [401, "The e-mail address or the password is not right. Try again."],
  "not-signed-in": [401, "Sign in, or join with a code, and try again."],
  forbidden: [403, "Your role on this map does not allow that. Ask a facilitator."],
  locked: [403, "The map is locked. Ask a facilitator to unlock it."],
  "not-on-map": [403, "You are not on this map. Ask its facilitator for the join code."],
  "not-a-facilitator": [403, "Only people with a facilitator account can do that."],
  "door-closed": [
    403,
    "The door to this map is closed. Ask the facilitator to open it, then try again.",
  ],
  removed: [403, "A facilitator removed you from this map. Speak to them to come back."],
  "other-site": [403, "The request came from another site, so nothing was changed."],
  "unknown-code": [
    404,
    "No map has this code, or the code has been changed. Check it with your facilitator.",
  ],
  "map-not-found": [404, "There is no such map."],
  "version-not-found": [404, "There is no version with that number."],
  "person-not-found": [404, "That person is not on this map."],
  "not-found": [404, "There is nothing at this address."],
  "method-not-allowed": [405, "This address does not take that kind of request."],
  "email-taken": [409, "There is already an account with this e-mail address."],
  "nothing-changed": [409, "Nothing has changed since the last version, so none was saved."],
  "last-facilitator": [409, "A map needs a facilitator. Make somebody else facilitator first."],
  "too-large": [413, "That is too large. The limit is 1 MiB, or 8 MiB for a map file."],
  "wrong-format": [415, "Send the request as JSON (Content-Type: application/json)."],
  "unknown-format": [400, "Choose one of the formats json, csv, svg, png or pdf."],
  "too-many-attempts": [429, "Too many attempts. Wait a few minutes and try again."],
  unavailable: [503, "The workshop is not being served just now. Try again in a moment."],
  internal: [500, "Something went wrong on our side. Nothing was changed. Try again."],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof kinds;

/** Why a request was not carried out, in a form that may be shown to the person who asked. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  /** The version meant, where the problem is about one. */
  readonly number?: number;
  /** Seconds until it is worth trying again. */
  readonly retryAfter?: number;
}

/** A problem in its usual words, or in better ones for this case. */
export function problem(code: ProblemCode, details: Partial<Omit<Problem, "code">> = {}): Problem {
  return { code, message: kinds[code][1], ...details };
}

/** The HTTP status that goes with a problem. */
export function statusOf(code: ProblemCode): number {
  return kinds[code][0];
}

/** The answer to a request that was not carried out: `{"error": {"code", "message"}}`. */
export function refuse(found: Problem): Response {
  const { retryAfter, ...error } = found;
  return Response.json(
    { error },
    {
      status: statusOf(found.code),
      headers: {
        "Cache-Control": "no-store",
        ...(retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) }),
      },
    },
  );
}
