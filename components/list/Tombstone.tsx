"use client";

import { useEffect, useRef, useState } from "react";
import { useRawMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { copyText } from "#components/ui/copy-text.ts";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { restore } from "#lib/gap-map/commands.ts";
import { goneInWords, nameOf } from "#lib/gap-map/item-names.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import { useList } from "./list-context.ts";

interface Props {
  readonly id: string;
}

/** Stands where an item was that somebody deleted while the keyboard was on it, until the keyboard leaves. */
export function Tombstone({ id }: Props) {
  const item = useRawMap().items[id as ItemId];
  const { act, mayEdit } = useWorkshop();
  const { focus } = useList();
  const [unsaved] = useState(focus.words);
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) words.current?.focus({ preventScroll: true });
  }, []);
  const name = item === undefined ? "this" : nameOf(item);
  return (
    <div className="gm-w-gone">
      <p tabIndex={-1} ref={words}>
        {item === undefined ? "This was deleted." : goneInWords(item)}
      </p>
      <div className="gm-row">
        {mayEdit && item?.removed !== undefined ? (
          <Button icon="undo" onClick={() => act(restore(item))}>
            Restore<span className="gm-vh"> {name}</span>
          </Button>
        ) : null}
        <CopyUnsaved words={unsaved} />
        <Button onClick={({ currentTarget }) => goOn(currentTarget)}>
          Continue<span className="gm-vh"> without {name}</span>
        </Button>
      </div>
    </div>
  );
}

/** Words that stood in a field when it went away. Nothing when there were none. */
export function CopyUnsaved({ words }: { readonly words: string }) {
  const { say } = useWorkshop();
  if (words.trim() === "") return null;
  const copy = async () => {
    say(
      (await copyText(words)) ? "Copied." : `This browser does not copy here. You wrote: ${words}`,
    );
  };
  return (
    <Button icon="copy" onClick={() => void copy()}>
      Copy my unsaved text
    </Button>
  );
}

/** To the next thing that can be done after it, or to the one before. */
function goOn(button: HTMLElement): void {
  const row = button.closest("[data-item-id]");
  const list = button.closest("main");
  if (row === null || list === null) return;
  const all = [
    ...list.querySelectorAll<HTMLElement>("button, a[href], input, select, h2[tabindex]"),
  ];
  const after = all.find((one) => follows(row, one));
  (after ?? all.filter((one) => !row.contains(one)).at(-1) ?? list).focus();
}

function follows(row: Element, one: Element): boolean {
  const isAfter = (row.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return isAfter && !row.contains(one);
}
