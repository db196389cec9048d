"use client";

import { useEffect, useState } from "react";
import { useSession } from "#components/room/session-context.ts";
import { type Analysis, analyse } from "#lib/gap-map/analysis/analyse.ts";
import { Thread } from "#lib/thread.ts";

/** What is found on the map, anew whenever anybody changes it; undefined until the first answer. */
export function useAnalysis(): Analysis | undefined {
  const { store } = useSession();
  const [analysis, setAnalysis] = useState<Analysis>();
  useEffect(() => {
    const worker = new Worker(new URL("./analysis-worker.ts", import.meta.url), { type: "module" });
    const thread = new Thread(worker, analyse);
    const ask = () => thread.ask(store.getSnapshot(), setAnalysis);
    const stop = store.subscribe(ask);
    ask();
    return () => {
      stop();
      thread.stop();
    };
  }, [store]);
  return analysis;
}
