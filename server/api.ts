import { fail, ok, type Result } from "#lib/result.ts";
import { type Action, may } from "./access.ts";
import { type Authority, type PersonOnMap, whoIsAsking, whoOn } from "./auth.ts";
import { type Problem, problem, refuse } from "./errors.ts";
import { mapById } from "./maps.ts";
import { fromOtherSite } from "./origin.ts";
import type { Account } from "./people.ts";
import { type Runtime, runtime } from "./runtime.ts";

/** A request on its way to a server function. */
export interface Call<P> {
  readonly request: Request;
  readonly params: P;
  readonly here: Runtime;
  readonly authority: Authority;
}

type Handler<P> = (call: Call<P>) => Promise<Result<Response, Problem>>;

/** A route of the API: answers problems as JSON, keeps other sites out, and never shows a stack trace. */
export function route<P = Record<never, never>>(
  handle: Handler<P>,
): (request: Request, context: { readonly params: Promise<P> }) => Promise<Response> {
  return async (request, { params }) => {
    const here = runtime();
    const foreign = fromOtherSite(request.method, request, here.publicUrl);
    if (foreign !== undefined) return refuse(foreign);
    const authority: Authority = { db: here.db, secret: here.secret };
    try {
      const answer = await handle({ request, params: await params, here, authority });
      return answer.ok ? answer.value : (door(request, answer.error) ?? refuse(answer.error));
    } catch (error) {
      here.report(error, { method: request.method, path: new URL(request.url).pathname });
      return refuse(problem(here.sync.healthy() ? "internal" : "unavailable"));
    }
  };
}

/** Where a browser is led that follows a link, to an export say, as somebody the map does not know: the map's page says how to come in. */
function door({ method, headers, url }: Request, { code }: Problem): Response | undefined {
  const lost = code === "not-signed-in" || code === "not-on-map";
  if (!lost || method !== "GET" || headers.get("sec-fetch-mode") !== "navigate") return undefined;
  const page = /^\/api(\/maps\/[^/]+)\//.exec(new URL(url).pathname)?.[1];
  if (page === undefined) return undefined;
  return new Response(null, {
    status: 303,
    headers: { Location: page, "Cache-Control": "no-store" },
  });
}

/** The answer of a route that worked. Nothing of the API is kept by caches. */
export function answer(body: unknown, init: ResponseInit = {}): Result<Response, never> {
  return answerWritten(JSON.stringify(body), init);
}

/** The same for what is JSON already. */
export function answerWritten(json: string, init: ResponseInit = {}): Result<Response, never> {
  const headers = new Headers(init.headers);
  headers.set("Content-Type", "application/json");
  headers.set("Cache-Control", "no-store");
  return ok(new Response(json, { ...init, headers }));
}

/** The person asking, if they may do this on the map. Otherwise why not, in words. */
export async function whoMay(
  { request, params, authority }: Call<{ readonly mapId: string }>,
  action: Action,
): Promise<Result<PersonOnMap, Problem>> {
  const { mapId } = params;
  const person = await whoOn(mapId, request, authority);
  if (person === undefined) return fail(await whyNot(mapId, request, authority));
  const { role, locked } = person;
  if (may(role, action, { locked })) return ok(person);
  return fail(problem(may(role, action) ? "locked" : "forbidden"));
}

async function whyNot(mapId: string, request: Request, authority: Authority): Promise<Problem> {
  if ((await whoIsAsking(request, authority)) === undefined) return problem("not-signed-in");
  const known = (await mapById(authority.db, mapId)) !== undefined;
  return problem(known ? "not-on-map" : "map-not-found");
}

/** The account asking: by session or API token. */
export async function accountAsking({
  request,
  authority,
}: Pick<Call<unknown>, "request" | "authority">): Promise<Result<Account, Problem>> {
  const asker = await whoIsAsking(request, authority);
  return asker?.kind === "account" ? ok(asker.account) : fail(problem("not-signed-in"));
}
