"use client";

import { useCallback, useSyncExternalStore } from "react";
import { Listeners } from "#lib/listeners.ts";

/** What fills the screen. `mine` is the phone's page of my own service. */
export type View = "map" | "list" | "both" | "mine";

const KEY = "gap-map.view";
const NARROW = "(max-width: 37.5rem)";
const listeners = new Listeners();
/** Kept here as well, for browsers that keep nothing. */
let chosen: View | undefined;

/** The view this person chose, remembered in this browser. On a narrow screen the List comes first. */
export function useView(): readonly [View, (view: View) => void] {
  const view = useSyncExternalStore(subscribe, look, () => "list" as const);
  const choose = useCallback((next: View) => {
    chosen = next;
    remember(next);
    listeners.tell();
  }, []);
  return [view, choose];
}

/** Whether the screen is as narrow as a phone's. */
export function isNarrow(): boolean {
  return window.matchMedia(NARROW).matches;
}

function look(): View {
  const narrow = isNarrow();
  const wanted = chosen ?? (narrow ? undefined : remembered()) ?? (narrow ? "list" : "map");
  if (narrow) return wanted === "both" ? "list" : wanted;
  return wanted === "mine" ? "list" : wanted;
}

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia(NARROW);
  const stop = listeners.subscribe(listener);
  media.addEventListener("change", listener);
  return () => {
    stop();
    media.removeEventListener("change", listener);
  };
}

/** Some browsers refuse storage altogether; then the choice lasts as long as the page. */
function remembered(): View | undefined {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === "map" || kept === "list" || kept === "both" ? kept : undefined;
  } catch {
    return undefined;
  }
}

function remember(view: View): void {
  if (view === "mine") return;
  try {
    localStorage.setItem(KEY, view);
  } catch {
    // Not remembered, then.
  }
}
