"use client";

import { useEffect, useRef } from "react";
import { useSession } from "#components/room/session-context.ts";
import { useEdit } from "#components/room/use-edit.ts";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import type { ItemId, Threshold } from "#lib/gap-map/model.ts";
import { dimensionLabel, wordOf } from "#lib/gap-map/words.ts";
import { ChoiceField, RadioField } from "./ChoiceField.tsx";
import { LineField } from "./LineField.tsx";
import { SharedText } from "./SharedText.tsx";
import {
  aboutEdits,
  keptHere,
  nothingSaid,
  remember,
  type Said,
  sourceEdits,
  toKeep,
} from "./second-thoughts.ts";
import { ValueField } from "./ValueField.tsx";

interface Props {
  readonly item: Threshold;
}

interface PartProps extends Props {
  readonly said: () => Said;
}

/** A threshold: its words first, then, for who wants it, what can be checked. */
export function ThresholdForm({ item }: Props) {
  const said = useSaid(item);
  return (
    <>
      <SharedText id={item.id} field="text" label="What it says" />
      <Checkable item={item} said={said} />
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
      <Source item={item} said={said} />
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

/** What the threshold has said in front of this person, for whoever asks when something is chosen. It waits on this device. */
function useSaid(item: Threshold): () => Said {
  const { drafts } = useSession();
  const name = `${item.id}-said`;
  const said = useRef<Said>(undefined);
  useEffect(() => {
    const before = drafts.get(name);
    said.current = remember(said.current ?? keptHere(before), item);
    const kept = toKeep(said.current, item);
    if (kept === undefined) drafts.delete(name);
    else if (kept !== before) drafts.set(name, kept);
  }, [item, drafts, name]);
  return () => said.current ?? nothingSaid;
}

/** Where it comes from. That nobody can state it is an answer too. */
function Source({ item, said }: PartProps) {
  const edit = useEdit();
  const { id } = item;
  return (
    <RadioField
      id={id}
      field="basis"
      label="Where it comes from"
      kept={item.operator === "unspecified" ? "unspecified" : item.basis}
      onChoose={(source) => edit(sourceEdits(said(), item, source))}
      choices={[
        { value: "published", label: wordOf("basis", "published") },
        { value: "practice", label: wordOf("basis", "practice") },
        { value: "unspecified", label: "Nobody can state it" },
      ]}
    />
  );
}

function Checkable({ item, said }: PartProps) {
  const map = useGapMap();
  const edit = useEdit();
  const { mayEdit } = useWorkshop();
  const { id } = item;
  const dimensions = map.vocabulary.dimensions;
  const dimension = dimensions.find((one) => one.id === item.dimension);
  const first = dimensions[0];
  const asked = useFocusOfNew(id, item.dimension !== undefined);
  const about = (next: string | null) => edit(aboutEdits(said(), item, next));
  if (item.dimension === undefined) {
    if (!mayEdit || first === undefined) return null;
    const make = () => {
      asked();
      about(said().dimension ?? first.id);
    };
    return <MakeCheckable id={id} onMake={make} />;
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
          about(value);
        }}
      />
      {/* Hidden, not gone: what was typed into it and is no number yet comes back as well. */}
      <div className="gm-w-group__limit" hidden={item.operator === "unspecified"}>
        <ValueField key={item.dimension} item={item} dimension={dimension} />
      </div>
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
  readonly onMake: () => void;
}

function MakeCheckable({ id, onMake }: MakeProps) {
  return (
    <div className="gm-field">
      <Button icon="tie" id={`${id}-checkable`} onClick={onMake}>
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
