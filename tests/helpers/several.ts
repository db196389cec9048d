import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import * as Y from "yjs";
import { maps, participants } from "#drizzle/schema.ts";
import { connect, type Database } from "#server/db.ts";
import { seedDocument } from "#server/documents.ts";
import { newId } from "#server/secrets.ts";
import type { Bus, Pace } from "#server/several/bus.ts";
import { redisBus } from "#server/several/redis-bus.ts";
import { authoriseWith } from "#server/sync/authorise.ts";
import { docFromHistory } from "#server/sync/history.ts";
import { readHistory } from "#server/sync/postgres-store.ts";
import { issueSyncToken } from "#server/tokens.ts";
import { withDatabase } from "./database.ts";
import { Browser } from "./participant.ts";
import { PrivateRedis } from "./redis.ts";
import { TestServer } from "./sync-server.ts";
import { Witness } from "./witness.ts";

export const secret = "a secret of thirty-two letters!!";
/** Quicker than in earnest, so that tests need not wait. */
export const pace: Pace = { beat: 200, patience: 1_500, lease: 2_500, renew: 400 };

/** A server in this process, with connections of its own to the database and to Redis. */
export interface OneOfSeveral {
  readonly server: TestServer;
  readonly bus: Bus;
  readonly database: Database;
}

/** A server in a process of its own, and where it listens. */
export interface ServerProcess {
  readonly child: ChildProcess;
  readonly url: string;
}

/** A database and a Redis, and servers that share them. */
export class Cluster {
  readonly database: Database;
  readonly redis: PrivateRedis;
  readonly #browsers: Browser[] = [];
  readonly #servers: OneOfSeveral[] = [];
  readonly #processes: ChildProcess[] = [];

  private constructor(database: Database, redis: PrivateRedis) {
    this.database = database;
    this.redis = redis;
  }

  /** `database`: one of its own, to be shut down. */
  static async start(database?: Database): Promise<Cluster> {
    return new Cluster(database ?? (await withDatabase("postgres")), await PrivateRedis.start());
  }

  /** A map with these guests on it. */
  async map(...people: readonly string[]): Promise<string> {
    const { db } = this.database;
    const mapId = newId("map");
    await db.insert(maps).values({ id: mapId, title: "Map", joinCode: mapId });
    await seedDocument(db, mapId, Y.encodeStateAsUpdate(new Y.Doc()));
    await this.invite(mapId, ...people);
    return mapId;
  }

  /** Vera and mal may only read. */
  async invite(mapId: string, ...people: readonly string[]): Promise<void> {
    const { db } = this.database;
    for (const name of people) {
      const role = name === "vera" || name === "mal" ? "observer" : "contributor";
      const id = personOf(name, mapId);
      const guest = { id, mapId, deviceHash: id, name, organisation: "Org", role } as const;
      await db.insert(participants).values(guest);
    }
  }

  async token(name: string, mapId: string): Promise<string> {
    const pass = { mapId, personId: personOf(name, mapId), role: "contributor" } as const;
    return (await issueSyncToken(pass, secret)).token;
  }

  /** Somebody at a screen that speaks to the server at this address. */
  async browser(url: string, name: string, mapId: string): Promise<Browser> {
    const browser = new Browser(url, mapId, await this.token(name, mapId));
    browser.askToken = async () => ({ token: await this.token(name, mapId) });
    this.#browsers.push(browser);
    return browser;
  }

  /** The same, and they write down what they do, are told and hear. */
  async witness(url: string, name: string, mapId: string): Promise<Witness> {
    const witness = new Witness(url, mapId, name, await this.token(name, mapId));
    witness.browser.askToken = async () => ({ token: await this.token(name, mapId) });
    return witness;
  }

  async server(): Promise<OneOfSeveral> {
    const database = await connect(this.database.pool.options);
    const bus = redisBus(this.redis.url, () => {}, pace);
    const authorise = authoriseWith({ db: database.db, secret });
    const server = new TestServer(undefined, authorise, database.db, { bus, pace });
    const one = { server: await server.listen(), bus, database };
    this.#servers.push(one);
    return one;
  }

  async process(): Promise<ServerProcess> {
    const script = fileURLToPath(new URL("several-process.ts", import.meta.url));
    const { host, database } = this.database.pool.options;
    const databaseUrl = `postgres://postgres@localhost/${database}?host=${host}`;
    const args = ["--import", "tsx", script, databaseUrl, this.redis.url];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    this.#processes.push(child);
    const [line] = await once(child.stdout, "data");
    return { child, url: String(line).trim() };
  }

  /** The document as the database alone has it. */
  async committed(mapId: string): Promise<Y.Doc> {
    const history = await readHistory(this.database.db, mapId);
    if (history === undefined) throw new Error("no document");
    return docFromHistory(history, (what) => {
      throw new Error(what);
    });
  }

  /** Everybody goes home, and the servers in this process stop. */
  async clear(): Promise<void> {
    for (const browser of this.#browsers.splice(0)) browser.close();
    for (const { server, database } of this.#servers.splice(0)) {
      await server.close();
      await database.close();
    }
  }

  async stop(): Promise<void> {
    await this.clear();
    for (const child of this.#processes) child.kill("SIGKILL");
    await this.redis.kill();
    await this.database.close();
  }
}

/** The id of a guest of `map`. */
export function personOf(name: string, mapId: string): string {
  return `${name}-${mapId}`;
}
