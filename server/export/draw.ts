import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Result } from "#lib/result.ts";
import type { Problem } from "#server/errors.ts";
import type { Drawing, Drawn } from "./drawing.ts";

interface Waiting {
  readonly resolve: (result: Result<Uint8Array, Problem>) => void;
  readonly reject: (cause: Error) => void;
}

/** The thread that draws, with those who wait for it. */
interface Studio {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
  idle: NodeJS.Timeout | undefined;
}

/** A thread without work ends after this long, and gives its memory back. */
const IDLE_MS = 60_000;

let studio: Studio | undefined;
let last = 0;

/** Has a picture drawn on the drawing thread. Rejects when the thread ends in the middle of it. */
export function draw(wanted: Omit<Drawing, "id">): Promise<Result<Uint8Array, Problem>> {
  const here = studio ?? openStudio();
  clearTimeout(here.idle);
  last += 1;
  const id = last;
  return new Promise((resolve, reject) => {
    here.waiting.set(id, { resolve, reject });
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
  if ("result" in drawn) waiting?.resolve(drawn.result);
  else waiting?.reject(new Error(drawn.failure));
  if (here.waiting.size > 0) return;
  here.worker.unref();
  here.idle = setTimeout(() => void here.worker.terminate(), IDLE_MS).unref();
}

function close(here: Studio, cause: Error): void {
  clearTimeout(here.idle);
  if (studio === here) studio = undefined;
  for (const { reject } of here.waiting.values()) reject(cause);
  here.waiting.clear();
}
