"use client";

import { useEdit } from "#components/room/use-edit.ts";
import { TextField } from "#components/ui/TextField.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import type { FieldValue } from "#lib/gap-map/edit.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import { LONGEST } from "#lib/gap-map/schema.ts";
import { Editing, useField } from "./Editing.tsx";
import { Overtaken } from "./Overtaken.tsx";
import { lineFrom, nameFrom } from "./readers.ts";
import { type Reader, useDraft } from "./use-draft.ts";
import { useHand } from "./use-hand.ts";

interface Props {
  readonly id: ItemId;
  /** A plain field, or `field/member`. */
  readonly field: string;
  /** Which part of a field with several, each with a line of its own. */
  readonly part?: string;
  readonly label: string;
  readonly hint?: string;
  /** What the map holds now, as text. */
  readonly kept: string | undefined;
  /** Says what is missing when the field may not be empty: "Enter a name for the service". */
  readonly needed?: string;
  readonly read?: Reader<FieldValue>;
  readonly type?: "text" | "date";
  readonly inputMode?: "text" | "numeric" | "decimal";
}

/** One line: a name, a number, a date. Kept with each change; wrong values are said under the label and not kept. */
export function LineField(props: Props) {
  const { id, field, part, label, kept = "", needed } = props;
  const edit = useEdit();
  const { mayEdit } = useWorkshop();
  const inField = useField(id, field);
  const inputId = [id, field.replace("/", "-"), ...(part === undefined ? [] : [part])].join("-");
  const read = props.read ?? (needed === undefined ? lineFrom : nameFrom(needed));
  const draft = useDraft(inputId, kept, read, (value) => edit([{ kind: "set", id, field, value }]));
  const hand = useHand(id, kept);
  return (
    <Overtaken
      {...{ hand, label }}
      field={inField}
      doing="writing"
      onEnter={draft.enter}
      onLeave={draft.leave}
      onKeep={read(draft.text).ok ? () => draft.write(draft.text) : undefined}
      onTake={draft.take}
    >
      <TextField
        id={inputId}
        label={label}
        {...(props.hint === undefined ? {} : { hint: props.hint })}
        error={draft.error}
        beside={<Editing people={inField.others} />}
        type={props.type ?? "text"}
        inputMode={props.inputMode}
        autoComplete="off"
        maxLength={LONGEST.line}
        data-shared=""
        data-field={field}
        readOnly={!mayEdit}
        value={draft.text}
        onChange={(event) => draft.write(event.target.value)}
      />
    </Overtaken>
  );
}
