"use client";

import { type ReactNode, type RefObject, useRef } from "react";
import { Button } from "#components/ui/Button.tsx";
import { overtakenInWords } from "./hand.ts";
import type { OnField } from "./use-hand.ts";

interface Props extends Omit<AskingProps, "box"> {
  readonly className?: string | undefined;
  readonly onEnter?: () => void;
  readonly onLeave?: () => void;
  /** The control. */
  readonly children: ReactNode;
}

/** A control, and under it what somebody else did to it while I was in it: mine or theirs is for me to say. Nothing waits for it. */
export function Overtaken({ className, onEnter, onLeave, children, ...asking }: Props) {
  const { hand } = asking;
  const box = useRef<HTMLDivElement>(null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notes where the keyboard is
    <div
      className={className}
      ref={box}
      onFocus={() => {
        hand.enter();
        onEnter?.();
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        // From the control to the question under it is not away.
        if (currentTarget.contains(relatedTarget)) return;
        hand.leave();
        onLeave?.();
      }}
    >
      {children}
      <Asking box={box} {...asking} />
    </div>
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
