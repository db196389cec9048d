"use client";

import { type RefObject, useEffect, useRef } from "react";
import type * as Y from "yjs";
import { type Splice, spliceBetween } from "#lib/gap-map/text.ts";
import { type Delta, followIndex } from "./follow-text.ts";

interface Handlers {
  readonly onInput: () => void;
  readonly onCompositionStart: () => void;
  readonly onCompositionEnd: () => void;
}

/**
 * Ties a textarea to a shared text, character by character. What I type becomes one splice; what
 * others type appears around my caret. While an input method composes, nothing touches the field:
 * both sides are put together when it ends.
 */
export function useSharedText(
  area: RefObject<HTMLTextAreaElement | null>,
  text: Y.Text | undefined,
  onSplice: (splice: Splice) => void,
): Handlers {
  const state = useRef({ shown: "", composing: false, sending: false, missed: [] as Delta[][] });

  useEffect(() => {
    const now = state.current;
    now.missed = [];
    now.composing = false;
    show(area.current, now, text?.toString() ?? "", []);
    if (text === undefined) return;
    const follow = (event: Y.YTextEvent) => {
      if (now.sending) return;
      const delta = event.delta as Delta[];
      if (now.composing) now.missed.push(delta);
      else show(area.current, now, text.toString(), [delta]);
    };
    text.observe(follow);
    return () => text.unobserve(follow);
  }, [area, text]);

  const send = () => {
    const now = state.current;
    const field = area.current;
    if (field === null || text === undefined || now.composing) return;
    const splice = spliceBetween(now.shown, field.value);
    const missed = now.missed;
    now.missed = [];
    if (splice === undefined) return show(field, now, text.toString(), missed);
    const placed = followed(splice, missed);
    const beyond = field.selectionEnd - (splice.index + splice.insert.length);
    now.sending = true;
    onSplice(placed);
    now.sending = false;
    now.shown = text.toString();
    if (field.value !== now.shown)
      put(field, now.shown, placed.index + placed.insert.length + beyond);
  };

  return {
    onInput: send,
    onCompositionStart: () => {
      state.current.composing = true;
    },
    onCompositionEnd: () => {
      state.current.composing = false;
      send();
    },
  };
}

/** My splice, moved to where its words are after changes that came while I composed. */
function followed(splice: Splice, missed: readonly (readonly Delta[])[]): Splice {
  const at = (index: number) => missed.reduce(followIndex, index);
  const index = at(splice.index);
  return { index, remove: at(splice.index + splice.remove) - index, insert: splice.insert };
}

function show(
  field: HTMLTextAreaElement | null,
  now: { shown: string },
  wanted: string,
  changes: readonly (readonly Delta[])[],
): void {
  now.shown = wanted;
  if (field === null || field.value === wanted) return;
  const at = (index: number) => changes.reduce(followIndex, index);
  put(field, wanted, at(field.selectionStart), at(field.selectionEnd));
}

/** Another text in the field, with the caret where it belongs and nothing scrolled. */
function put(field: HTMLTextAreaElement, wanted: string, start: number, end = start): void {
  const { scrollTop, selectionDirection } = field;
  field.value = wanted;
  // Setting a selection would pull the keyboard focus in some browsers.
  if (document.activeElement === field) field.setSelectionRange(start, end, selectionDirection);
  field.scrollTop = scrollTop;
}
