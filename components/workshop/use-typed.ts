"use client";

import { useState } from "react";
import { useWords } from "#components/details/use-words.ts";
import { nothingTyped, type TypedWord } from "./words-typed.ts";

/** A word as it is typed. What is written waits on this device until it is added, also when the window closes. */
export function useTyped(): readonly [TypedWord, (typed: TypedWord) => void] {
  const [chosen, setChosen] = useState(nothingTyped);
  const [label, setLabel] = useWords("word label");
  const [values, setValues] = useWords("word values");
  const [definition, setDefinition] = useWords("word definition");
  const write = (next: TypedWord) => {
    setChosen(next);
    setLabel(next.label);
    setValues(next.values);
    setDefinition(next.definition);
  };
  return [{ ...chosen, label, values, definition }, write];
}
