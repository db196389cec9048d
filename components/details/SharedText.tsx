"use client";

import { useRef } from "react";
import { useEdit, useProse } from "#components/room/use-edit.ts";
import { controlProps, Field } from "#components/ui/Field.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import { LONGEST } from "#lib/gap-map/schema.ts";
import { Editing, useField, Within } from "./Editing.tsx";
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
  const inField = useField(id, field);
  const handlers = useSharedText(area, text, (splice) => {
    edit([{ kind: "type", id, field, ...splice }]);
  });
  const words = { id: `${id}-${field}`, hint, beside: <Editing people={inField.others} /> };
  return (
    <Within field={inField}>
      <Field {...words} label={label}>
        <textarea
          {...handlers}
          {...controlProps(words)}
          ref={area}
          className="gm-input gm-input--area gm-w-shared"
          rows={rows}
          maxLength={LONGEST.prose}
          readOnly={!mayEdit}
          data-shared=""
          data-field={field}
        />
      </Field>
    </Within>
  );
}
