"use client";

import { useCallback, useState } from "react";
import type { Workshop } from "./workshop-context.ts";

interface Findings extends Pick<Workshop, "lifted" | "lift"> {
  readonly open: boolean;
  readonly show: () => void;
  readonly close: () => void;
  /** What stands beside Map and List: details before findings. */
  readonly panel: "open" | "findings" | "closed";
}

/** Whether findings are open on this screen, and what they have lifted. */
export function useFindings({ chosen, choose }: Pick<Workshop, "chosen" | "choose">): Findings {
  const [open, setOpen] = useState(false);
  const [lifted, lift] = useState<Workshop["lifted"]>();
  const show = useCallback(() => {
    choose(undefined);
    setOpen(true);
  }, [choose]);
  const close = useCallback(() => setOpen(false), []);
  const beside = open ? "findings" : "closed";
  return { open, show, close, lifted, lift, panel: chosen === undefined ? beside : "open" };
}
