"use client";

import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { useSession } from "#components/room/session-context.ts";
import { Button } from "#components/ui/Button.tsx";

interface Props {
  /** What its words are called while they wait; none where nothing is written in it. */
  readonly called?: string;
  /** "Add gap"; none while something else is asked first. */
  readonly act: string | undefined;
  /** Takes what was filled in. False when something is missing: the first field has the keyboard then. */
  readonly onSend: (filled: FormData) => boolean;
  /** What is written in it can wait. */
  readonly onDone: () => void;
  /** What is written in it is given up; the same unless said. */
  readonly onCancel?: () => void;
  readonly children: ReactNode;
}

/**
 * A short form that opens where something is to be added. Escape and Cancel leave it, back to what opened it.
 * One that opens with the page, because somebody had begun to fill it in, leaves the keyboard where it is.
 */
export function AddForm({ called, act, onSend, onDone, onCancel = onDone, children }: Props) {
  const { drafts } = useSession();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    if (called === undefined || !drafts.cameBack(called)) focusFirst(form.current);
    // Unless something else has the keyboard by then, as the details of what was added do.
    return () => {
      if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus();
    };
  }, [drafts, called]);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!onSend(new FormData(event.currentTarget))) focusFirst(event.currentTarget);
  };
  return (
    <form
      className="gm-w-add"
      data-takes-escape=""
      onSubmit={send}
      onKeyDown={({ key, nativeEvent }) => {
        if (key === "Escape" && !nativeEvent.isComposing) onDone();
      }}
      ref={form}
      noValidate
    >
      {children}
      {act === undefined ? null : (
        <div className="gm-row">
          <Button look="primary" type="submit">
            {act}
          </Button>
          <Button onClick={onCancel}>Cancel</Button>
        </div>
      )}
    </form>
  );
}

function focusFirst(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>("input, select, textarea")?.focus();
}
