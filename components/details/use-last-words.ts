"use client";

import { type RefObject, useCallback, useEffect, useRef } from "react";
import { wordsIn } from "./words-in.ts";

/** Asks what stands in the field that has the keyboard, or had it until the field went away. */
export function useLastWords(box: RefObject<HTMLElement | null>): () => string {
  const words = useRef("");
  useEffect(() => {
    const element = box.current;
    const note = ({ target }: Event) => {
      words.current = wordsIn(target);
    };
    element?.addEventListener("focusin", note);
    element?.addEventListener("input", note);
    return () => {
      element?.removeEventListener("focusin", note);
      element?.removeEventListener("input", note);
    };
  }, [box]);
  return useCallback(() => words.current, []);
}
