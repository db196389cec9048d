"use client";

import { useState } from "react";
import { useSession } from "#components/room/session-context.ts";

interface Shown {
  /** What stands in the control: the draft while somebody is in it, else what the map says. */
  readonly text: string;
  readonly error: string | undefined;
  readonly enter: () => void;
  readonly write: (text: string) => void;
  readonly leave: () => void;
  /** Goes on from what the map says. */
  readonly take: (kept: string) => void;
}

/** Reads what somebody wrote: a value for the map, or what is wrong, in words. */
export type Reader<T> = (
  text: string,
) => { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string };

/**
 * A single-line field of the map. Each good change is committed at once, the last writer wins, and
 * the words of whoever has the focus stay in front of them until they leave. What cannot be kept stays
 * to be mended, also when the form or the page goes away and comes again; the map holds the last good value.
 */
export function useDraft<T>(
  name: string,
  kept: string,
  read: Reader<T>,
  commit: (value: T) => void,
): Shown {
  const { drafts } = useSession();
  const [draft, setDraft] = useState<string | undefined>(() => drafts.get(name));
  const [error, setError] = useState<string | undefined>(() => problemIn(draft, read));
  const keep = (next: string | undefined) => {
    setDraft(next);
    if (next !== undefined && !read(next).ok) drafts.set(name, next);
    else drafts.delete(name);
  };
  return {
    text: draft ?? kept,
    error,
    enter: () => keep(draft ?? kept),
    write: (text) => {
      const next = read(text);
      setError(undefined);
      keep(text);
      if (next.ok) commit(next.value);
    },
    leave: () => {
      const problem = problemIn(draft, read);
      if (problem === undefined) keep(undefined);
      else setError(problem);
    },
    take: (theirs) => {
      keep(theirs);
      setError(undefined);
    },
  };
}

function problemIn<T>(draft: string | undefined, read: Reader<T>): string | undefined {
  const parsed = draft === undefined ? undefined : read(draft);
  return parsed?.ok === false ? parsed.error : undefined;
}
