"use client";

import { type RefObject, useEffect, useRef } from "react";
import { Button } from "#components/ui/Button.tsx";

/** What happened, for the person who did it, and the step that Undo takes back. */
export interface Said {
  readonly words: string;
  /** Number of the step on this person's own undo stack; undefined when there is nothing to take back. */
  readonly step: number | undefined;
  /** A new number for each, so that the same words are said again. */
  readonly number: number;
}

interface Props {
  readonly said: Said | undefined;
  /** Whether this person may change the map now. */
  readonly mayUndo: boolean;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}

/** How long a message stays, in ms. What Undo takes back is on the Undo button for good, so nobody has to hurry here. */
const STAYS = { told: 10_000, undoable: 60_000 } as const;

/** The result of my last act. It goes by itself after a while, but never from under a pointer or the keyboard. */
export function Toast({ said, mayUndo, onUndo, onClose }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useGoesByItself(box, said, onClose);
  const undo = () => {
    // The button goes once it is pressed: the keyboard stays with the message.
    box.current?.focus();
    onUndo();
  };
  return (
    <div
      className="gm-w-toasts"
      {...(said === undefined ? {} : { role: "region", "aria-label": "Message" })}
      data-region={said === undefined ? undefined : "said"}
      tabIndex={-1}
      ref={box}
    >
      {/* The voice of the page says it, too. */}
      <div>
        {said === undefined ? null : (
          <p className="gm-w-toast__words" key={said.number}>
            {said.words}
          </p>
        )}
      </div>
      {said === undefined ? null : (
        <>
          {said.step === undefined || !mayUndo ? null : (
            <Button look="quiet" icon="undo" onClick={undo}>
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

function useGoesByItself(
  box: RefObject<HTMLElement | null>,
  said: Said | undefined,
  close: () => void,
): void {
  useEffect(() => {
    if (said === undefined) return;
    const stays = said.step === undefined ? STAYS.told : STAYS.undoable;
    const timer = setInterval(() => {
      if (!box.current?.matches(":hover, :has(:focus)")) close();
    }, stays);
    return () => clearInterval(timer);
  }, [box, said, close]);
}
