"use client";

import { useEffect, useRef } from "react";
import { useEdit } from "#components/room/use-edit.ts";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import type { FieldValue } from "#lib/gap-map/edit.ts";
import type { ItemId, Threshold } from "#lib/gap-map/model.ts";
import { dimensionLabel, wordOf } from "#lib/gap-map/words.ts";
import { ChoiceField, RadioField } from "./ChoiceField.tsx";
import { LineField } from "./LineField.tsx";
import { SharedText } from "./SharedText.tsx";
import { ValueField } from "./ValueField.tsx";

/** A threshold: its words first, then, for who wants it, what can be checked. */
export function ThresholdForm({ item }: { readonly item: Threshold }) {
  return (
    <>
      <SharedText id={item.id} field="text" label="What it says" />
      <Checkable item={item} />
      <RadioField
        id={item.id}
        field="hardness"
        label="If someone does not meet it"
        kept={item.hardness}
        choices={[
          { value: "hard", label: wordOf("hardness", "hard") },
          { value: "soft", label: wordOf("hardness", "soft") },
        ]}
      />
      <Source item={item} />
      <LineField
        id={item.id}
        field="anyOfGroup"
        label="Any one of these is enough (optional)"
        hint="Give the same word to several thresholds of this service when meeting one of them is enough."
        kept={item.anyOfGroup}
      />
    </>
  );
}

/** Where it comes from. That nobody can state it is an answer too, and is kept as the operator. */
function Source({ item }: { readonly item: Threshold }) {
  const edit = useEdit();
  const { id } = item;
  const unstated = item.operator === "unspecified";
  const choose = (value: string) => {
    const set = (field: string, next: FieldValue) =>
      ({ kind: "set", id, field, value: next }) as const;
    if (value === "unspecified") {
      edit([set("operator", "unspecified")]);
    } else {
      edit([set("basis", value), ...(unstated ? [set("operator", null)] : [])]);
    }
  };
  return (
    <RadioField
      id={id}
      field="basis"
      label="Where it comes from"
      kept={unstated ? "unspecified" : item.basis}
      onChoose={choose}
      choices={[
        { value: "published", label: wordOf("basis", "published") },
        { value: "practice", label: wordOf("basis", "practice") },
        { value: "unspecified", label: "Nobody can state it" },
      ]}
    />
  );
}

function Checkable({ item }: { readonly item: Threshold }) {
  const map = useGapMap();
  const edit = useEdit();
  const { mayEdit } = useWorkshop();
  const { id } = item;
  const dimensions = map.vocabulary.dimensions;
  const dimension = dimensions.find((one) => one.id === item.dimension);
  const first = dimensions[0];
  const asked = useFocusOfNew(id, item.dimension !== undefined);
  if (item.dimension === undefined) {
    if (!mayEdit || first === undefined) return null;
    return <MakeCheckable id={id} dimension={first.id} onAsk={asked} />;
  }
  return (
    <fieldset className="gm-w-group">
      <legend className="gm-w-group__title">What can be checked</legend>
      <ChoiceField
        id={id}
        field="dimension"
        label="What it is about"
        {...(dimension === undefined ? {} : { hint: dimension.definition })}
        kept={item.dimension}
        choices={dimensions.map((one) => ({ value: one.id, label: dimensionLabel(map, one.id) }))}
        none="Not checkable, words only"
        onChoose={(value) => {
          if (value === null) asked();
          edit(
            ["dimension", "value", "operator"].map((field) => ({
              kind: "set",
              id,
              field,
              value: field === "dimension" ? value : null,
            })),
          );
        }}
      />
      {item.operator === "unspecified" ? null : <ValueField item={item} dimension={dimension} />}
      <RadioField
        id={id}
        field="mode"
        label="To be let in, this"
        kept={item.mode}
        choices={[
          { value: "include", label: wordOf("mode", "include") },
          { value: "exclude", label: wordOf("mode", "exclude") },
        ]}
      />
    </fieldset>
  );
}

interface MakeProps {
  readonly id: ItemId;
  /** What it is about until somebody chooses. */
  readonly dimension: string;
  readonly onAsk: () => void;
}

function MakeCheckable({ id, dimension, onAsk }: MakeProps) {
  const edit = useEdit();
  return (
    <div className="gm-field">
      <Button
        icon="tie"
        id={`${id}-checkable`}
        onClick={() => {
          onAsk();
          edit([{ kind: "set", id, field: "dimension", value: dimension }]);
        }}
      >
        Make it checkable
      </Button>
      <p className="gm-field__hint">
        Say what it is about and where the limit is, so that personas can be held against it. The
        words stay as they are.
      </p>
    </div>
  );
}

/** The control that was used goes away: the keyboard moves to what comes in its place, for the one who asked. */
function useFocusOfNew(id: ItemId, checkable: boolean): () => void {
  const asked = useRef(false);
  useEffect(() => {
    if (!asked.current) return;
    asked.current = false;
    document.getElementById(`${id}-${checkable ? "dimension" : "checkable"}`)?.focus();
  }, [id, checkable]);
  return () => {
    asked.current = true;
  };
}
