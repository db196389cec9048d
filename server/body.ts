import type { z } from "zod";
import { fail, ok, type Result } from "#lib/result.ts";
import { read } from "#lib/wire/api.ts";
import { type Problem, problem } from "./errors.ts";

/** Largest bodies of requests, in bytes. */
export const bodyLimit = { form: 16 * 1024, json: 1024 * 1024, map: 8 * 1024 * 1024 } as const;

const deepest = 64;

/** The body of a request, read through a schema. Nothing larger, deeper or stranger gets past. */
export async function readBody<T>(
  request: Request,
  schema: z.ZodType<T>,
  limit: number = bodyLimit.json,
): Promise<Result<T, Problem>> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(type)) return fail(problem("wrong-format"));
  const text = await readText(request, limit);
  if (!text.ok) return text;
  const json = parseJson(text.value);
  if (!json.ok) return json;
  const parsed = read(schema, json.value);
  return parsed.ok ? parsed : fail(problem("bad-request", { message: parsed.error }));
}

/** The text of a body of at most so many bytes. */
export async function readText(request: Request, limit: number): Promise<Result<string, Problem>> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) return fail(problem("too-large"));
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of bytesOf(request)) {
      size += chunk.byteLength;
      if (size > limit) return fail(problem("too-large"));
      chunks.push(chunk);
    }
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks)));
  } catch {
    // Also when the other end has gone in the middle of it: nobody hears the answer then.
    return fail(problem("bad-json"));
  }
}

/** The stream of a body, which Node can walk though the types of the browser do not say so. */
function bytesOf(request: Request): AsyncIterable<Uint8Array> {
  return (request.body ?? new Blob([]).stream()) as unknown as AsyncIterable<Uint8Array>;
}

function parseJson(text: string): Result<unknown, Problem> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fail(problem("bad-json"));
  }
  return checkShape(json);
}

/** Walks without recursion, so that depth cannot exhaust the stack. */
function checkShape(json: unknown): Result<unknown, Problem> {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: json, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (value === null || typeof value !== "object") continue;
    if (depth > deepest) return fail(problem("too-deep"));
    if (Object.hasOwn(value, "__proto__")) {
      const message = "The name __proto__ is not allowed in a request.";
      return fail(problem("bad-request", { message }));
    }
    for (const inner of Object.values(value)) open.push({ value: inner, depth: depth + 1 });
  }
  return ok(json);
}
