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
  const answer: unknown = await sent.json().catch(() => undefined);
  return sent.ok ? ok(answer) : fail(refusalIn(answer));
}

/** A text in an answer, by its name, or undefined where it is none. */
export function textIn(answer: unknown, name: string): string | undefined {
  if (typeof answer !== "object" || answer === null) return undefined;
  const value: unknown = Reflect.get(answer, name);
  return typeof value === "string" ? value : undefined;
}

const unreachable: Refusal = {
  code: "unreachable",
  message: "We could not reach the server. Check your connection and try again.",
};

function refusalIn(answer: unknown): Refusal {
  const error: unknown =
    typeof answer === "object" && answer !== null ? Reflect.get(answer, "error") : undefined;
  const message = textIn(error, "message");
  return message === undefined
    ? { code: "internal", message: "Something went wrong on our side. Try again in a moment." }
    : { code: textIn(error, "code") ?? "internal", message };
}
