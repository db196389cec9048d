"use client";

import type { ReactNode } from "react";
import { useHydrated } from "./use-hydrated.ts";

/** Fields whose words the page itself remembers. They wait until it runs, so that nothing typed is forgotten. */
export function ReadyFields({ children }: { readonly children: ReactNode }) {
  return (
    <fieldset className="gm-ready" disabled={!useHydrated()}>
      {children}
    </fieldset>
  );
}
