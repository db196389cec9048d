"use client";

import { Button } from "#components/ui/Button.tsx";
import type { Edit } from "#lib/gap-map/edit.ts";

/** What happened, for the person who did it, and what takes it back. */
export interface Said {
  readonly words: string;
  readonly back: readonly Edit[];
  /** A new number for each, so that the same words are said again. */
  readonly number: number;
}

interface Props {
  readonly said: Said | undefined;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}

/** The result of my last act. It stays until the next one or until it is closed: nobody has to hurry. */
export function Toast({ said, onUndo, onClose }: Props) {
  return (
    <div
      className="gm-w-toasts"
      data-region={said === undefined ? undefined : "said"}
      tabIndex={-1}
    >
      <div role="status">
        {said === undefined ? null : (
          <p className="gm-w-toast__words" key={said.number}>
            {said.words}
          </p>
        )}
      </div>
      {said === undefined ? null : (
        <>
          {said.back.length === 0 ? null : (
            <Button look="quiet" icon="undo" onClick={onUndo}>
              Undo
            </Button>
          )}
          <Button look="quiet" icon="close" iconOnly onClick={onClose}>
            Close this message
          </Button>
        </>
      )}
    </div>
  );
}
