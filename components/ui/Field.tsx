import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { VisuallyHidden } from "./VisuallyHidden.tsx";

/** What every field has: its words, and what is wrong with it. */
export interface FieldWords {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** At the right of the label, such as who else is editing. */
  readonly beside?: ReactNode;
}

interface Props extends FieldWords {
  readonly children: ReactNode;
}

/** Label above, hint under it, error in words, then the control. */
export function Field({ id, label, hint, error, beside, children }: Props) {
  return (
    <div className={cx("gm-field", error !== undefined && "gm-field--error")}>
      <div className="gm-field__top">
        <label className="gm-field__label" htmlFor={id}>
          {label}
        </label>
        <Beside id={id}>{beside}</Beside>
      </div>
      <FieldNotes id={id} hint={hint} error={error} />
      {children}
    </div>
  );
}

/** What stands beside a label, with the id that `describedBy` names. */
export function Beside({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return children === undefined ? null : <span id={`${id}-beside`}>{children}</span>;
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

/** The ids of hint, error and what stands beside the label, for `aria-describedby`. */
export function describedBy({
  id,
  hint,
  error,
  beside,
}: Omit<FieldWords, "label">): string | undefined {
  const parts = { hint, error, beside };
  const there = Object.entries(parts).filter(([, part]) => part !== undefined);
  return there.map(([part]) => `${id}-${part}`).join(" ") || undefined;
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
