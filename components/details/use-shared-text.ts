"use client";

import { type RefObject, useEffect, useRef } from "react";
import type * as Y from "yjs";
import type { Splice } from "#lib/gap-map/text.ts";
import { TextBinding } from "./text-binding.ts";

interface Handlers {
  readonly onInput: () => void;
  readonly onCompositionStart: () => void;
  readonly onCompositionEnd: () => void;
}

/** Ties a textarea to a shared text for as long as it is there; gives the handlers it needs. */
export function useSharedText(
  area: RefObject<HTMLTextAreaElement | null>,
  text: Y.Text | undefined,
  onSplice: (splice: Splice) => void,
): Handlers {
  const binding = useRef<TextBinding>(undefined);
  const send = useRef(onSplice);
  useEffect(() => {
    send.current = onSplice;
  });
  useEffect(() => {
    if (area.current === null || text === undefined) return;
    const tied = new TextBinding(area.current, text, (splice) => send.current(splice));
    binding.current = tied;
    return () => {
      tied.stop();
      binding.current = undefined;
    };
  }, [area, text]);
  return {
    onInput: () => binding.current?.typed(),
    onCompositionStart: () => binding.current?.compose(),
    onCompositionEnd: () => binding.current?.composed(),
  };
}
