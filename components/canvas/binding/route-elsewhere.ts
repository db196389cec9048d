import type { Routes, RoutingTask } from "#lib/scene/route.ts";
import { type Router, routeNow } from "./router.ts";

/** A thread that routes rests so long after each answer, in milliseconds: on a busy map something always moves. */
const REST = 100;

/** Routes on a thread of its own, so that nobody's typing or dragging waits; where none can be had, here. */
export class RoutingThread {
  #worker: Worker | undefined;
  #waiting: { readonly task: RoutingTask; readonly done: (routes: Routes) => void } | undefined;
  #answered = -Infinity;

  constructor() {
    this.#worker = new Worker(new URL("./route-worker.ts", import.meta.url), { type: "module" });
    this.#worker.onmessage = ({ data }: MessageEvent<Routes>) => this.#answer(data);
    this.#worker.onerror = () => this.#giveUp();
  }

  readonly route: Router = (task, done) => {
    if (this.#worker === undefined) return routeNow(task, done);
    this.#waiting = { task, done };
    const rest = Math.max(0, this.#answered + REST - performance.now());
    if (rest === 0) this.#worker.postMessage(task);
    else setTimeout(() => this.#worker?.postMessage(task), rest);
  };

  stop(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#waiting = undefined;
  }

  #answer(routes: Routes): void {
    const { done } = this.#waiting ?? {};
    this.#waiting = undefined;
    this.#answered = performance.now();
    done?.(routes);
  }

  #giveUp(): void {
    const waiting = this.#waiting;
    this.stop();
    if (waiting !== undefined) routeNow(waiting.task, waiting.done);
  }
}
