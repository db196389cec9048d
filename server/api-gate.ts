import type { IncomingMessage, ServerResponse } from "node:http";
import { type Problem, problem, statusOf } from "./errors.ts";
import { paths } from "./openapi-paths.ts";

/** An address that no page and no file has. */
const NOWHERE = "/no-such-page";

const routes = Object.entries(paths).map(([path, operations]) => ({
  shape: new RegExp(
    `^${path
      .replace(".", "\\.")
      .replace("{nextauth}", ".+")
      .replace(/\{\w+\}/g, "[^/]+")}/?$`,
  ),
  methods: Object.keys(operations).map((method) => method.toUpperCase()),
}));

/** Why the API has nothing for this method at this address; undefined where it has, and outside the API. */
export function nothingFor(
  method: string,
  url: string,
): (Problem & { allow?: string }) | undefined {
  const [path = ""] = url.split("?");
  if (path !== "/api" && !path.startsWith("/api/")) return undefined;
  if (!isReadable(path)) return problem("bad-request");
  const found = routes.find(({ shape }) => shape.test(path));
  if (found === undefined) return problem("not-found");
  const asked = method === "HEAD" ? "GET" : method;
  if (found.methods.includes(asked)) return undefined;
  return { ...problem("method-not-allowed"), allow: found.methods.join(", ") };
}

/** Whether an address is text: no broken letters, and no signs that cannot be written. */
function isReadable(path: string): boolean {
  try {
    return !/\p{Cc}/u.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}

/** The address to answer for: what cannot be read is no address of ours, and its page says so. */
export function readableAddress(url: string): string {
  return isReadable(url.split("?")[0] ?? "") ? url : NOWHERE;
}

/** Answers requests that the API has nothing for, in its own words; true when it did. Pages answer theirs. */
export function turnAway(request: IncomingMessage, response: ServerResponse): boolean {
  const found = nothingFor(request.method ?? "GET", request.url ?? "/");
  if (found === undefined) return false;
  const { code, message, allow } = found;
  response.writeHead(statusOf(code), {
    "Content-Type": "application/json",
    "Cache-Control": "no-store",
    ...(allow === undefined ? {} : { Allow: allow }),
  });
  response.end(JSON.stringify({ error: { code, message } }));
  return true;
}
