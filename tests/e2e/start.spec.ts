import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { WebSocket } from "ws";
import { closeCodes } from "#lib/wire/close-codes.ts";
import { expect, test } from "./workshop.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

type Settings = Readonly<Record<string, string>>;

let data: string;
test.beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "gap-map-start-"));
});
test.afterEach(() => rmSync(data, { recursive: true, force: true }));

/** What `npm start` runs, in a group of its own, as a terminal has it. */
class Started {
  readonly process: ChildProcess;
  readonly ended: Promise<unknown[]>;
  stdout = "";
  stderr = "";

  constructor(settings: Settings) {
    this.process = spawn(process.execPath, ["server/scripts/start.mjs"], {
      cwd: root,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NODE_ENV: "production", DATA_DIR: data, ...settings },
    });
    this.ended = once(this.process, "close");
    this.process.stdout?.on("data", (chunk: Buffer) => {
      this.stdout += chunk.toString();
    });
    this.process.stderr?.on("data", (chunk: Buffer) => {
      this.stderr += chunk.toString();
    });
  }

  /** Resolves when it says that it has started, or has ended. */
  async up(): Promise<this> {
    while (!this.stderr.includes('"event":"started"') && this.process.exitCode === null) {
      await Promise.race([once(this.process.stderr ?? this.process, "data"), this.ended]);
    }
    expect(this.process.exitCode, this.stderr).toBeNull();
    return this;
  }

  /** The processes that are still there: the server, its database, and whatever it left behind. */
  get group(): number[] {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => groupOf(pid) === this.process.pid);
  }

  /** A terminal sends it to everything it runs. */
  async ctrlC(): Promise<number | null> {
    process.kill(-(this.process.pid ?? 0), "SIGINT");
    await this.ended;
    return this.process.exitCode;
  }
}

function groupOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, , group] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return state === "Z" ? undefined : Number(group);
  } catch {
    return undefined;
  }
}

/** Listens on a port, any free one when none is named, and gives it. */
async function listen(port = 0): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer();
  server.listen(port);
  await once(server, "listening");
  const address = server.address();
  const close = async () => {
    server.close();
    await once(server, "close");
  };
  return { port: typeof address === "object" ? (address?.port ?? 0) : 0, close };
}

test("started again, it builds nothing and is up in seconds; Ctrl-C ends it with everything it started", async () => {
  const { port, close } = await listen();
  await close();
  const first = await new Started({ PORT: String(port) }).up();
  expect(await first.ctrlC()).toBe(0);

  const before = Date.now();
  const again = await new Started({ PORT: String(port) }).up();
  // Two or three on a machine with nothing else to do.
  expect(Date.now() - before).toBeLessThan(60_000);
  expect(again.stdout).not.toMatch(/Installing|Building/);
  const [mapPath] = /\/join\/\w+/.exec(again.stdout) ?? [];
  const url = `http://localhost:${port}`;
  const joined = await fetch(`${url}/api/join`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code: mapPath?.split("/").at(-1), name: "Tom", organisation: "AWP" }),
  });
  const { mapId } = (await joined.json()) as { mapId: string };
  const cookie = joined.headers.get("set-cookie")?.split(";")[0] ?? "";
  const socket = new WebSocket(`${url.replace("http", "ws")}/sync/${mapId}`, {
    headers: { cookie },
  });
  await once(socket, "open");
  const closed = once(socket, "close");
  expect(again.group).toHaveLength(2);

  expect(await again.ctrlC()).toBe(0);
  expect((await closed)[0]).toBe(closeCodes.restart);
  expect(again.group).toEqual([]);
  expect(existsSync(join(data, "db.lock"))).toBe(false);
  expect(readdirSync(join(data, "db.sock"))).toEqual([]);
  await (await listen(port)).close();
});

test("a wrong setting stops the start with one line that names it", async () => {
  const taken = await listen();
  const wrong: readonly (readonly [Settings, RegExp])[] = [
    [{ PORT: "abc" }, /PORT: must be a whole number/],
    [{ PORT: String(taken.port) }, /PORT: \d+ is taken\. Choose another/],
    [{ DATABASE_URL: "foo" }, /DATABASE_URL: must look like postgres:\/\//],
    [{ DATABASE_URL: "postgres://x@127.0.0.1:1/x" }, /DATABASE_URL: the database cannot be used/],
    [{ NEXTAUTH_URL: "not a url" }, /NEXTAUTH_URL: must be the public address/],
    [{ DATA_DIR: "/proc/gap-map" }, /DATA_DIR: cannot write to \/proc\/gap-map/],
  ];
  const free = await listen();
  await free.close();
  for (const [settings, line] of wrong) {
    const started = new Started({ PORT: String(free.port), ...settings });
    await started.ended;
    const what = JSON.stringify(settings);
    expect(started.process.exitCode, what).toBe(1);
    expect(started.stdout, what).toBe("");
    expect(started.stderr, what).toMatch(/^Gap Map did not start\. [^\n]+\.\n$/);
    expect(started.stderr, what).toMatch(line);
    expect(started.group, what).toEqual([]);
  }
  await taken.close();
});
