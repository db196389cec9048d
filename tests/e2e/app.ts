import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** How the product is started: with settings beside its own port and data, or for development. */
interface How {
  readonly settings?: Readonly<Record<string, string>>;
  readonly dev?: boolean;
}

/** The product as an operator runs it: a process of its own, its own data, started with the one command. */
export class App {
  readonly #data = mkdtempSync(join(tmpdir(), "gap-map-e2e-"));
  readonly #dev: boolean;
  readonly #settings: Readonly<Record<string, string>>;
  readonly port: number;
  #process: ChildProcess | undefined;
  /** Everything the console said since the last start. */
  console = "";

  private constructor(port: number, { settings = {}, dev = false }: How) {
    this.port = port;
    this.#settings = settings;
    this.#dev = dev;
  }

  static async start(how: How = {}): Promise<App> {
    const app = new App(await freePort(), how);
    await app.start();
    return app;
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  /** The set-up link, as printed. */
  get setupLink(): string {
    return this.#printed(/http\S+\/setup\?token=\S+/);
  }

  /** The link into the demonstration workshop, as printed. */
  get demoLink(): string {
    return this.#printed(/http\S+\/join\/\S+/);
  }

  #printed(pattern: RegExp): string {
    const found = pattern.exec(this.console)?.[0];
    if (found === undefined) throw new Error(`not printed: ${pattern}\n${this.console}`);
    return found;
  }

  /** Resolves when the links have been printed. Settings given here count until it is stopped. */
  async start(settings: Readonly<Record<string, string>> = {}): Promise<void> {
    this.console = "";
    const script = ["server/scripts/start.mjs", ...(this.#dev ? ["--dev"] : [])];
    const child = spawn(process.execPath, script, {
      cwd: root,
      env: {
        ...process.env,
        PORT: String(this.port),
        DATA_DIR: this.#data,
        NODE_ENV: this.#dev ? "development" : "production",
        ...this.#settings,
        ...settings,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#process = child;
    const ended = once(child, "exit");
    const ready = new Promise<void>((resolve) => {
      const hear = (chunk: Buffer) => {
        this.console += chunk.toString();
        if (this.console.includes('"event":"started"')) resolve();
      };
      child.stdout?.on("data", hear);
      child.stderr?.on("data", hear);
    });
    await Promise.race([ready, ended]);
    if (child.exitCode !== null) throw new Error(`the server did not start:\n${this.console}`);
  }

  /** Ends the process as a power cut would; it says no goodbye. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** Ends the process as Ctrl-C does, and forgets its data. */
  async stop(): Promise<void> {
    await this.#end("SIGINT");
    rmSync(this.#data, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#process;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return null;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
    return child.exitCode;
  }

  /** Runs an admin command beside the running server and gives what it printed as JSON. */
  async admin(...args: readonly string[]): Promise<Record<string, unknown>> {
    const child = spawn(process.execPath, ["server/scripts/admin.mjs", ...args], {
      cwd: root,
      env: {
        ...process.env,
        DATA_DIR: this.#data,
        PORT: String(this.port),
        ...this.#settings,
      },
      stdio: ["pipe", "pipe", "inherit"],
    });
    child.stdin?.end(PASSWORD);
    let said = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    await once(child, "close");
    return JSON.parse(said) as Record<string, unknown>;
  }
}

/** Long enough, and nobody's. */
export const PASSWORD = "correct horse battery staple";

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0);
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
