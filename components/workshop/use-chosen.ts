"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useSession } from "#components/room/session-context.ts";
import { useSelection } from "#components/room/use-selection.ts";
import type { ItemId, Kind } from "#lib/gap-map/model.ts";
import { isNarrow } from "./use-view.ts";
import type { PanelMode } from "./workshop-context.ts";

/** Kinds with more to read than to write: they open to be read. The others open in their fields. */
const READ_FIRST: readonly Kind[] = ["service", "gap", "pathway", "persona"];

interface Chosen {
  readonly chosen: ItemId | undefined;
  readonly mode: PanelMode;
  readonly choose: (id: ItemId | undefined, mode?: PanelMode) => void;
  /** Raised by one whenever the panel is to take the keyboard. */
  readonly asked: number;
}

/** What is in the details panel, how, and where the keyboard goes when it opens and closes. */
export function useChosen(): Chosen {
  const { store } = useSession();
  const [chosen, select] = useSelection();
  const [wanted, setWanted] = useState<{ id: ItemId | undefined; mode: PanelMode | undefined }>();
  const [asked, setAsked] = useState(0);
  const opener = useRef<Element | null>(null);
  const choose = useCallback(
    (id: ItemId | undefined, mode?: PanelMode) => {
      const inPanel = document.activeElement?.closest("#details") !== null;
      if (!inPanel && id !== undefined) opener.current = document.activeElement;
      if (id === undefined && inPanel) goBack(opener.current);
      if (id !== undefined && (inPanel || asksFor(mode))) setAsked((count) => count + 1);
      setWanted({ id, mode });
      select(id);
    },
    [select],
  );
  // What the keyboard went back to may have gone with the item that was deleted, or comes back with the details gone.
  useEffect(() => {
    const lost = document.activeElement === document.body;
    if (chosen === undefined && opener.current !== null && lost) goBack(opener.current);
  }, [chosen]);
  const kind = chosen === undefined ? undefined : store.getRaw().items[chosen]?.kind;
  const mode = (wanted?.id === chosen ? wanted?.mode : undefined) ?? usualMode(kind);
  return { chosen, mode, choose, asked };
}

/** Whoever wants to write, or has a screen with room for one thing only, goes to the panel. */
function asksFor(mode: PanelMode | undefined): boolean {
  return mode !== undefined || isNarrow();
}

function usualMode(kind: Kind | undefined): PanelMode {
  return kind === undefined || READ_FIRST.includes(kind) ? "read" : "edit";
}

/** To what opened the panel, or to the List or the Map when that is gone. */
function goBack(opener: Element | null): void {
  const target = opener?.isConnected
    ? opener
    : (document.getElementById("list") ?? document.getElementById("map"));
  if (target instanceof HTMLElement) target.focus();
}
