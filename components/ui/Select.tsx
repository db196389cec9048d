import type { SelectHTMLAttributes } from "react";
import { cx } from "./cx.ts";
import { controlProps, Field, type FieldWords } from "./Field.tsx";
import { Icon } from "./Icon.tsx";

/** One choice: what is kept, and the words shown for it. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

type Rest = Omit<SelectHTMLAttributes<HTMLSelectElement>, "id" | "children">;

/** One of a list of choices, drawn by the browser itself. */
export function Select({
  id,
  label,
  hint,
  error,
  beside,
  options,
  className,
  ...select
}: FieldWords & Rest & { readonly options: readonly Option[] }) {
  return (
    <Field {...{ id, label, hint, error, beside }}>
      <span className="gm-select">
        <select
          {...select}
          {...controlProps({ id, hint, error, beside, name: select.name })}
          className={cx("gm-input gm-select__input", className)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
    </Field>
  );
}
