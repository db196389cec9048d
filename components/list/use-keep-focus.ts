"use client";

import { type RefObject, useEffect, useRef } from "react";

/** Frames to wait for a menu to close before the keyboard counts as lost. */
const FRAMES = 30;

const CONTROLS = "button, a[href], input, select, textarea";

interface Where {
  readonly control: Element;
  readonly itemId: string | undefined;
  /** The heading of the part of the List that it stands in. */
  readonly headingId: string | undefined;
  readonly words: string;
  /** Which of the controls of its item it is. */
  readonly place: number;
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
      const { activeElement } = document;
      if (activeElement === document.body) putBack(list.current, current);
      // What came in its place has taken the keyboard already.
      else if (left > 0 && !list.current?.contains(activeElement))
        frame = requestAnimationFrame(look);
    };
    look();
    return () => cancelAnimationFrame(frame);
  }, [list, changed]);
}

function whereIs(control: Element): Where {
  const item = control.closest("[data-item-id]");
  const headingId = control.closest("section")?.getAttribute("aria-labelledby") ?? undefined;
  return {
    control,
    itemId: item?.getAttribute("data-item-id") ?? undefined,
    headingId,
    words: control.textContent ?? "",
    place: item === null ? 0 : controlsIn(item).indexOf(control as HTMLElement),
    top: control.getBoundingClientRect().top,
  };
}

function putBack(list: HTMLElement | null, where: Where): void {
  if (list === null) return;
  const control = sameControl(list, where);
  if (control === undefined) {
    const { headingId } = where;
    const heading = headingId === undefined ? null : document.getElementById(headingId);
    (heading ?? list).focus({ preventScroll: true });
    heading?.scrollIntoView({ block: "nearest" });
    return;
  }
  control.focus({ preventScroll: true });
  list.scrollTop += control.getBoundingClientRect().top - where.top;
}

/** The control of the same item that says the same, or else stands where it stood. */
function sameControl(list: HTMLElement, { itemId, words, place }: Where): HTMLElement | undefined {
  if (itemId === undefined) return undefined;
  const item = list.querySelector(`[data-item-id="${CSS.escape(itemId)}"]`);
  const controls = item === null ? [] : controlsIn(item);
  const same = words === "" ? undefined : controls.find((one) => one.textContent === words);
  return same ?? controls[place] ?? controls[0];
}

function controlsIn(item: Element): readonly HTMLElement[] {
  return [...item.querySelectorAll<HTMLElement>(CONTROLS)];
}
