import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { fail, type Result } from "#lib/result.ts";
import { type Problem, problem } from "#server/errors.ts";
import type { Drawing, Drawn } from "./drawing.ts";

interface Waiting {
  readonly resolve: (result: Result<Uint8Array, Problem>) => void;
  readonly reject: (cause: Error) => void;
  readonly limit: NodeJS.Timeout;
}

/** The thread that draws, with those who wait for it. */
interface Studio {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
  idle: NodeJS.Timeout | undefined;
}

/** A thread without work ends after this long, and gives its memory back. */
const IDLE_MS = 60_000;

/** A picture that takes longer is given up, so that nobody waits behind it for ever. */
const LONGEST_MS = 120_000;

let studio: Studio | undefined;
let last = 0;

/** Has a picture drawn on the drawing thread. Fails when that takes too long, and rejects when the thread ends in the middle of it. */
export function draw(wanted: Omit<Drawing, "id">): Promise<Result<Uint8Array, Problem>> {
  const here = studio ?? openStudio();
  clearTimeout(here.idle);
  last += 1;
  const id = last;
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => giveUp(here, id), LONGEST_MS);
    here.waiting.set(id, { resolve, reject, limit });
    here.worker.ref();
    here.worker.postMessage({ ...wanted, id } satisfies Drawing);
  });
}

function openStudio(): Studio {
  // Put together so that the bundler of the pages cannot follow it: it would pack the drawing libraries and tsx.
  const file = ["server", "export", "draw-thread.mjs"].reduce(
    (path, part) => join(path, part),
    process.cwd(),
  );
  const worker = new Worker(file, {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 1_024 },
  });
  const made: Studio = { worker, waiting: new Map(), idle: undefined };
  worker.on("message", (drawn: Drawn) => deliver(made, drawn));
  worker.on("error", (cause) => close(made, cause));
  worker.on("exit", () => close(made, new Error("The drawing thread ended.")));
  studio = made;
  return made;
}

function deliver(here: Studio, drawn: Drawn): void {
  const waiting = here.waiting.get(drawn.id);
  here.waiting.delete(drawn.id);
  clearTimeout(waiting?.limit);
  if ("result" in drawn) waiting?.resolve(drawn.result);
  else waiting?.reject(new Error(drawn.failure));
  if (here.waiting.size > 0) return;
  here.worker.unref();
  here.idle = setTimeout(() => void here.worker.terminate(), IDLE_MS).unref();
}

function giveUp(here: Studio, id: number): void {
  const message = "The map takes too long to draw. Choose JSON or CSV, or leave out texts.";
  here.waiting.get(id)?.resolve(fail(problem("too-large", { message })));
  here.waiting.delete(id);
  void here.worker.terminate();
}

function close(here: Studio, cause: Error): void {
  clearTimeout(here.idle);
  if (studio === here) studio = undefined;
  for (const { reject, limit } of here.waiting.values()) {
    clearTimeout(limit);
    reject(cause);
  }
  here.waiting.clear();
}
