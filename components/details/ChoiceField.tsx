"use client";

import { useEdit } from "#components/room/use-edit.ts";
import { Checkboxes, type Choice, Radios } from "#components/ui/Choices.tsx";
import { type Option, Select } from "#components/ui/Select.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import type { ItemId } from "#lib/gap-map/model.ts";

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
  return (
    <Select
      id={`${id}-${field}`}
      label={label}
      {...(hint === undefined ? {} : { hint })}
      options={options}
      value={kept ?? ""}
      disabled={!mayEdit}
      data-field={field}
      onChange={(event) => choose(event.target.value === "" ? null : event.target.value)}
    />
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
  return (
    <Radios
      id={`${id}-${field}`}
      label={label}
      {...(hint === undefined ? {} : { hint })}
      choices={choices}
      value={kept}
      disabled={!mayEdit}
      onChoose={onChoose ?? ((value) => edit([{ kind: "set", id, field, value }]))}
    />
  );
}

interface SetProps extends Props {
  readonly kept: readonly string[];
  readonly choices: readonly Choice[];
}

/** Any number of choices. Each one stands alone, so that two people can tick different ones at once. */
export function SetField({ id, field, label, hint, kept, choices }: SetProps) {
  const edit = useEdit();
  const { mayEdit } = useWorkshop();
  const others = kept.filter((one) => !choices.some(({ value }) => value === one));
  return (
    <Checkboxes
      id={`${id}-${field}`}
      label={label}
      {...(hint === undefined ? {} : { hint })}
      choices={[...choices, ...others.map((value) => ({ value, label: value }))]}
      values={kept}
      disabled={!mayEdit}
      onChoose={(member, on) =>
        edit([{ kind: "set", id, field: `${field}/${member}`, value: on ? true : null }])
      }
    />
  );
}
