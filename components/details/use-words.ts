"use client";

import { useState } from "react";
import type { Drafts } from "#components/room/drafts.ts";
import { useSession } from "#components/room/session-context.ts";

/**
 * The words in a short form, before they are on the map, and how to change them. They wait on this device,
 * also when the form or the page goes away, until they say again what was there before (`kept`), which they
 * follow as long as nobody has written here.
 */
export function useWords(name: string, kept = ""): readonly [string, (words: string) => void] {
  return useWordsIn(useSession().drafts, name, kept);
}

/** The same on a page that is about a map and not connected to it. */
export function useWordsIn(
  drafts: Drafts,
  name: string,
  kept = "",
): readonly [string, (words: string) => void] {
  const [words, setWords] = useState(() => drafts.get(name));
  const write = (next: string) => {
    setWords(next === kept ? undefined : next);
    if (next === kept) drafts.delete(name);
    else drafts.set(name, next);
  };
  return [words ?? kept, write];
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
