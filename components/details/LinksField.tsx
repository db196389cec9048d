"use client";

import { useEffect, useRef, useState } from "react";
import { useEdit } from "#components/room/use-edit.ts";
import { Button } from "#components/ui/Button.tsx";
import { Combobox } from "#components/ui/Combobox.tsx";
import type { Option } from "#components/ui/Select.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import type { ItemId } from "#lib/gap-map/model.ts";

interface Props {
  readonly id: ItemId;
  /** A set field of ids. */
  readonly field: string;
  /** "Thresholds that make this gap". */
  readonly label: string;
  /** "a threshold", for the box that adds one. */
  readonly one: string;
  readonly kept: readonly ItemId[];
  /** All that could be linked, with the words they are found by. */
  readonly choices: readonly Option[];
}

/** Links to other items: each can be opened or taken away, and others found by their words and added. */
export function LinksField({ id, field, label, one, kept, choices }: Props) {
  const edit = useEdit();
  const { mayEdit, choose } = useWorkshop();
  const group = useRef<HTMLFieldSetElement>(null);
  const [added, setAdded] = useState(0);
  useEffect(() => {
    if (added > 0) group.current?.querySelector("input")?.focus();
  }, [added]);
  const link = (member: string, on: boolean) =>
    edit([{ kind: "set", id, field: `${field}/${member}`, value: on ? true : null }]);
  const wordsOf = (member: ItemId) =>
    choices.find(({ value }) => value === member)?.label ?? "Something that was deleted";
  return (
    <fieldset className="gm-field gm-w-links" ref={group}>
      <legend className="gm-field__label">{label}</legend>
      {kept.length === 0 ? <p className="gm-field__hint">None yet.</p> : null}
      <ul className="gm-w-links__list">
        {kept.map((member) => (
          <li key={member}>
            <Button look="link" onClick={() => choose(member)}>
              {wordsOf(member)}
            </Button>
            {mayEdit ? (
              <Button
                look="quiet"
                icon="close"
                iconOnly
                onClick={() => {
                  link(member, false);
                  group.current?.querySelector("input")?.focus();
                }}
              >
                {`Take away ${wordsOf(member)}`}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {mayEdit ? (
        <Combobox
          // A fresh box after each, so that its list of choices is closed.
          key={added}
          id={`${id}-${field}`}
          label={`Add ${one}`}
          options={choices.filter(({ value }) => !kept.includes(value as ItemId))}
          free={false}
          onChoose={({ value }) => {
            link(value, true);
            setAdded(added + 1);
          }}
        />
      ) : null}
    </fieldset>
  );
}
