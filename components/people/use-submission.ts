"use client";

import { useState } from "react";
import type { FieldError } from "#components/ui/ErrorSummary.tsx";

/** How a form stands: what is wrong, whether it is being sent, and a key that is new for each attempt. */
export interface Submission {
  readonly errors: readonly FieldError[];
  readonly busy: boolean;
  readonly attempt: number;
  readonly errorOf: (field: string) => string | undefined;
  /** Sends with `act` when nothing is missing. `act` gives what went wrong, or nothing when the page is being left. */
  readonly submit: (
    missing: readonly FieldError[],
    act: () => Promise<readonly FieldError[]>,
  ) => Promise<void>;
}

/** Checks, sends once, and keeps what is wrong. */
export function useSubmission(): Submission {
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);

  async function submit(
    missing: readonly FieldError[],
    act: () => Promise<readonly FieldError[]>,
  ): Promise<void> {
    if (busy) return;
    setErrors(missing);
    setAttempt((count) => count + 1);
    if (missing.length > 0) return;
    setBusy(true);
    const wrong = await act();
    if (wrong.length === 0) return;
    setBusy(false);
    setErrors(wrong);
    setAttempt((count) => count + 1);
  }

  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return { errors, busy, attempt, errorOf, submit };
}
