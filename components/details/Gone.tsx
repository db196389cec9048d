"use client";

import { useEffect, useRef, useState } from "react";
import { CopyUnsaved } from "#components/list/Tombstone.tsx";
import { Button } from "#components/ui/Button.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { restore } from "#lib/gap-map/commands.ts";
import { goneInWords } from "#lib/gap-map/item-names.ts";
import type { Item } from "#lib/gap-map/model.ts";

interface Props {
  readonly item: Item | undefined;
  /** What stood in the field that this person was in. */
  readonly words: () => string;
}

/** What stands in the panel when its item was deleted by somebody, or went with what it was on. */
export function Gone({ item, words }: Props) {
  const { act, choose, mayEdit } = useWorkshop();
  const title = useRef<HTMLHeadingElement>(null);
  const [unsaved] = useState(words);
  // Whoever was writing in a field that went with the item stays in the panel.
  useEffect(() => {
    if (item !== undefined && document.activeElement === document.body) title.current?.focus();
  }, [item]);
  if (item === undefined) return null;
  const { removed } = item;
  return (
    <div className="gm-w-panel__body">
      <h2 className="gm-w-panel__title" id="details-title" tabIndex={-1} ref={title}>
        {goneInWords(item)}
      </h2>
      <p>
        {removed === undefined
          ? "It comes back when that is restored, from ‘Deleted items’ in the List."
          : "It waits under ‘Deleted items’ in the List. What you typed in it is kept with it."}
      </p>
      <div className="gm-row">
        {mayEdit && removed !== undefined ? (
          <Button icon="undo" onClick={() => act(restore(item))}>
            Restore
          </Button>
        ) : null}
        <CopyUnsaved words={unsaved} />
        <Button onClick={() => choose(undefined)}>Continue</Button>
      </div>
    </div>
  );
}
