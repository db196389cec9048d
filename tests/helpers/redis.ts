import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A private Redis that keeps nothing on disk. It ends with the file's process. */
export class PrivateRedis {
  readonly url: string;
  readonly #port: number;
  readonly #folder = mkdtempSync(join(tmpdir(), "gm-redis-"));
  #server: ChildProcess | undefined;

  private constructor(port: number) {
    this.#port = port;
    this.url = `redis://127.0.0.1:${port}`;
    process.once("exit", () => {
      this.#server?.kill("SIGKILL");
      rmSync(this.#folder, { recursive: true, force: true });
    });
  }

  static async start(): Promise<PrivateRedis> {
    const redis = new PrivateRedis(await freePort());
    await redis.again();
    return redis;
  }

  /** Starts it, with nothing in it, and resolves when it answers. */
  async again(): Promise<void> {
    const settings = ["--port", String(this.#port), "--bind", "127.0.0.1", "--save", ""];
    const server = spawn("redis-server", [...settings, "--dir", this.#folder], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    this.#server = server;
    for await (const text of server.stdout) {
      if (String(text).includes("Ready to accept connections")) break;
    }
  }

  /** As if its machine lost power. */
  async kill(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined) return;
    const dead = once(server, "exit");
    server.kill("SIGKILL");
    await dead;
  }
}

/** A port that nobody listens on at the moment. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
