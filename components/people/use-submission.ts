"use client";

import { useState } from "react";
import type { FieldError } from "#components/ui/ErrorSummary.tsx";

/** How sending ended: the page is being left, or what went wrong (nothing, when the form simply goes on). */
export type Outcome = "leaving" | readonly FieldError[];

/** How a form stands: what is wrong, whether it is being sent, and a key that is new for each attempt. */
export interface Submission {
  readonly errors: readonly FieldError[];
  readonly busy: boolean;
  readonly attempt: number;
  readonly errorOf: (field: string) => string | undefined;
  /** Sends with `act` when nothing is missing. */
  readonly submit: (missing: readonly FieldError[], act: () => Promise<Outcome>) => Promise<void>;
}

/** Checks, sends once, and keeps what is wrong. */
export function useSubmission(): Submission {
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);

  async function submit(
    missing: readonly FieldError[],
    act: () => Promise<Outcome>,
  ): Promise<void> {
    if (busy) return;
    setErrors(missing);
    setAttempt((count) => count + 1);
    if (missing.length > 0) return;
    setBusy(true);
    const outcome = await act();
    if (outcome === "leaving") return;
    setBusy(false);
    setErrors(outcome);
    setAttempt((count) => count + 1);
  }

  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return { errors, busy, attempt, errorOf, submit };
}
