"use client";

import { useState } from "react";
import type { Draft } from "#components/room/drafts.ts";
import { useSession } from "#components/room/session-context.ts";

interface Shown {
  /** What stands in the control: the draft while somebody is in it, else what the map says. */
  readonly text: string;
  readonly error: string | undefined;
  /** What the map says now, when somebody else changed it while this field had the focus. */
  readonly theirs: string | undefined;
  readonly enter: () => void;
  readonly write: (text: string) => void;
  readonly leave: () => void;
  readonly takeTheirs: () => void;
}

/** Reads what somebody wrote: a value for the map, or what is wrong, in words. */
export type Reader<T> = (
  text: string,
) => { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string };

/**
 * A single-line field of the map. Each good change is committed at once, the last writer wins, and
 * the words of whoever has the focus stay in front of them until they leave. What cannot be kept stays
 * to be mended, also when the form goes away and comes again; the map holds the last good value.
 */
export function useDraft<T>(
  name: string,
  kept: string,
  read: Reader<T>,
  commit: (value: T) => void,
): Shown {
  const { drafts } = useSession();
  const [draft, setDraft] = useState<Draft | undefined>(() => drafts.get(name));
  const [error, setError] = useState<string | undefined>(() => problemIn(draft, read));
  const parsed = draft === undefined ? undefined : read(draft.text);
  const mine = parsed?.ok ? String(parsed.value ?? "") : undefined;
  const changed = draft !== undefined && ![draft.mine, draft.text, mine].includes(kept);
  const keep = (next: Draft | undefined) => {
    setDraft(next);
    if (next !== undefined && !read(next.text).ok) drafts.set(name, next);
    else drafts.delete(name);
  };
  return {
    text: draft?.text ?? kept,
    error,
    theirs: changed ? kept : undefined,
    enter: () => keep(draft ?? { text: kept, mine: kept }),
    write: (text) => {
      const next = read(text);
      setError(undefined);
      keep({ text, mine: next.ok ? text : (draft?.mine ?? kept) });
      if (next.ok) commit(next.value);
    },
    leave: () => {
      if (parsed?.ok === false) setError(parsed.error);
      else keep(undefined);
    },
    takeTheirs: () => {
      keep({ text: kept, mine: kept });
      setError(undefined);
    },
  };
}

function problemIn<T>(draft: Draft | undefined, read: Reader<T>): string | undefined {
  const parsed = draft === undefined ? undefined : read(draft.text);
  return parsed?.ok === false ? parsed.error : undefined;
}
