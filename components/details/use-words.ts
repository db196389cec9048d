"use client";

import { useState } from "react";
import { useSession } from "#components/room/session-context.ts";

/**
 * The words in a short form, before they are on the map, and how to change them. They wait on this device,
 * also when the form or the page goes away, until they say again what was there before (`kept`).
 */
export function useWords(name: string, kept = ""): readonly [string, (words: string) => void] {
  const { drafts } = useSession();
  const [words, setWords] = useState(() => drafts.get(name) ?? kept);
  const write = (next: string) => {
    setWords(next);
    if (next === kept) drafts.delete(name);
    else drafts.set(name, next);
  };
  return [words, write];
}

/** The same for a form that closes: the third gives up what is written, and closes it. */
export function useFormWords(
  name: string,
  onDone: () => void,
  kept = "",
): readonly [string, (words: string) => void, () => void] {
  const [words, write] = useWords(name, kept);
  const close = () => {
    write(kept);
    onDone();
  };
  return [words, write, close];
}
