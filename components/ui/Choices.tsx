import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { Beside, describedBy, FieldNotes, type FieldWords } from "./Field.tsx";

/** One radio or checkbox, with words under it where they help. */
export interface Choice {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: string;
}

interface Group extends FieldWords {
  readonly name?: string;
  readonly choices: readonly Choice[];
  readonly disabled?: boolean;
}

interface RadiosProps extends Group {
  /** The chosen value when a screen keeps it; with `onChoose`. */
  readonly value?: string | undefined;
  readonly defaultValue?: string | undefined;
  readonly onChoose?: (value: string) => void;
}

/** Exactly one of a few choices. */
export function Radios({ value, defaultValue, onChoose, ...group }: RadiosProps) {
  const kept = onChoose === undefined ? undefined : (choice: string) => choice === value;
  return (
    <ChoiceGroup
      {...group}
      type="radio"
      checked={kept}
      defaultChecked={(choice) => choice === defaultValue}
      onChange={(choice) => onChoose?.(choice)}
    />
  );
}

interface CheckboxesProps extends Group {
  readonly values?: readonly string[];
  readonly defaultValues?: readonly string[];
  readonly onChoose?: (value: string, on: boolean) => void;
}

/** Any number of choices. */
export function Checkboxes({ values, defaultValues = [], onChoose, ...group }: CheckboxesProps) {
  const kept =
    onChoose === undefined ? undefined : (choice: string) => values?.includes(choice) ?? false;
  return (
    <ChoiceGroup
      {...group}
      type="checkbox"
      checked={kept}
      defaultChecked={(choice) => defaultValues.includes(choice)}
      onChange={(choice, on) => onChoose?.(choice, on)}
    />
  );
}

interface ChoiceGroupProps extends Group {
  readonly type: "radio" | "checkbox";
  /** Set when a screen keeps the choice itself; otherwise the browser does. */
  readonly checked: ((value: string) => boolean) | undefined;
  readonly defaultChecked: (value: string) => boolean;
  readonly onChange: (value: string, on: boolean) => void;
}

function ChoiceGroup({
  id,
  label,
  hint,
  error,
  beside,
  choices,
  name = id,
  type,
  disabled,
  ...state
}: ChoiceGroupProps) {
  return (
    <fieldset
      className={cx("gm-field gm-choices", error !== undefined && "gm-field--error")}
      aria-labelledby={`${id}-label`}
      aria-describedby={describedBy({ id, hint, error, beside })}
      disabled={disabled}
    >
      <legend className="gm-field__top">
        <span className="gm-field__label" id={`${id}-label`}>
          {label}
        </span>
        <Beside id={id}>{beside}</Beside>
      </legend>
      <FieldNotes id={id} hint={hint} error={error} />
      {choices.map((choice, index) => (
        <div className="gm-choice" key={choice.value}>
          <input
            id={index === 0 ? id : `${id}-${index}`}
            className={`gm-choice__input gm-choice__input--${type}`}
            type={type}
            name={name}
            value={choice.value}
            {...checkedState(choice.value, state)}
            aria-describedby={choice.hint === undefined ? undefined : `${id}-${index}-hint`}
          />
          <label className="gm-choice__label" htmlFor={index === 0 ? id : `${id}-${index}`}>
            {choice.label}
          </label>
          {choice.hint === undefined ? null : (
            <p className="gm-choice__hint" id={`${id}-${index}-hint`}>
              {choice.hint}
            </p>
          )}
        </div>
      ))}
    </fieldset>
  );
}

function checkedState(
  value: string,
  state: Pick<ChoiceGroupProps, "checked" | "defaultChecked" | "onChange">,
) {
  if (state.checked === undefined) return { defaultChecked: state.defaultChecked(value) };
  return {
    checked: state.checked(value),
    onChange: (event: { target: { checked: boolean } }) =>
      state.onChange(value, event.target.checked),
  };
}
