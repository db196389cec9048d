import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from "react";
import { cx } from "./cx.ts";
import { describedBy, Field, type FieldWords } from "./Field.tsx";

type Input = Omit<InputHTMLAttributes<HTMLInputElement>, "id" | "size">;
type Area = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "id">;

interface Extra {
  readonly beside?: ReactNode;
}

/** One line of text. */
export function TextField({
  id,
  label,
  hint,
  error,
  beside,
  className,
  ...input
}: FieldWords & Extra & Input) {
  return (
    <Field id={id} label={label} hint={hint} error={error} beside={beside}>
      <input
        {...input}
        id={id}
        name={input.name ?? id}
        className={cx("gm-input", className)}
        aria-describedby={describedBy({ id, hint, error })}
        aria-invalid={error === undefined ? undefined : true}
      />
    </Field>
  );
}

/** Several lines of text. */
export function TextArea({
  id,
  label,
  hint,
  error,
  beside,
  className,
  ...area
}: FieldWords & Extra & Area) {
  return (
    <Field id={id} label={label} hint={hint} error={error} beside={beside}>
      <textarea
        rows={3}
        {...area}
        id={id}
        name={area.name ?? id}
        className={cx("gm-input gm-input--area", className)}
        aria-describedby={describedBy({ id, hint, error })}
        aria-invalid={error === undefined ? undefined : true}
      />
    </Field>
  );
}
