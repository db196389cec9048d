import type { InputHTMLAttributes, TextareaHTMLAttributes } from "react";
import { cx } from "./cx.ts";
import { controlProps, Field, type FieldWords } from "./Field.tsx";

type Input = Omit<InputHTMLAttributes<HTMLInputElement>, "id" | "size">;
type Area = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "id">;

/** One line of text. */
export function TextField({
  id,
  label,
  hint,
  error,
  beside,
  className,
  ...input
}: FieldWords & Input) {
  return (
    <Field {...{ id, label, hint, error, beside }}>
      <input
        {...input}
        {...controlProps({ id, hint, error, beside, name: input.name })}
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
}: FieldWords & Area) {
  return (
    <Field {...{ id, label, hint, error, beside }}>
      <textarea
        rows={3}
        {...area}
        {...controlProps({ id, hint, error, beside, name: area.name })}
        className={cx("gm-input gm-input--area", className)}
      />
    </Field>
  );
}
