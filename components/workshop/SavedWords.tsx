"use client";

import { useSaving } from "#components/room/use-connection.ts";
import type { IconName } from "#components/ui/icon-paths.ts";
import { type StatusTone, StatusWord } from "#components/ui/StatusWord.tsx";

/** Whether my changes are in the database: Saved, Saving…, Not saved since 14:02, Offline, 3 changes kept. */
export function SavedWords() {
  const { kind, words } = useSaving();
  const { tone, icon } = signs[kind];
  return (
    <span className="gm-w-saved" data-saving={kind}>
      <StatusWord tone={tone} {...(icon === undefined ? {} : { icon })}>
        {words}
      </StatusWord>
    </span>
  );
}

const signs: Readonly<
  Record<
    ReturnType<typeof useSaving>["kind"],
    { readonly tone: StatusTone; readonly icon?: IconName }
  >
> = {
  connecting: { tone: "waiting" },
  saved: { tone: "done" },
  saving: { tone: "waiting" },
  unsaved: { tone: "attention" },
  offline: { tone: "attention", icon: "offline" },
  refused: { tone: "attention" },
};
