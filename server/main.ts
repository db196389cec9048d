import { once } from "node:events";
import { createServer, type IncomingMessage, Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import { fileURLToPath } from "node:url";
import next from "next";
import { readableAddress, turnAway } from "./api-gate.ts";
import { peopleOnMaps } from "./auth.ts";
import { keepDailyBackups } from "./daily-backups.ts";
import { type Database, openDatabase } from "./db.ts";
import { type Env, loadEnv, tellNextAuth } from "./env.ts";
import { greeting, whyNotStarted } from "./greeting.ts";
import { settleAddress } from "./headers.ts";
import { type LogFields, logError, logInfo } from "./log.ts";
import { ensureDemoMap } from "./maps.ts";
import { newMetrics } from "./metrics.ts";
import { issueSetupToken } from "./people.ts";
import { newLimits } from "./rate-limit.ts";
import { setRuntime } from "./runtime.ts";
import { secure } from "./security.ts";
import { redisBus } from "./several/redis-bus.ts";
import { authoriseWith } from "./sync/authorise.ts";
import { systemClock } from "./sync/clock.ts";
import { createSyncServer, type SyncServer } from "./sync/server.ts";

/** Whatever has not been finished by then is given up. */
const LONGEST_GOODBYE_MS = 25_000;
/** A terminal and npm both pass on one Ctrl-C; a second one by hand comes later. */
const SAME_CTRL_C_MS = 500;

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

interface Start {
  /** Serve pages from their sources as they change. */
  readonly dev: boolean;
  /** Builds the pages if that is due. */
  readonly build: () => Promise<void>;
}

/** Start everything on one port, say where it is to be found, and stop cleanly when told to. */
export async function main({ dev, build }: Start): Promise<void> {
  process.on("unhandledRejection", (cause) => logError("unhandled-rejection", cause));
  const env = loadEnv();
  if (!env.ok) return giveUp(env.error);
  tellNextAuth(env.value);
  try {
    const server = createServer();
    server.on("request", (request, response) => answer(request, response));
    let answer: Answer = notYet;
    server.listen(env.value.port, env.value.host);
    await once(server, "listening");
    // Not before: a running server's pages must not be replaced by those of one that cannot start.
    if (!dev) await build();
    const database = await openDatabase(env.value);
    const sync = openMaps(env.value, database);
    stopOnSignals(server, sync, database);
    answer = await pages(server, sync, env.value, dev);
    const demo = await ensureDemoMap(database.db);
    backUpDaily(env.value, database);
    const setupToken = await issueSetupToken(database.db);
    process.stdout.write(greeting(env.value, { setupToken, joinCode: demo.joinCode }));
    logInfo("started", { port: env.value.port, dev });
  } catch (cause) {
    giveUp(whyNotStarted(cause, env.value));
  }
}

/** The embedded database is not forced to disk, so it is backed up each day. A real one has its own keeper. */
function backUpDaily({ databaseUrl, dataDir }: Env, { db }: Database): void {
  if (databaseUrl !== undefined) return;
  keepDailyBackups({ db, folder: join(dataDir, "backups"), clock: systemClock });
}

/** Open the maps to everybody else in this process. */
function openMaps(env: Env, { db }: Database): SyncServer {
  const { secret, publicUrl, redisUrl, metricsToken, limits: syncLimits } = env;
  const authorise = authoriseWith({ db, secret });
  const log = (event: string, facts?: LogFields) => logInfo(event, facts);
  const bus = redisUrl === undefined ? undefined : redisBus(redisUrl, log);
  const metrics = metricsToken === undefined ? undefined : newMetrics(metricsToken);
  const sync = createSyncServer({
    ...{ db, authorise, log, limits: syncLimits },
    ...(metrics && { notes: metrics.notes }),
    lookUp: (asked) => peopleOnMaps(db, asked),
    ...(bus && { bus }),
  });
  const report = logError.bind(undefined, "request-failed");
  const shared = { db, secret, publicUrl, sync, limits: newLimits(), report };
  const shown = metrics && ((token: string | undefined) => metrics.show(token, sync.readings()));
  setRuntime(shown === undefined ? shared : { ...shared, metrics: shown });
  return sync;
}

/** Make Next ready, and the one place that decides who gets a WebSocket. Gives what answers a request. */
async function pages(server: Server, sync: SyncServer, env: Env, dev: boolean): Promise<Answer> {
  // Next listens for upgrades on the server it is given, and hangs up on those it does not know.
  const forNext = new Server();
  const dir = fileURLToPath(new URL("..", import.meta.url));
  const app = next({ dev, dir, httpServer: forNext });
  await app.prepare();
  const handle = app.getRequestHandler();
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    settleAddress(request, env.trustedProxies);
    if (request.url?.startsWith("/sync/")) sync.upgrade(request, socket, head);
    else if (dev && request.url?.startsWith("/_next/"))
      forNext.emit("upgrade", request, socket, head);
    else socket.destroy();
  });
  return (request, response) => {
    settleAddress(request, env.trustedProxies);
    secure(request, response, dev);
    if (sync.answer(request, response)) return;
    if (turnAway(request, response)) return;
    request.url = readableAddress(request.url ?? "/");
    handle(request, response).catch((cause: unknown) => {
      logError("page-failed", cause);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };
}

function notYet(request: IncomingMessage, response: ServerResponse): void {
  if (request.url === "/api/health?live") {
    response.writeHead(200, { "Content-Type": "application/json", "Cache-Control": "no-store" });
    response.end(JSON.stringify({ status: "ok" }));
    return;
  }
  response.writeHead(503, { "Content-Type": "application/json", "Retry-After": "2", Refresh: "2" });
  const message = "The server is starting. Try again in a moment.";
  response.end(JSON.stringify({ status: "unavailable", error: { code: "unavailable", message } }));
}

function stopOnSignals(server: Server, sync: SyncServer, database: Database): void {
  let asked: number | undefined;
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (asked !== undefined) {
      if (Date.now() - asked > SAME_CTRL_C_MS) process.exit(130);
      return;
    }
    asked = Date.now();
    logInfo("stopping", { signal });
    setTimeout(() => process.exit(1), LONGEST_GOODBYE_MS).unref();
    server.close();
    try {
      await sync.drain();
      server.closeAllConnections();
      await database.close();
      logInfo("stopped");
      process.exit(0);
    } catch (cause) {
      logError("stop-failed", cause);
      process.exit(1);
    }
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

function giveUp(line: string): never {
  process.stderr.write(`Gap Map did not start. ${line}\n`);
  process.exit(1);
}
