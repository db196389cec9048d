"use client";

import { useSyncExternalStore } from "react";
import { Listeners } from "#lib/listeners.ts";
import { useList } from "./list-context.ts";

/**
 * What is open in the List: details of items, sections, short forms. Kept above the lines, so that a line
 * which moves to another level stays as it was; and each line hears only of itself.
 */
export class Opened {
  readonly #listeners = new Listeners();
  /** Those that are not as they start. */
  readonly #other: Set<string>;
  #all = false;

  /** `begun`: short forms that somebody had begun to fill in when the page went away. */
  constructor(begun: readonly string[] = []) {
    this.#other = new Set(begun);
  }

  readonly subscribe = this.#listeners.subscribe;

  /** Whether the details of all items are shown, apart from those closed since. */
  readonly getAll = (): boolean => this.#all;

  isOpen(what: string, starts: boolean): boolean {
    return starts !== this.#other.has(what);
  }

  set(what: string, open: boolean, starts: boolean): void {
    if (this.isOpen(what, starts) === open) return;
    if (!this.#other.delete(what)) this.#other.add(what);
    this.#listeners.tell();
  }

  /** Shows the details of all items, or of none. */
  showAll(all: boolean): void {
    for (const what of this.#other) if (what.startsWith(DETAILS)) this.#other.delete(what);
    this.#all = all;
    this.#listeners.tell();
  }
}

const DETAILS = "details ";

/** Whether something is open, and how to open or close it. */
export function useOpened(
  what: string,
  starts = false,
): readonly [boolean, (open: boolean) => void] {
  const { opened } = useList();
  const look = () => opened.isOpen(what, starts);
  const open = useSyncExternalStore(opened.subscribe, look, look);
  return [open, (next) => opened.set(what, next, starts)];
}

/** Whether the details of an item are shown, and how to show or hide them. */
export function useDetailsOf(id: string): readonly [boolean, (open: boolean) => void] {
  const { opened } = useList();
  const all = useSyncExternalStore(opened.subscribe, opened.getAll, opened.getAll);
  return useOpened(`${DETAILS}${id}`, all);
}

/** Opens what an item may be hidden in. */
export function openDetails(opened: Opened, id: string): void {
  opened.set(`${DETAILS}${id}`, true, opened.getAll());
}
