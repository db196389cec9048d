import { execFileSync, spawn } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { Client } from "pg";
import { connect, type Database, embeddedConnection } from "#server/db.ts";
import { serve } from "#server/embedded-db-socket.ts";

export type StoreName = "pglite" | "postgres";

const POSTGRES = "/usr/lib/postgresql";

/** The stores that can be tested on this machine: `describe.each(stores)("on %s", (store) => …)`. */
export const stores: readonly StoreName[] =
  programs() === undefined ? ["pglite"] : ["pglite", "postgres"];

/** A fresh database with all tables, and how to close it. */
export function withDatabase(store: StoreName = "pglite"): Promise<Database> {
  return store === "pglite" ? freshPglite() : freshPostgres();
}

async function freshPglite(): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), "gm-"));
  const pglite = await PGlite.create({ loadDataDir: await template() });
  const server = await serve(pglite, folder, (cause) => {
    throw cause;
  });
  const database = await connect(embeddedConnection(folder));
  return {
    ...database,
    close: async () => {
      await database.close();
      await server.stop();
      await pglite.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Making a database from nothing takes seconds, so an empty one is kept from run to run. */
async function template(): Promise<Blob> {
  const version = readFileSync(
    fileURLToPath(new URL("../../node_modules/@electric-sql/pglite/package.json", import.meta.url)),
  );
  const key = createHash("sha256").update(version).digest("hex").slice(0, 12);
  const path = join(tmpdir(), `gap-map-tests-empty-${key}.tar`);
  if (!existsSync(path)) {
    const empty = await PGlite.create();
    const dumped = await empty.dumpDataDir("none");
    await empty.close();
    const part = `${path}.${randomUUID()}`;
    writeFileSync(part, new Uint8Array(await dumped.arrayBuffer()));
    renameSync(part, path);
  }
  return new Blob([readFileSync(path)]);
}

/** A private PostgreSQL, to be held up and let go again. */
export interface Cluster {
  readonly folder: string;
  /** All its processes stand still, as on a machine whose disk hangs; who asks gets no answer and no error. */
  hold(): void;
  /** They go on where they stood. */
  release(): void;
  stop(): void;
}

let cluster: Promise<Cluster> | undefined;

async function freshPostgres(): Promise<Database> {
  cluster ??= startCluster();
  const { folder } = await cluster;
  const name = await emptyDatabase(folder);
  const database = await connect({ host: folder, port: 5432, user: "postgres", database: name });
  return {
    ...database,
    close: async () => {
      await database.close();
      await onServer(folder, `drop database ${name} with (force)`);
    },
  };
}

/** Makes a database without tables and gives its name. */
async function emptyDatabase(folder: string): Promise<string> {
  const name = `t_${randomUUID().replaceAll("-", "")}`;
  await onServer(folder, `create database ${name}`);
  return name;
}

/**
 * A PostgreSQL with an empty database, and the DATABASE_URL by which the product reaches it. A durable
 * one waits for the disk at each commit, as in production.
 */
export async function ownPostgres(durable = false): Promise<Cluster & { readonly url: string }> {
  const own = await startCluster(durable);
  const name = await emptyDatabase(own.folder);
  return { ...own, url: `postgres://postgres@localhost/${name}?host=${own.folder}` };
}

async function onServer(folder: string, statement: string): Promise<void> {
  const client = new Client({ host: folder, port: 5432, user: "postgres", database: "postgres" });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** A private PostgreSQL for this test file. It ends with the file's process. */
async function startCluster(durable = false): Promise<Cluster> {
  const bin = programs();
  if (bin === undefined) throw new Error(`PostgreSQL is not installed in ${POSTGRES}.`);
  const folder = mkdtempSync(join(tmpdir(), "gm-pg-"));
  const identity = postgresIdentity();
  if (identity !== undefined) chownSync(folder, identity.uid, identity.gid);
  chmodSync(folder, 0o700);
  const data = join(folder, "data");
  execFileSync(join(bin, "initdb"), ["-D", data, "-U", "postgres", "-A", "trust", "-N"], {
    ...identity,
    stdio: "ignore",
  });
  const settings = ["-c", "listen_addresses=", "-c", `unix_socket_directories=${folder}`];
  const hurry = durable ? [] : ["-F"];
  const server = spawn(join(bin, "postgres"), ["-D", data, ...hurry, ...settings], {
    ...identity,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const toAll = (signal: NodeJS.Signals): void => {
    for (const pid of familyOf(server.pid ?? 0)) process.kill(pid, signal);
  };
  const stop = endWithUs(server.pid ?? 0, folder);
  server.stderr.setEncoding("utf8");
  for await (const text of server.stderr) {
    if (String(text).includes("ready to accept connections")) break;
  }
  return { folder, stop, hold: () => toAll("SIGSTOP"), release: () => toAll("SIGCONT") };
}

/**
 * Ends it, and clears its folder away, when asked to or when this process is gone, however it went:
 * a test runner ends its workers without a word. Whoever waits at the other end of a pipe notices.
 */
function endWithUs(pid: number, folder: string): () => void {
  const script =
    'read _; kill -CONT "$0"; kill -QUIT "$0"; while kill -0 "$0"; do sleep 0.1; done; rm -rf "$1"';
  const watcher = spawn("sh", ["-c", script, String(pid), folder], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  watcher.unref();
  (watcher.stdin as Socket).unref();
  return () => watcher.stdin.end();
}

/** A process that is still there, and its children. */
function familyOf(pid: number): number[] {
  const list = `/proc/${pid}/task/${pid}/children`;
  if (!existsSync(list)) return [];
  const children = readFileSync(list, "utf8").split(" ").filter(Boolean).map(Number);
  return [pid, ...children];
}

/** PostgreSQL refuses to run as root. */
function postgresIdentity(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string) =>
    Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: idOf("-u"), gid: idOf("-g") };
}

function programs(): string | undefined {
  if (!existsSync(POSTGRES)) return undefined;
  const newest = readdirSync(POSTGRES).sort((a, b) => Number(b) - Number(a))[0];
  const bin = join(POSTGRES, newest ?? "", "bin");
  return existsSync(join(bin, "initdb")) ? bin : undefined;
}
