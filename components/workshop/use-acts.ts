"use client";

import { useCallback, useMemo, useRef, useState } from "react";
import { useSession } from "#components/room/session-context.ts";
import { useEdit } from "#components/room/use-edit.ts";
import { applyEdit } from "#lib/gap-map/apply.ts";
import type { Act } from "#lib/gap-map/commands.ts";
import type { Edit } from "#lib/gap-map/edit.ts";
import { inverseOf } from "#lib/gap-map/inverse.ts";
import type { GapMap, Removal } from "#lib/gap-map/model.ts";
import type { Said } from "./Toast.tsx";

/** What a person does and is told on this screen. */
export interface Acts {
  readonly said: Said | undefined;
  readonly act: (act: Act) => void;
  readonly say: (words: string) => void;
  readonly takeBack: () => void;
  readonly close: () => void;
  /** Who deletes, and when, for the bin. */
  readonly removal: () => Removal;
}

/** Doing, saying what was done, and taking the last thing back. */
export function useActs(name: string): Acts {
  const { store } = useSession();
  const edit = useEdit();
  const [said, setSaid] = useState<Said>();
  const number = useRef(0);
  const show = useCallback((words: string, back: readonly Edit[]) => {
    number.current += 1;
    setSaid({ words, back, number: number.current });
  }, []);
  const removal = useCallback(() => ({ by: name, at: new Date().toISOString() }), [name]);
  const say = useCallback((words: string) => show(words, []), [show]);
  return useMemo(
    () => ({
      said,
      say,
      removal,
      act: ({ edits, said: words }) => {
        const before = store.getRaw();
        edit(edits);
        // The same object: nothing was let through, and the header says why.
        if (store.getRaw() !== before && words !== "")
          show(words, inverse(before, edits, removal()));
      },
      takeBack: () => {
        edit(said?.back ?? []);
        show("Taken back.", []);
      },
      close: () => setSaid(undefined),
    }),
    [said, say, show, store, edit, removal],
  );
}

/** What takes several edits back: each for the map it met, the last one first. */
function inverse(before: GapMap, edits: readonly Edit[], removal: Removal): readonly Edit[] {
  let map = before;
  const back: Edit[] = [];
  for (const edit of edits) {
    const one = inverseOf(map, edit, removal);
    if (one !== undefined) back.unshift(one);
    map = applyEdit(map, edit);
  }
  return back;
}
