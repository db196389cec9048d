"use client";

import { useEffect, useState } from "react";
import { Refused } from "#components/people/Refused.tsx";
import { type Refusal, send } from "#components/people/send.ts";
import { AlertDialog } from "#components/ui/Dialog.tsx";
import { changesIn } from "./changes-in.ts";

interface Props {
  readonly mapId: string;
  readonly number: number;
  readonly open: boolean;
  readonly onClose: () => void;
  /** The map is as it was in that version; whoever opens it within a minute is told by the server. */
  readonly onRestored: () => void;
}

/** How many sentences are read before the rest is counted. */
const SHOWN = 12;

/** Says in words what going back to a version would undo, before anything happens. */
export function RestoreDialog({ mapId, number, open, onClose, onRestored }: Props) {
  const changes = useChangesSince(mapId, number, open);
  const [problem, setProblem] = useState<Refusal>();

  const [busy, setBusy] = useState(false);

  async function restore() {
    setBusy(true);
    const done = await send("POST", `/api/maps/${mapId}/versions/${number}/restore`, {});
    if (done.ok) return onRestored();
    setBusy(false);
    setProblem(done.error);
  }

  return (
    <AlertDialog
      title={`Make a new draft from version ${number}?`}
      open={open}
      act={busy ? "Making the new draft…" : "Make the new draft"}
      busy={busy}
      onAct={() => void restore()}
      onCancel={onClose}
    >
      <p>
        The map everybody works on goes back to how it was in version {number}. How it is now is
        kept as a version first, and no version is changed.
      </p>
      {problem === undefined ? null : <Refused why={problem} />}
      <WhatIsUndone changes={changes} />
    </AlertDialog>
  );
}

function WhatIsUndone({ changes }: { readonly changes: readonly string[] | undefined }) {
  if (changes === undefined) return <p>Looking up what has changed since…</p>;
  if (changes.length === 0) return <p>Only positions have changed since then.</p>;
  return (
    <>
      <p>These changes would be undone:</p>
      <ul className="review__undone">
        {changes.slice(0, SHOWN).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {changes.length > SHOWN ? <p>And {changes.length - SHOWN} more.</p> : null}
    </>
  );
}

function useChangesSince(mapId: string, number: number, open: boolean) {
  const [changes, setChanges] = useState<readonly string[]>();
  useEffect(() => {
    if (!open) return;
    const gone = new AbortController();
    fetch(`/api/maps/${mapId}/compare?from=${number}`, { signal: gone.signal })
      .then((answer) => answer.json())
      .then((answer: unknown) => setChanges(changesIn(answer)))
      .catch(() => setChanges(undefined));
    return () => gone.abort();
  }, [mapId, number, open]);
  return changes;
}
