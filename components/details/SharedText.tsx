"use client";

import { useRef } from "react";
import { useEdit, useProse } from "#components/room/use-edit.ts";
import { Field } from "#components/ui/Field.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import { LONGEST } from "#lib/gap-map/schema.ts";
import { Editing, useField } from "./Editing.tsx";

import { useSharedText } from "./use-shared-text.ts";

interface Props {
  readonly id: ItemId;
  /** A prose field of the item. */
  readonly field: string;
  readonly label: string;
  readonly hint?: string;
  readonly rows?: number;
}

/** A text that several people may type into at once; everybody's words are kept. */
export function SharedText({ id, field, label, hint, rows = 3 }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const text = useProse(id, field);
  const edit = useEdit();
  const { mayEdit } = useWorkshop();
  const { others, enter, leave } = useField(id, field);
  const handlers = useSharedText(area, text, (splice) => {
    edit([{ kind: "type", id, field, ...splice }]);
  });
  const inputId = `${id}-${field}`;
  return (
    <div className={others.length > 0 ? "gm-w-shared-by" : undefined}>
      <Field
        id={inputId}
        label={label}
        hint={hint}
        beside={<Editing id={`${inputId}-who`} people={others} />}
      >
        <textarea
          {...handlers}
          ref={area}
          id={inputId}
          className="gm-input gm-input--area gm-w-shared"
          rows={rows}
          maxLength={LONGEST.prose}
          readOnly={!mayEdit}
          data-shared=""
          data-field={field}
          aria-describedby={
            hint === undefined ? `${inputId}-who` : `${inputId}-hint ${inputId}-who`
          }
          onFocus={enter}
          onBlur={leave}
        />
      </Field>
    </div>
  );
}
