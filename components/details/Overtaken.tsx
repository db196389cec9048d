"use client";

import { type ReactNode, type RefObject, useRef } from "react";
import { Button } from "#components/ui/Button.tsx";
import { type InField, Within } from "./Editing.tsx";
import { overtakenInWords } from "./hand.ts";
import type { OnField } from "./use-hand.ts";

interface Props extends Omit<AskingProps, "box"> {
  readonly field: InField;
  readonly onEnter?: () => void;
  readonly onLeave?: () => void;
  /** The control. */
  readonly children: ReactNode;
}

/** A control, and under it what somebody else did to it while I was in it: mine or theirs is for me to say. Nothing waits for it. */
export function Overtaken({ field, onEnter, onLeave, children, ...asking }: Props) {
  const { hand } = asking;
  const box = useRef<HTMLDivElement>(null);
  return (
    <Within
      field={field}
      ref={box}
      onEnter={() => {
        hand.enter();
        onEnter?.();
      }}
      onLeave={() => {
        hand.leave();
        onLeave?.();
      }}
    >
      {children}
      <Asking box={box} {...asking} />
    </Within>
  );
}

interface AskingProps {
  readonly box: RefObject<HTMLElement | null>;
  readonly hand: OnField;
  /** Of the field. */
  readonly label: string;
  readonly doing: "choosing" | "writing";
  /** What a value is called. */
  readonly called?: (value: string) => string;
  /** Puts mine there again; none while mine cannot be kept. */
  readonly onKeep: ((mine: string) => void) | undefined;
  readonly onTake?: (theirs: string) => void;
}

function Asking({ box, hand, label, doing, called = asIs, onKeep, onTake }: AskingProps) {
  const { mine, theirs, agree } = hand;
  if (theirs === undefined) return null;
  const choice = (words: string, act: () => void) => (
    <Button
      look="link"
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        box.current?.querySelector<HTMLElement>(CONTROL)?.focus();
        act();
      }}
    >
      {words}
      <span className="gm-vh"> for {label}</span>
    </Button>
  );
  return (
    <div className="gm-w-overtaken">
      <p>{overtakenInWords({ ...theirs, value: called(theirs.value) }, label, doing)}</p>
      <div className="gm-row">
        {onKeep === undefined
          ? null
          : choice("Keep mine", () => {
              onKeep(mine);
              // Where the map says so already, nothing comes back that would end the question.
              agree();
            })}
        {choice("Use theirs", () => {
          onTake?.(theirs.value);
          agree();
        })}
      </div>
    </div>
  );
}

/** What has the keyboard while somebody is in the field. */
const CONTROL = "select, input:checked, input:not([type=radio])";

function asIs(value: string): string {
  return value;
}
