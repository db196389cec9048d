"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { News, Reason } from "#components/announce/news.ts";
import { useSession } from "#components/room/session-context.ts";
import { useEdit } from "#components/room/use-edit.ts";
import type { TakenBack } from "#lib/board-doc/undo.ts";
import type { Act } from "#lib/gap-map/commands.ts";
import type { Edit } from "#lib/gap-map/edit.ts";
import type { ItemId, Removal } from "#lib/gap-map/model.ts";
import type { Said } from "./Toast.tsx";

/** Which way my own changes go. */
export type Turn = "undo" | "redo";

/** What a person does and is told on this screen. */
export interface Acts {
  readonly said: Said | undefined;
  readonly act: (act: Act) => void;
  readonly say: (words: string, reason?: Reason) => void;
  /** Undo or redo; says so when there is nothing to, and why when this person may not. */
  readonly turn: (what: Turn) => void;
  /** Takes back what the message is about. */
  readonly takeBack: () => void;
  readonly close: () => void;
  /** Who deletes, and when, for the bin. */
  readonly removal: () => Removal;
}

/** Shows a message and tells the voice; what undo and redo have done the voice has heard from the map itself. */
type Show = (words: string, step?: number, news?: News | "said already") => void;

/**
 * Doing, saying what was done, and taking the last thing back. What is shown is told to the voice of the
 * page as well. `whyNot`: why this person may do none of it now.
 */
export function useActs(
  name: string,
  whyNot: string | undefined,
  tell: (news: News) => void,
): Acts {
  const { store, undo } = useSession();
  const edit = useEdit();
  const [said, setSaid] = useState<Said>();
  const number = useRef(0);
  const show: Show = useCallback(
    (words, step, news = { kind: "mine", words }) => {
      number.current += 1;
      setSaid({ words, step, number: number.current });
      if (news !== "said already") tell(news);
    },
    [tell],
  );
  const removal = useCallback(() => ({ by: name, at: new Date().toISOString() }), [name]);
  const say = useCallback(
    (words: string, reason: Reason = "mine") => show(words, undefined, newsFor(reason, words)),
    [show],
  );
  useOvertaken(said, show);
  return useMemo(
    () => ({
      said,
      say,
      removal,
      act: ({ edits, said: words }) => {
        if (words === "") {
          edit(edits);
          return;
        }
        // Why nothing is to be done.
        if (edits.length === 0) {
          say(words, "refused");
          return;
        }
        const before = store.getRaw();
        const step = undo.asStep(() => edit(edits));
        // The same object: nothing was let through, and the header says why.
        if (store.getRaw() !== before)
          show(words, step, { kind: "mine", words, itemId: itemIn(edits) });
      },
      turn: (what) => {
        if (whyNot !== undefined) say(whyNot, "refused");
        else if (!undo[what]()) say(`Nothing to ${what}.`, "refused");
      },
      takeBack: () => {
        if (whyNot !== undefined) {
          say(whyNot, "refused");
          return;
        }
        if (said?.step === undefined) return;
        const back = undo.takeBack(said.step);
        const words = TAKEN_BACK[back];
        show(words, undefined, back === "all" ? "said already" : { kind: "refused", words });
      },
      close: () => setSaid(undefined),
    }),
    [said, say, show, store, undo, edit, removal, whyNot],
  );
}

function newsFor(reason: Reason, words: string): News {
  return reason === "rights" ? { kind: "urgent", cause: "rights", words } : { kind: reason, words };
}

/** The item that edits are about, for whoever looks it up later. */
function itemIn([first]: readonly Edit[]): ItemId | undefined {
  if (first === undefined) return undefined;
  if (first.kind === "add") return first.item.id;
  return "id" in first && first.kind !== "sketch" ? first.id : undefined;
}

const OVERTAKEN = "Somebody else has changed it since, so it stays as it is now.";

const TAKEN_BACK: Readonly<Record<TakenBack, string>> = {
  all: "Taken back.",
  some: "Taken back, apart from what somebody else has changed since.",
  none: OVERTAKEN,
};

/** A message offers Undo only as long as there is something to take back, and says why it no longer does. */
function useOvertaken(said: Said | undefined, show: Show): void {
  const { store, undo } = useSession();
  useEffect(() => {
    if (said?.step === undefined) return;
    const { step, words } = said;
    const look = () => {
      const state = undo.stateOf(step, store.getRaw());
      if (state === "undone") show(TAKEN_BACK.all, undefined, "said already");
      if (state === "overtaken") show(`${words} ${OVERTAKEN}`);
    };
    const stops = [store.subscribe(look), undo.subscribe(look)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [said, show, store, undo]);
}
