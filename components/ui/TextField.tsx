import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from "react";
import { cx } from "./cx.ts";
import { controlProps, Field, type FieldWords } from "./Field.tsx";

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
        {...controlProps({ id, hint, error, name: input.name })}
        className={cx("gm-input", className)}
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
        {...controlProps({ id, hint, error, name: area.name })}
        className={cx("gm-input gm-input--area", className)}
      />
    </Field>
  );
}
