"use client";

import { useEffect, useSyncExternalStore } from "react";
import { wordsIn } from "#components/details/words-in.ts";
import { Listeners } from "#lib/listeners.ts";
import { useList } from "./list-context.ts";

/** Which item of the List the keyboard is on, with those it stands under, the innermost first. */
export class FocusPath {
  readonly #listeners = new Listeners();
  #path: readonly string[] = [];
  /** What stands in the field that has the keyboard, so that it can be copied when the field goes. */
  #words = "";

  readonly subscribe = this.#listeners.subscribe;

  get words(): string {
    return this.#words;
  }

  /** The item itself. */
  get item(): string | undefined {
    return this.#path[0];
  }

  has(id: string): boolean {
    return this.#path.includes(id);
  }

  /** The keyboard has gone to another control. */
  readonly moved = ({ target }: FocusEvent, list: HTMLElement | null): void => {
    // A menu over the page belongs to the line that opened it.
    if (!(target instanceof Element) || target.closest(".gm-popover") !== null) return;
    this.#words = wordsIn(target);
    const path = list?.contains(target) ? pathOf(target) : [];
    if (path.length === this.#path.length && path.every((id, at) => id === this.#path[at])) return;
    this.#path = path;
    this.#listeners.tell();
  };

  readonly typed = ({ target }: Event): void => {
    this.#words = wordsIn(target);
  };
}

/** The ids of an element's item and of those around it. */
function pathOf(element: Element): readonly string[] {
  const path: string[] = [];
  let at = element.closest("[data-item-id]");
  while (at !== null) {
    path.push(at.getAttribute("data-item-id") ?? "");
    at = at.parentElement?.closest("[data-item-id]") ?? null;
  }
  return path;
}

/** Follows the keyboard and what is typed, for as long as the List is there. */
export function useFollowFocus(focus: FocusPath, list: { readonly current: HTMLElement | null }) {
  useEffect(() => {
    const moved = (event: FocusEvent) => focus.moved(event, list.current);
    document.addEventListener("focusin", moved);
    document.addEventListener("input", focus.typed);
    return () => {
      document.removeEventListener("focusin", moved);
      document.removeEventListener("input", focus.typed);
    };
  }, [focus, list]);
}

/** Which of these items the keyboard is in, if it is in one. */
export function useFocusIn(ids: readonly string[]): string | undefined {
  const { focus } = useList();
  const look = () => ids.find((id) => focus.has(id));
  return useSyncExternalStore(focus.subscribe, look, look);
}
