import { expect } from "vitest";
import { POST as postJoin } from "#app/api/join/route.ts";
import { PUT as putDoor } from "#app/api/maps/[mapId]/door/route.ts";
import { POST as postMap } from "#app/api/maps/route.ts";
import { createAccount, createApiToken } from "#server/people.ts";
import { newLimits } from "#server/rate-limit.ts";
import { setRuntime } from "#server/runtime.ts";
import { createSyncServer, type SyncServer } from "#server/sync/server.ts";
import { withDatabase } from "./database.ts";

/** What lives behind the routes while they are tested. */
export interface Behind {
  readonly sync: SyncServer;
  /** What went wrong and nobody expected. */
  readonly reported: readonly unknown[];
  /** Authorization of a facilitator, of another facilitator, and of a reviewer. */
  readonly fay: string;
  readonly stranger: string;
  readonly rex: string;
  readonly facilitatorId: string;
  close(): Promise<void>;
}

/** A database, a sync server, three accounts, and a clock for the limits that stands still. */
export async function serveApi(): Promise<Behind> {
  const database = await withDatabase();
  const { db } = database;
  const sync = createSyncServer({
    db,
    authorise: () => Promise.reject(new Error("nobody connects here")),
    log: () => {},
  });
  const reported: unknown[] = [];
  const secret = "a secret for tests only, long enough";
  const limits = newLimits(() => 0);
  const report = (cause: unknown) => reported.push(cause);
  setRuntime({ db, secret, sync, publicUrl: undefined, limits, report });
  const account = async (email: string, role: "facilitator" | "reviewer") => {
    const made = await createAccount(db, { email, name: "Fay", organisation: "GK", role });
    const token = await createApiToken(db, email);
    if (!made.ok || !token.ok) throw new Error("no account");
    return { id: made.value.id, as: `Bearer ${token.value.token}` };
  };
  const fay = await account("fay@example.org", "facilitator");
  const stranger = await account("sam@example.org", "facilitator");
  const rex = await account("rex@example.org", "reviewer");
  return {
    ...{ sync, reported, fay: fay.as, stranger: stranger.as, rex: rex.as, facilitatorId: fay.id },
    async close() {
      await sync.drain();
      await database.close();
    },
  };
}

/** What a request carries. */
export interface Sent {
  readonly as?: string;
  readonly cookie?: string;
  readonly body?: unknown;
  readonly raw?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

type Route<P> = (request: Request, context: { params: Promise<P> }) => Promise<Response>;

/** Sends a request to a route and checks that a refusal has the shape of one. */
export async function send<P>(method: string, route: Route<P>, params: P, sent: Sent = {}) {
  const response = await route(requestFor(method, sent), { params: Promise.resolve(params) });
  const answer = (await response.json()) as Record<string, any>;
  if (response.status >= 400) expectProblem(answer);
  const { status } = response;
  return { status, answer, code: answer["error"]?.code as string | undefined, response };
}

/** Asks a route for a file. */
export async function download<P>(route: Route<P>, params: P, sent: Sent) {
  return { response: await route(requestFor("GET", sent), { params: Promise.resolve(params) }) };
}

function requestFor(method: string, { as, cookie, body, raw, query = "", headers }: Sent): Request {
  const text = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  return new Request(`http://map.example/api${query}`, {
    method,
    headers: {
      ...(text === undefined ? {} : { "Content-Type": "application/json" }),
      ...(as === undefined ? {} : { Authorization: as }),
      ...(cookie === undefined ? {} : { Cookie: cookie }),
      ...headers,
    },
    ...(text === undefined ? {} : { body: text }),
  });
}

/** `{"error": {"code", "message"}}` in words, and nothing of our insides. */
function expectProblem(answer: Record<string, any>): void {
  expect(Object.keys(answer)).toEqual(["error"]);
  expect(answer["error"].message).toMatch(/^[A-Z“].*\.$/s);
  expect(JSON.stringify(answer)).not.toMatch(/\bat .*\.ts|node_modules|select |insert /);
}

/** Parameters of a route that has none. */
export const none = {};

/** A Bristol map with its door open. */
export async function newMap(fay: string): Promise<{ mapId: string; code: string }> {
  const made = await send("POST", postMap, none, {
    as: fay,
    body: { title: "A map", template: "bristol" },
  });
  expect(made.status).toBe(201);
  const { id: mapId, joinCode: code } = made.answer;
  await send("PUT", putDoor, { mapId }, { as: fay, body: { open: true } });
  return { mapId, code };
}

/** Somebody who came in with the code. */
export async function guestOn(code: string, name = "Gus"): Promise<{ cookie: string; id: string }> {
  const body = { code, name, organisation: "Second Step" };
  const { response, answer } = await send("POST", postJoin, none, { body });
  const cookie = response.headers.get("set-cookie")?.split(";")[0] ?? "";
  return { cookie, id: answer["participant"].id };
}
