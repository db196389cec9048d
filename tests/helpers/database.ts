import { execFileSync, spawn } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
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
  /** It shuts down, and whoever is connected is cut off. */
  shutDown(): Promise<void>;
  startAgain(): Promise<void>;
  stop(): void;
}

/** A disk of so many MiB for the tables alone, where one can be had. */
interface SmallDisk {
  readonly mebibytes: number;
}

let cluster: Promise<Cluster> | undefined;

async function freshPostgres(): Promise<Database> {
  cluster ??= startCluster();
  const { folder } = await cluster;
  const name = await emptyDatabase(folder);
  const database = await connect(databaseIn(folder, name));
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

interface OwnPostgres extends Cluster {
  /** The DATABASE_URL by which the product reaches its database. */
  readonly url: string;
  /** Makes the tables, and connects. */
  open(): Promise<Database>;
}

/** A PostgreSQL with an empty database. A durable one waits for the disk at each commit, as in production. */
export async function ownPostgres(durable = false, disk?: SmallDisk): Promise<OwnPostgres> {
  const own = await startCluster(durable, disk);
  const name = await emptyDatabase(own.folder);
  return {
    ...own,
    url: `postgres://postgres@localhost/${name}?host=${own.folder}`,
    open: () => connect(databaseIn(own.folder, name)),
  };
}

function databaseIn(folder: string, database: string) {
  return { host: folder, port: 5432, user: "postgres", database };
}

async function onServer(folder: string, statement: string): Promise<void> {
  const client = new Client(databaseIn(folder, "postgres"));
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** A private PostgreSQL for this test file. It ends with the file's process. */
async function startCluster(durable = false, disk?: SmallDisk): Promise<Cluster> {
  const bin = programs();
  if (bin === undefined) throw new Error(`PostgreSQL is not installed in ${POSTGRES}.`);
  const folder = mkdtempSync(join(tmpdir(), "gm-pg-"));
  const identity = postgresIdentity();
  if (identity !== undefined) chownSync(folder, identity.uid, identity.gid);
  chmodSync(folder, 0o700);
  const data = join(folder, "data");
  if (disk !== undefined) mountDisk(data, disk, identity);
  // The log of changes stays off the small disk: PostgreSQL itself does not survive a full one there.
  const places = ["-D", data, "-X", join(folder, "wal")];
  execFileSync(join(bin, "initdb"), [...places, "-U", "postgres", "-A", "trust", "-N"], {
    ...identity,
    stdio: "ignore",
  });
  const settings = ["-c", "listen_addresses=", "-c", `unix_socket_directories=${folder}`];
  const hurry = durable ? [] : ["-F"];
  const start = async () => {
    const server = spawn(join(bin, "postgres"), ["-D", data, ...hurry, ...settings], {
      ...identity,
      stdio: ["ignore", "ignore", "pipe"],
    });
    server.stderr.setEncoding("utf8");
    for await (const text of server.stderr) {
      if (String(text).includes("ready to accept connections")) break;
    }
    return server;
  };
  let server = await start();
  const toAll = (signal: NodeJS.Signals): void => {
    for (const pid of familyOf(server.pid ?? 0)) process.kill(pid, signal);
  };
  return {
    folder,
    stop: endWithUs(folder),
    hold: () => toAll("SIGSTOP"),
    release: () => toAll("SIGCONT"),
    async shutDown() {
      const down = once(server, "exit");
      server.kill("SIGINT");
      await down;
    },
    async startAgain() {
      server = await start();
    },
  };
}

function mountDisk(at: string, { mebibytes }: SmallDisk, identity: Identity | undefined): void {
  mkdirSync(at);
  const owner = identity === undefined ? "" : `,uid=${identity.uid},gid=${identity.gid}`;
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${mebibytes}m,mode=700${owner}`, "tmpfs", at]);
}

/**
 * Ends it, and clears its folder away, when asked to or when this process is gone, however it went:
 * a test runner ends its workers without a word. Whoever waits at the other end of a pipe notices.
 */
function endWithUs(folder: string): () => void {
  const script = [
    'read _; read pid < "$0/data/postmaster.pid" && kill -CONT "$pid" && kill -QUIT "$pid"',
    'while kill -0 "$pid"; do sleep 0.1; done; umount "$0/data"; rm -rf "$0"',
  ].join("; ");
  const watcher = spawn("sh", ["-c", script, folder], {
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

interface Identity {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root. */
function postgresIdentity(): Identity | undefined {
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
