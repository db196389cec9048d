"use client";

import { useState } from "react";

interface Draft {
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
 * the words of whoever has the focus stay in front of them until they leave.
 */
export function useDraft<T>(kept: string, read: Reader<T>, commit: (value: T) => void): Draft {
  const [draft, setDraft] = useState<{ text: string; mine: string } | undefined>();
  const [error, setError] = useState<string | undefined>();
  const parsed = draft === undefined ? undefined : read(draft.text);
  const mine = parsed?.ok ? String(parsed.value ?? "") : undefined;
  const changed = draft !== undefined && ![draft.mine, draft.text, mine].includes(kept);
  return {
    text: draft?.text ?? kept,
    error,
    theirs: changed ? kept : undefined,
    enter: () => setDraft((now) => now ?? { text: kept, mine: kept }),
    write: (text) => {
      const next = read(text);
      setError(undefined);
      setDraft((now) => ({ text, mine: next.ok ? text : (now?.mine ?? kept) }));
      if (next.ok) commit(next.value);
    },
    // A draft that cannot be kept stays to be mended; the map holds the last good value.
    leave: () => {
      if (parsed?.ok === false) setError(parsed.error);
      else setDraft(undefined);
    },
    takeTheirs: () => {
      setDraft({ text: kept, mine: kept });
      setError(undefined);
    },
  };
}
