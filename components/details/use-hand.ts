"use client";

import { useEffect, useRef, useState } from "react";
import type * as Y from "yjs";
import { useSession } from "#components/room/session-context.ts";
import { whoWrote } from "#components/room/who-wrote.ts";
import { writersIn } from "#lib/board-doc/writers.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import { afterChange, type Hand, type Writer } from "./hand.ts";

/** My hand on a field while I am in it. */
export interface OnField {
  /** What somebody else has put there while I was in it. */
  readonly theirs: Hand["theirs"];
  readonly mine: string;
  readonly enter: () => void;
  readonly leave: () => void;
  /** What I see now is what I go on with. */
  readonly agree: () => void;
}

/** Follows what others do to a field while I am in it. `kept`: what the map says. */
export function useHand(id: ItemId, kept: string): OnField {
  const { doc, people } = useSession();
  const [hand, setHand] = useState<Hand>();
  const writer = useRef<Writer>("me");
  const seen = useRef(kept);
  const isIn = hand !== undefined;
  useEffect(() => {
    if (!isIn) return;
    const follow = (transaction: Y.Transaction) => {
      const writers = writersIn(doc, transaction).get(id);
      if (writers === undefined) return;
      writer.current = transaction.local ? "me" : { by: whoWrote(people, id, writers)?.name };
    };
    doc.on("afterTransaction", follow);
    return () => doc.off("afterTransaction", follow);
  }, [doc, people, id, isIn]);
  useEffect(() => {
    if (seen.current === kept) return;
    seen.current = kept;
    setHand((before) => before && afterChange(before, kept, writer.current));
  }, [kept]);
  return {
    theirs: hand?.theirs,
    mine: hand?.mine ?? kept,
    enter: () => setHand((before) => before ?? { mine: kept }),
    leave: () => setHand(undefined),
    agree: () => setHand({ mine: kept }),
  };
}
