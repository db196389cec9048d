"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

/**
 * Opening or closing the details makes the List narrower or wider, and its lines taller or shorter. The one
 * that was pressed stays under the pointer, so that a second press does not land on something else.
 */
export function useKeepPlace(
  list: RefObject<HTMLElement | null>,
  chosen: string | undefined,
): void {
  const pressed = useRef<{ readonly line: Element; readonly top: number } | undefined>(undefined);
  useEffect(() => {
    const element = list.current;
    const note = ({ target }: MouseEvent) => {
      const line = target instanceof Element ? target.closest("[data-item-id]") : null;
      pressed.current = line === null ? undefined : { line, top: topOf(line) };
    };
    // Before anything is chosen by it.
    element?.addEventListener("click", note, true);
    return () => element?.removeEventListener("click", note, true);
  }, [list]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen decides how wide the List is
  useLayoutEffect(() => {
    const { current } = pressed;
    pressed.current = undefined;
    if (current?.line.isConnected && list.current !== null)
      list.current.scrollTop += topOf(current.line) - current.top;
  }, [list, chosen]);
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top;
}
