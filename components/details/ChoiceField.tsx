"use client";

import { useEdit } from "#components/room/use-edit.ts";
import { Checkboxes, type Choice, Radios } from "#components/ui/Choices.tsx";
import { type Option, Select } from "#components/ui/Select.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import { Editing, useField, Within } from "./Editing.tsx";
import { Overtaken } from "./Overtaken.tsx";
import { useHand } from "./use-hand.ts";

interface Props {
  readonly id: ItemId;
  readonly field: string;
  readonly label: string;
  readonly hint?: string;
}

interface ChoiceProps extends Props {
  readonly kept: string | undefined;
  readonly choices: readonly Option[];
  /** The words for "nothing chosen"; without them something must be. */
  readonly none?: string;
  readonly onChoose?: (value: string | null) => void;
}

/** One of many choices. A value the list does not know stays, and is shown as it is. */
export function ChoiceField({
  id,
  field,
  label,
  hint,
  kept,
  choices,
  none,
  onChoose,
}: ChoiceProps) {
  const edit = useEdit();
  const { mayEdit } = useWorkshop();
  const known = kept === undefined || choices.some(({ value }) => value === kept);
  const options = [
    ...(none === undefined ? [] : [{ value: "", label: none }]),
    ...choices,
    ...(known ? [] : [{ value: kept, label: kept }]),
  ];
  const choose = onChoose ?? ((value: string | null) => edit([{ kind: "set", id, field, value }]));
  const put = (value: string) => choose(value === "" ? null : value);
  const hand = useHand(id, kept ?? "");
  const inField = useField(id, field);
  return (
    <Overtaken
      {...{ hand, label }}
      field={inField}
      doing="choosing"
      called={calledIn(options)}
      onKeep={put}
    >
      <Select
        id={`${id}-${field}`}
        label={label}
        beside={<Editing people={inField.others} />}
        {...(hint === undefined ? {} : { hint })}
        options={options}
        value={kept ?? ""}
        disabled={!mayEdit}
        data-field={field}
        onChange={(event) => put(event.target.value)}
      />
    </Overtaken>
  );
}

interface RadioProps extends Props {
  readonly kept: string | undefined;
  readonly choices: readonly Choice[];
  readonly onChoose?: (value: string) => void;
}

/** One of a few choices, all in sight. */
export function RadioField({ id, field, label, hint, kept, choices, onChoose }: RadioProps) {
  const edit = useEdit();
  const { mayEdit } = useWorkshop();
  const choose = onChoose ?? ((value: string) => edit([{ kind: "set", id, field, value }]));
  const hand = useHand(id, kept ?? "");
  // What nobody had chosen cannot be chosen again.
  const keep = hand.mine === "" ? undefined : choose;
  const inField = useField(id, field);
  return (
    <Overtaken
      {...{ hand, label }}
      field={inField}
      doing="choosing"
      called={calledIn(choices)}
      onKeep={keep}
    >
      <Radios
        id={`${id}-${field}`}
        label={label}
        beside={<Editing people={inField.others} />}
        {...(hint === undefined ? {} : { hint })}
        choices={choices}
        value={kept}
        disabled={!mayEdit}
        onChoose={choose}
      />
    </Overtaken>
  );
}

/** What the choices call a value. */
function calledIn(choices: readonly Choice[]): (value: string) => string {
  return (value) => {
    const label = choices.find((choice) => choice.value === value)?.label;
    return typeof label === "string" ? label : value;
  };
}

interface SetProps extends Props {
  readonly kept: readonly string[];
  readonly choices: readonly Choice[];
}

/** Any number of choices. Each one stands alone, so that two people can tick different ones at once. */
export function SetField({ id, field, label, hint, kept, choices }: SetProps) {
  const edit = useEdit();
  const { mayEdit } = useWorkshop();
  const inField = useField(id, field);
  const others = kept.filter((one) => !choices.some(({ value }) => value === one));
  return (
    <Within field={inField}>
      <Checkboxes
        id={`${id}-${field}`}
        label={label}
        beside={<Editing people={inField.others} />}
        {...(hint === undefined ? {} : { hint })}
        choices={[...choices, ...others.map((value) => ({ value, label: value }))]}
        values={kept}
        disabled={!mayEdit}
        onChoose={(member, on) =>
          edit([{ kind: "set", id, field: `${field}/${member}`, value: on ? true : null }])
        }
      />
    </Within>
  );
}
