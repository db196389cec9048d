import { parentPort } from "node:worker_threads";
import type { Answer, Question } from "./aside.ts";
import { jobs } from "./jobs.ts";

/** Does what is asked of it, one after the other. */
parentPort?.on("message", async (question: Question) => {
  parentPort?.postMessage(await answerTo(question));
});

async function answerTo({ id, job, wanted }: Question): Promise<Answer> {
  try {
    // What is wanted goes with the job: `aside` takes no other pairs.
    return { id, made: await (jobs[job] as (wanted: unknown) => unknown)(wanted) };
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { id, failure };
  }
}
