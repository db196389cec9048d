import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Jobs } from "./jobs.ts";

type Job = keyof Jobs;
type Wanted<J extends Job> = Parameters<Jobs[J]>[0];
type Made<J extends Job> = Awaited<ReturnType<Jobs[J]>>;

/** A job as it goes to the thread. */
export interface Question {
  readonly id: number;
  readonly job: Job;
  readonly wanted: unknown;
}

/** What comes back: what was made, or the stack of a bug. */
export type Answer =
  | { readonly id: number; readonly made: unknown }
  | { readonly id: number; readonly failure: string };

/** A job was given up because it took too long. */
export class TookTooLong extends Error {}

interface Waiting {
  readonly resolve: (made: unknown) => void;
  readonly reject: (cause: Error) => void;
  readonly limit: NodeJS.Timeout;
}

/** A thread without work ends after this long, and gives its memory back. */
const IDLE_MS = 60_000;

/** A job that takes longer is given up, so that nobody waits behind it for ever. */
const LONGEST_MS = 120_000;

/** A thread that is opened when there is work, does one job after the other, and ends when there has been none for a while. */
class Thread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #idle: NodeJS.Timeout | undefined;
  #last = 0;

  constructor(onEnd: () => void) {
    // Put together so that the bundler of the pages cannot follow it: it would pack the drawing libraries and tsx.
    const file = ["server", "aside", "thread.mjs"].reduce(
      (path, part) => join(path, part),
      process.cwd(),
    );
    this.#worker = new Worker(file, {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 1_024 },
    });
    const end = (cause: Error) => {
      onEnd();
      this.#dismiss(cause);
    };
    this.#worker.on("message", (answer: Answer) => this.#deliver(answer));
    this.#worker.on("error", end);
    this.#worker.on("exit", () => end(new Error("The thread ended.")));
  }

  ask(job: Job, wanted: unknown): Promise<unknown> {
    clearTimeout(this.#idle);
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => this.#giveUp(id), LONGEST_MS);
      this.#waiting.set(id, { resolve, reject, limit });
      this.#worker.ref();
      this.#worker.postMessage({ id, job, wanted } satisfies Question);
    });
  }

  #deliver(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    clearTimeout(waiting?.limit);
    if ("made" in answer) waiting?.resolve(answer.made);
    else waiting?.reject(new Error(answer.failure));
    if (this.#waiting.size > 0) return;
    this.#worker.unref();
    this.#idle = setTimeout(() => void this.#worker.terminate(), IDLE_MS).unref();
  }

  #giveUp(id: number): void {
    this.#waiting.get(id)?.reject(new TookTooLong());
    this.#waiting.delete(id);
    void this.#worker.terminate();
  }

  #dismiss(cause: Error): void {
    clearTimeout(this.#idle);
    for (const { reject, limit } of this.#waiting.values()) {
      clearTimeout(limit);
      reject(cause);
    }
    this.#waiting.clear();
  }
}

/** Files may take a minute; answers for a screen do not wait behind them. */
type Name = "files" | "answers";
const threads: Partial<Record<Name, Thread>> = {};

function thread(name: Name): Thread {
  const open = threads[name];
  if (open !== undefined) return open;
  const opened = new Thread(() => {
    if (threads[name] === opened) delete threads[name];
  });
  threads[name] = opened;
  return opened;
}

/**
 * Has a job done on a thread of its own: whoever is connected to a map waits for none of it. Rejects with
 * `TookTooLong` when it takes two minutes, and when the thread ends in the middle of it.
 */
export async function aside<J extends Job>(job: J, wanted: Wanted<J>): Promise<Made<J>> {
  const name = job === "file" || job === "papers" ? "files" : "answers";
  return (await thread(name).ask(job, wanted)) as Made<J>;
}
