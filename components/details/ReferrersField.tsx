"use client";

import { useRef, useState } from "react";
import { useEdit } from "#components/room/use-edit.ts";
import { Button } from "#components/ui/Button.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import { useWords } from "./use-words.ts";

interface Props {
  readonly id: ItemId;
  readonly kept: readonly string[];
}

/** Who may refer people here: a list of short words, each added and taken away on its own. */
export function ReferrersField({ id, kept }: Props) {
  const [text, setText] = useWords(`${id}-referrers`);
  const [error, setError] = useState<string>();
  const box = useRef<HTMLFieldSetElement>(null);
  const edit = useEdit();
  const { mayEdit } = useWorkshop();
  const link = (member: string, on: boolean) =>
    edit([{ kind: "set", id, field: `referrers/${member}`, value: on ? true : null }]);
  const add = () => {
    const word = text.trim();
    if (word === "" || word.length > 100) {
      setError("Enter who refers people here, in at most 100 characters");
    } else {
      link(word, true);
      setText("");
      setError(undefined);
    }
    box.current?.querySelector("input")?.focus();
  };
  return (
    <fieldset className="gm-field gm-w-links" ref={box}>
      <legend className="gm-field__label">Who refers people here</legend>
      {kept.length === 0 ? <p className="gm-field__hint">Nobody has said yet.</p> : null}
      <ul className="gm-w-links__list">
        {kept.map((member) => (
          <li key={member}>
            <span>{member}</span>
            {mayEdit ? (
              <Button look="quiet" icon="close" iconOnly onClick={() => link(member, false)}>
                {`Take away ${member}`}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {mayEdit ? (
        <div className="gm-w-links__add">
          <TextField
            id={`${id}-referrers`}
            label="Add who refers"
            error={error}
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
            data-takes-escape={text === "" ? undefined : ""}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              if (event.key === "Escape") setText("");
              if (event.key !== "Enter") return;
              event.preventDefault();
              add();
            }}
          />
          <Button onClick={add}>
            Add<span className="gm-vh"> who refers</span>
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}
