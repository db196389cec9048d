import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { logError } from "./log.ts";

/** A PGlite that this process has open, in a child process. */
export interface EmbeddedDatabase {
  /** Close the database and wait until it is closed. */
  readonly stop: () => Promise<void>;
}

/** Start PGlite on this folder. Gives the process id of the one that already has it open instead. */
export async function startEmbedded(dataDir: string): Promise<EmbeddedDatabase | number> {
  const first = await launch(dataDir);
  if (typeof first === "number") return first;
  let child = first;
  let stopping = false;
  const keep = (): void => {
    child.once("exit", async (code) => {
      if (stopping) return;
      logError("embedded-database-ended", undefined, { code: code ?? -1 });
      const next = await launch(dataDir);
      if (typeof next === "number") return;
      child = next;
      if (stopping) child.disconnect();
      else keep();
    });
  };
  keep();
  return {
    stop: async () => {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

async function launch(dataDir: string): Promise<ChildProcess | number> {
  const child = fork(
    fileURLToPath(new URL("./embedded-db-process.ts", import.meta.url)),
    [dataDir],
    {
      cwd: fileURLToPath(new URL("..", import.meta.url)),
      execArgv: ["--import", "tsx"],
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    },
  );
  let complaint = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    complaint = `${complaint}${text}`.slice(-2_000);
  });
  const answer = await new Promise<unknown>((resolve) => {
    child.once("message", resolve);
    child.once("exit", () => resolve(undefined));
  });
  if (isOwned(answer)) return answer.pid;
  if (answer !== undefined) return child;
  throw new Error(`The embedded database in ${dataDir} did not open: ${lastLine(complaint)}`);
}

function isOwned(answer: unknown): answer is { readonly kind: "owned"; readonly pid: number } {
  return typeof answer === "object" && answer !== null && "pid" in answer;
}

function lastLine(text: string): string {
  const lines = text.split("\n").filter((line) => /^\w*Error\b/.test(line));
  return lines.at(-1) ?? "no reason given";
}
