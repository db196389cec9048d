"use client";

import { useState } from "react";
import { useEdit } from "#components/room/use-edit.ts";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { Select } from "#components/ui/Select.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import type { FieldValue } from "#lib/gap-map/edit.ts";
import type { Operator, Pathway, When } from "#lib/gap-map/model.ts";
import type { Dimension } from "#lib/gap-map/vocabulary-model.ts";
import { dimensionLabel, valueInWords, whenInWords, wordOf } from "#lib/gap-map/words.ts";
import { numberFrom } from "./readers.ts";
import { useWords } from "./use-words.ts";

interface Props {
  readonly item: Pathway;
}

/** What can be checked of the condition on which people are sent: each part in words, and a way to add one. */
export function WhenField({ item }: Props) {
  const map = useGapMap();
  const edit = useEdit();
  const { mayEdit } = useWorkshop();
  const { id, when = [] } = item;
  const begun = useBegun(id);
  const [adding, setAdding] = useState(begun.any);
  const keep = (next: readonly When[]) =>
    edit([
      {
        kind: "set",
        id,
        field: "when",
        value: next.length === 0 ? null : (next as unknown as FieldValue),
      },
    ]);
  const close = () => {
    begun.giveUp();
    setAdding(false);
  };
  return (
    <fieldset className="gm-w-group">
      <legend className="gm-w-group__title">What can be checked</legend>
      {when.length === 0 ? <p className="gm-field__hint">Nothing yet: words only.</p> : null}
      <ul className="gm-w-when">
        {when.map((one, at) => (
          <li key={JSON.stringify(one)}>
            {whenInWords(map, one)}
            {mayEdit ? (
              <Button
                look="quiet"
                icon="close"
                iconOnly
                onClick={() => keep(when.filter((_, index) => index !== at))}
              >
                {`Leave out “${whenInWords(map, one)}”`}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {mayEdit && adding ? (
        <NewWhen
          id={id}
          begun={begun}
          onAdd={(one) => {
            keep([...when, one]);
            close();
          }}
          onCancel={close}
        />
      ) : null}
      {mayEdit && !adding ? (
        <Button icon="plus" id={`${id}-when`} onClick={() => setAdding(true)}>
          Add what can be checked
        </Button>
      ) : null}
    </fieldset>
  );
}

/** What is said of a new part before it is added: it waits on this device. */
function useBegun(id: string) {
  const first = useGapMap().vocabulary.dimensions[0]?.id ?? "";
  const [about, setAbout] = useWords(`${id}-when-dimension`, first);
  const [operator, setOperator] = useWords(`${id}-when-operator`);
  const [text, setText] = useWords(`${id}-when-value`);
  const giveUp = () => {
    setAbout(first);
    setOperator("");
    setText("");
  };
  const any = about !== first || operator !== "" || text !== "";
  return { about, operator, text, any, setAbout, setOperator, setText, giveUp };
}

interface NewProps {
  readonly id: string;
  readonly begun: ReturnType<typeof useBegun>;
  readonly onAdd: (one: When) => void;
  readonly onCancel: () => void;
}

function NewWhen({ id, begun, onAdd, onCancel }: NewProps) {
  const map = useGapMap();
  const { dimensions } = map.vocabulary;
  const { about, text, setAbout, setOperator, setText } = begun;
  const dimension = dimensions.find((one) => one.id === about);
  const [error, setError] = useState<string>();
  const operators = OPERATORS[dimension?.type ?? "boolean"];
  const chosen = operators.find((one) => one === begun.operator) ?? operators[0];
  const values = valuesOf(dimension);
  const add = () => {
    const read = valueFrom(dimension, text === "" ? (values?.[0] ?? "") : text);
    if (!read.ok) return setError(read.error);
    onAdd({ dimension: about, operator: chosen ?? "eq", value: read.value });
  };
  const limit = { id: `${id}-when-value`, label: "Value", error };
  const write = (next: string) => {
    setText(next);
    setError(undefined);
  };
  return (
    <>
      <Select
        id={`${id}-when-dimension`}
        label="What it is about"
        value={about}
        options={dimensions.map((one) => ({ value: one.id, label: dimensionLabel(map, one.id) }))}
        onChange={(event) => {
          setAbout(event.target.value);
          write("");
        }}
      />
      <Select
        id={`${id}-when-operator`}
        label="Limit"
        value={chosen}
        options={operators.map((one) => ({ value: one, label: wordOf("operator", one) }))}
        onChange={(event) => setOperator(event.target.value)}
      />
      {values === undefined ? (
        <TextField
          {...limit}
          inputMode="decimal"
          value={text}
          onChange={(event) => write(event.target.value)}
        />
      ) : (
        <Select
          {...limit}
          value={text === "" ? values[0] : text}
          options={values.map((one) => ({ value: one, label: labelFor(dimension, one) }))}
          onChange={(event) => write(event.target.value)}
        />
      )}
      <div className="gm-row">
        <Button look="primary" onClick={add}>
          Add
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </>
  );
}

const OPERATORS: Readonly<Record<Dimension["type"], readonly Operator[]>> = {
  number: ["gte", "lte", "eq", "neq"],
  ordinal: ["lte", "gte", "eq", "neq"],
  enum: ["eq", "neq"],
  boolean: ["eq"],
};

/** What can be chosen; undefined where it is typed. */
function valuesOf(dimension: Dimension | undefined): readonly string[] | undefined {
  if (dimension?.type === "boolean") return ["true", "false"];
  return dimension?.type === "number" ? undefined : (dimension?.values ?? []);
}

function labelFor(dimension: Dimension | undefined, value: string): string {
  if (dimension?.type === "boolean") return value === "true" ? "Yes" : "No";
  return valueInWords(value);
}

const numberWhen = numberFrom("The number", 0, 1_000);

function valueFrom(dimension: Dimension | undefined, text: string) {
  if (dimension?.type === "boolean") return { ok: true, value: text === "true" } as const;
  if (dimension?.type !== "number") return { ok: true, value: text } as const;
  const read = numberWhen(text);
  if (!read.ok) return read;
  return typeof read.value === "number"
    ? ({ ok: true, value: read.value } as const)
    : ({ ok: false, error: "Enter a number" } as const);
}
