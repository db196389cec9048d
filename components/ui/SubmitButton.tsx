"use client";

import type { ReactNode } from "react";
import { Button } from "./Button.tsx";
import { cx } from "./cx.ts";
import { useHydrated } from "./use-hydrated.ts";

interface Props {
  /** It is being sent. */
  readonly busy: boolean;
  readonly big?: boolean;
  readonly children: ReactNode;
}

/** Sends the form of a page, once the page runs. */
export function SubmitButton({ busy, big = false, children }: Props) {
  const waits = !useHydrated();
  return (
    <Button
      look="primary"
      type="submit"
      big={big}
      aria-busy={busy || waits}
      disabled={waits}
      className={cx(waits && "gm-button--waits")}
    >
      {children}
    </Button>
  );
}
