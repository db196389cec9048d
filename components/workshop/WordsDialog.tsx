"use client";

import { type FormEvent, useState } from "react";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { Details } from "#components/ui/Details.tsx";
import { Dialog } from "#components/ui/Dialog.tsx";
import { ErrorSummary } from "#components/ui/ErrorSummary.tsx";
import { type Option, Select } from "#components/ui/Select.tsx";
import { TextArea, TextField } from "#components/ui/TextField.tsx";
import { accessSides, wordKinds } from "#lib/gap-map/new-words.ts";
import { dimensionLabel, valueInWords } from "#lib/gap-map/words.ts";
import { useTyped } from "./use-typed.ts";
import {
  actFor,
  faultIn,
  hasValues,
  nothingTyped,
  type TypedWord,
  thereAlready,
} from "./words-typed.ts";
import { useWorkshop } from "./workshop-context.ts";

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** The words of this map, for facilitators to add to: what thresholds can be about, its values, and every kind of thing. */
export function WordsDialog({ open, onClose }: Props) {
  return (
    <Dialog title="Words of this map" open={open} onClose={onClose}>
      <WordsForm />
    </Dialog>
  );
}

function WordsForm() {
  const map = useGapMap();
  const { act, mayEdit, whyNot, now } = useWorkshop();
  const [typed, setTyped] = useTyped();
  const [said, setSaid] = useState("");
  const [tried, setTried] = useState<{
    readonly times: number;
    readonly field: string;
    readonly message: string;
  }>();
  const change = (part: Partial<TypedWord>) => {
    setTyped({ ...typed, ...part });
    setTried(undefined);
  };

  function add(event: FormEvent) {
    event.preventDefault();
    const done = actFor(now(), typed);
    const fault = mayEdit ? faultIn(typed) : { field: "word-what", message: whyNot ?? "" };
    const wrong =
      fault ?? (done.edits.length === 0 ? { field: "word-label", message: done.said } : undefined);
    setTried(wrong && { ...wrong, times: (tried?.times ?? 0) + 1 });
    setSaid(wrong === undefined ? done.said : "");
    if (wrong !== undefined) return;
    act(done);
    setTyped({ ...nothingTyped, what: typed.what, dimension: typed.dimension });
  }

  const errorOf = (field: string) => (tried?.field === field ? tried.message : undefined);
  const there = thereAlready(map, typed);
  return (
    <form className="gm-stack" noValidate onSubmit={add}>
      {tried === undefined ? null : <ErrorSummary key={tried.times} errors={[tried]} />}
      <p>Everybody on the map can choose the words you add here.</p>
      <Select
        id="word-what"
        label="What to add"
        options={WHAT}
        value={typed.what}
        error={errorOf("word-what")}
        onChange={({ target }) => change({ what: target.value as TypedWord["what"], label: "" })}
      />
      {typed.what === "value" ? <ValueOf {...{ typed, change, errorOf }} /> : null}
      <TextField
        id="word-label"
        label={typed.what === "value" ? "The new value" : "In words"}
        value={typed.label}
        maxLength={80}
        error={errorOf("word-label")}
        onChange={({ target }) => change({ label: target.value })}
      />
      {typed.what === "dimension" ? <Dimension {...{ typed, change, errorOf }} /> : null}
      {typed.what === "dimension" || typed.what === "barrierKinds" ? (
        <Meaning typed={typed} change={change} />
      ) : null}
      <div className="gm-row">
        <Button look="primary" type="submit">
          Add
        </Button>
        <p role="status">{said}</p>
      </div>
      {there.length === 0 ? null : (
        <Details summary={`On this map already (${there.length})`}>
          <p>{there.join(" · ")}</p>
        </Details>
      )}
    </form>
  );
}

interface PartProps {
  readonly typed: TypedWord;
  readonly change: (part: Partial<TypedWord>) => void;
  readonly errorOf: (field: string) => string | undefined;
}

/** How something that thresholds can be about is answered. */
function Dimension({ typed, change, errorOf }: PartProps) {
  return (
    <>
      <Select
        id="word-type"
        label="How it is answered"
        options={TYPES}
        value={typed.type}
        onChange={({ target }) => change({ type: target.value as TypedWord["type"] })}
      />
      {hasValues(typed) ? (
        <TextArea
          id="word-values"
          label="Its values"
          hint={
            typed.type === "ordinal" ? "One on each line, the least first." : "One on each line."
          }
          value={typed.values}
          maxLength={2_000}
          error={errorOf("word-values")}
          onChange={({ target }) => change({ values: target.value })}
        />
      ) : null}
      <Select
        id="word-nature"
        label="What kind of thing it is"
        options={NATURES}
        value={typed.nature}
        onChange={({ target }) => change({ nature: target.value as TypedWord["nature"] })}
      />
    </>
  );
}

/** What is said of things that have a meaning of their own. */
function Meaning({ typed, change }: Omit<PartProps, "errorOf">) {
  return (
    <>
      {typed.what === "barrierKinds" ? (
        <Select
          id="word-side"
          label="Which side of access it stands on"
          options={SIDES}
          value={typed.side}
          onChange={({ target }) => change({ side: target.value })}
        />
      ) : null}
      <TextArea
        id="word-definition"
        label="What it means (optional)"
        value={typed.definition}
        maxLength={500}
        rows={2}
        onChange={({ target }) => change({ definition: target.value })}
      />
    </>
  );
}

/** Where a new value belongs. */
function ValueOf({ typed, change, errorOf }: PartProps) {
  const map = useGapMap();
  const listed = map.vocabulary.dimensions.filter(hasValues);
  const chosen = listed.find(({ id }) => id === typed.dimension);
  return (
    <>
      <Select
        id="word-dimension"
        label="A value of"
        options={[
          CHOOSE,
          ...listed.map(({ id }) => ({ value: id, label: dimensionLabel(map, id) })),
        ]}
        value={typed.dimension}
        error={errorOf("word-dimension")}
        onChange={({ target }) => change({ dimension: target.value, before: "" })}
      />
      {chosen?.type === "ordinal" ? (
        <Select
          id="word-before"
          label="Where on the scale"
          options={[
            ...(chosen.values ?? []).map((value) => ({
              value,
              label: `Below ${valueInWords(value)}`,
            })),
            { value: "", label: "At the top" },
          ]}
          value={typed.before}
          onChange={({ target }) => change({ before: target.value })}
        />
      ) : null}
    </>
  );
}

const CHOOSE: Option = { value: "", label: "Choose one" };

const WHAT: readonly Option[] = [
  { value: "dimension", label: "Something a threshold can be about" },
  { value: "value", label: "A value of one of those" },
  ...Object.entries(wordKinds).map(([value, words]) => ({
    value,
    label: words.charAt(0).toUpperCase() + words.slice(1),
  })),
];

const TYPES: readonly Option[] = [
  { value: "ordinal", label: "On a scale, from least to most" },
  { value: "enum", label: "With one of several words" },
  { value: "boolean", label: "With yes or no" },
  { value: "number", label: "With a number" },
];

const NATURES: readonly Option[] = [
  { value: "fact", label: "A fact about the person, which nobody can change" },
  { value: "status", label: "A circumstance, which can change" },
  { value: "judgement", label: "A judgement that services make" },
];

const SIDES: readonly Option[] = Object.entries(accessSides).map(([value, label]) => ({
  value,
  label,
}));
