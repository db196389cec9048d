import { fail, ok, type Result } from "#lib/result.ts";

/** Why a request was not carried out, in words for the person who asked. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
}

/** Sends JSON to our own server. The answer is unknown JSON; a refusal or a lost connection comes back in words. */
export async function send(
  method: "POST" | "PUT" | "DELETE",
  address: string,
  body?: unknown,
): Promise<Result<unknown, Refusal>> {
  const sent = await fetch(address, {
    method,
    headers: { "Content-Type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => undefined);
  if (sent === undefined) return fail(unreachable);
  if (!sent.ok) return fail(await refusalIn(sent));
  return ok(await sent.json().catch(() => undefined));
}

/** A text in an answer, by its name, or undefined where it is none. */
export function textIn(answer: unknown, name: string): string | undefined {
  if (typeof answer !== "object" || answer === null) return undefined;
  const value: unknown = Reflect.get(answer, name);
  return typeof value === "string" ? value : undefined;
}

/** Whether the session has ended: whoever comes back in, in another tab, can go on here. */
export function isLost({ code }: Refusal): boolean {
  return code === "not-signed-in" || code === "not-on-map";
}

/** What is said when no answer came at all. */
export const unreachable: Refusal = {
  code: "unreachable",
  message: "We could not reach the server. Check your connection and try again.",
};

/** The server's own words, from an answer that is a refusal. */
export async function refusalIn(refused: Response): Promise<Refusal> {
  const answer: unknown = await refused.json().catch(() => undefined);
  const error: unknown =
    typeof answer === "object" && answer !== null ? Reflect.get(answer, "error") : undefined;
  const message = textIn(error, "message");
  return message === undefined
    ? { code: "internal", message: "Something went wrong on our side. Try again in a moment." }
    : { code: textIn(error, "code") ?? "internal", message };
}
