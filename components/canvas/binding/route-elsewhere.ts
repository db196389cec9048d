import { measure } from "#lib/scene/measure.ts";
import { routePathways } from "#lib/scene/route.ts";
import { Thread } from "#lib/thread.ts";

/** Routes on a thread of its own. */
export function routingThread() {
  const worker = new Worker(new URL("./route-worker.ts", import.meta.url), { type: "module" });
  return new Thread(worker, (task: Parameters<typeof routePathways>[0]) =>
    routePathways(task, measure),
  );
}
