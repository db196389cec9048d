"use client";

import { useGapMap } from "#components/room/use-gap-map.ts";
import type { Barrier, GoodPractice } from "#lib/gap-map/model.ts";
import { ChoiceField } from "./ChoiceField.tsx";
import { wordOptions } from "./options.ts";
import { SharedText } from "./SharedText.tsx";

/** A barrier or good practice: its words, and which kind it is. */
export function NoteForm({ item }: { readonly item: Barrier | GoodPractice }) {
  const { vocabulary } = useGapMap();
  const kinds =
    item.kind === "barrier"
      ? vocabulary.barrierKinds.map(({ id, label }) => ({ value: id, label }))
      : wordOptions(vocabulary.goodPracticeKinds);
  const definition =
    item.kind === "barrier"
      ? vocabulary.barrierKinds.find(({ id }) => id === item.theme)?.definition
      : undefined;
  return (
    <>
      <SharedText
        id={item.id}
        field="text"
        label={item.kind === "barrier" ? "What stops people" : "What works well"}
      />
      <ChoiceField
        id={item.id}
        field="theme"
        label={item.kind === "barrier" ? "Kind of barrier" : "Kind of good practice"}
        {...(definition === undefined ? {} : { hint: definition })}
        kept={item.theme}
        choices={kinds}
        none="Not said yet"
      />
    </>
  );
}
