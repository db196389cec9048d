"use client";

import { type RefObject, useEffect, useRef } from "react";

/** Frames to wait for a menu to close before the keyboard counts as lost. */
const FRAMES = 30;

interface Where {
  readonly control: Element;
  readonly itemId: string | undefined;
  /** The heading of the part of the List that it stands in. */
  readonly headingId: string | undefined;
  readonly words: string;
  readonly top: number;
}

/**
 * Keeps the keyboard where it is when somebody moves the service under it to another level, which
 * makes its line anew in another list. The line also stays where it was on the screen. When the line
 * is gone for good, deleted or restored, the keyboard goes to the heading above it.
 */
export function useKeepFocus(list: RefObject<HTMLElement | null>, changed: unknown): void {
  const last = useRef<Where | undefined>(undefined);
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      if (!(target instanceof Element) || target.closest(".gm-popover") !== null) return;
      last.current = list.current?.contains(target) ? whereIs(target) : undefined;
    };
    document.addEventListener("focusin", note);
    return () => document.removeEventListener("focusin", note);
  }, [list]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the map may have made a line anew
  useEffect(() => {
    const { current } = last;
    if (current === undefined || current.control.isConnected) return;
    let frame = 0;
    let left = FRAMES;
    const look = () => {
      left -= 1;
      if (document.activeElement !== document.body && left > 0) frame = requestAnimationFrame(look);
      else if (document.activeElement === document.body) putBack(list.current, current);
    };
    look();
    return () => cancelAnimationFrame(frame);
  }, [list, changed]);
}

function whereIs(control: Element): Where {
  const itemId = control.closest("li[data-item-id]")?.getAttribute("data-item-id") ?? undefined;
  const headingId = control.closest("section")?.getAttribute("aria-labelledby") ?? undefined;
  const { top } = control.getBoundingClientRect();
  return { control, itemId, headingId, words: control.textContent ?? "", top };
}

function putBack(list: HTMLElement | null, { itemId, headingId, words, top }: Where): void {
  if (list === null) return;
  const line =
    itemId === undefined ? null : list.querySelector(`li[data-item-id="${CSS.escape(itemId)}"]`);
  const controls = [...(line?.querySelectorAll<HTMLElement>("button, a") ?? [])];
  const control = controls.find((one) => one.textContent === words) ?? controls[0];
  if (control === undefined) {
    const heading = headingId === undefined ? null : document.getElementById(headingId);
    (heading ?? list).focus({ preventScroll: true });
    heading?.scrollIntoView({ block: "nearest" });
    return;
  }
  control.focus({ preventScroll: true });
  list.scrollTop += control.getBoundingClientRect().top - top;
}
