import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { VisuallyHidden } from "./VisuallyHidden.tsx";

/** What every field has: its words, and what is wrong with it. */
export interface FieldWords {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
}

interface Props extends FieldWords {
  readonly children: ReactNode;
  /** At the right of the label, such as who else is editing. */
  readonly beside?: ReactNode;
}

/** Label above, hint under it, error in words, then the control. */
export function Field({ id, label, hint, error, beside, children }: Props) {
  return (
    <div className={cx("gm-field", error !== undefined && "gm-field--error")}>
      <div className="gm-field__top">
        <label className="gm-field__label" htmlFor={id}>
          {label}
        </label>
        {beside}
      </div>
      <FieldNotes id={id} hint={hint} error={error} />
      {children}
    </div>
  );
}

/** Hint and error of a field or group, with the ids that `describedBy` names. */
export function FieldNotes({ id, hint, error }: Omit<FieldWords, "label">) {
  return (
    <>
      {hint === undefined ? null : (
        <p className="gm-field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p className="gm-field__error" id={`${id}-error`}>
          <VisuallyHidden>Error: </VisuallyHidden>
          {error}
        </p>
      )}
    </>
  );
}

/** The ids of hint and error, for `aria-describedby`. */
export function describedBy({ id, hint, error }: Omit<FieldWords, "label">): string | undefined {
  const ids = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`];
  return cx(...ids) || undefined;
}

/** What ties the control of a field to its words. */
export function controlProps({
  name,
  ...words
}: Omit<FieldWords, "label"> & { name?: string | undefined }) {
  return {
    id: words.id,
    name: name ?? words.id,
    "aria-describedby": describedBy(words),
    "aria-invalid": words.error === undefined ? undefined : true,
  } as const;
}
