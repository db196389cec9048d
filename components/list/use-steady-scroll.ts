"use client";

import { type RefObject, useEffect } from "react";
import { useSession } from "#components/room/session-context.ts";

/** What has the keyboard stays where it is on the screen, whatever others add or take away above it. */
export function useSteadyScroll(box: RefObject<HTMLElement | null>): void {
  const { store, people } = useSession();
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    let set: number | undefined;
    let held: { readonly control: Element; readonly top: number } | undefined;
    // Before anything is drawn anew; once for each frame.
    const note = () => {
      const control = document.activeElement;
      if (held !== undefined || control === null || control === element) return;
      if (!element.contains(control)) return;
      held = { control, top: topOf(control) };
      requestAnimationFrame(correct);
    };
    const correct = () => {
      const by = held?.control.isConnected ? topOf(held.control) - held.top : 0;
      held = undefined;
      if (Math.abs(by) < 1) return;
      element.scrollTop += by;
      set = element.scrollTop;
    };
    // Whoever scrolls meanwhile means it.
    const scrolled = () => {
      if (element.scrollTop !== set) held = undefined;
    };
    element.addEventListener("scroll", scrolled);
    const stops = [store.subscribe(note), people.subscribe(note)];
    return () => {
      element.removeEventListener("scroll", scrolled);
      for (const stop of stops) stop();
    };
  }, [box, store, people]);
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top;
}
