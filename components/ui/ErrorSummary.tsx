"use client";

import { type MouseEvent, useEffect, useRef } from "react";

/** One thing that is wrong: the field to mend (its id), and what to do. */
export interface FieldError {
  readonly field?: string;
  readonly message: string;
}

/** "There is a problem": takes focus when it appears and leads to each field. Give it a new `key` for each attempt. */
export function ErrorSummary({ errors }: { readonly errors: readonly FieldError[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
    return markTitle();
  }, []);
  if (errors.length === 0) return null;
  return (
    <div className="gm-errors" role="alert" tabIndex={-1} ref={box}>
      <h2 className="gm-errors__title">There is a problem</h2>
      <ul className="gm-errors__list">
        {errors.map((error) => (
          <li key={`${error.field}${error.message}`}>
            {error.field === undefined ? (
              error.message
            ) : (
              <a href={`#${error.field}`} onClick={goToField}>
                {error.message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** People who listen to the page hear its title first. */
function markTitle(): (() => void) | undefined {
  const before = document.title;
  if (before.startsWith("Error: ")) return undefined;
  document.title = `Error: ${before}`;
  return () => {
    document.title = before;
  };
}

/** A plain link would only scroll; the field itself must get the keyboard. */
function goToField(event: MouseEvent<HTMLAnchorElement>): void {
  const field = document.getElementById(event.currentTarget.hash.slice(1));
  if (field === null) return;
  event.preventDefault();
  field.focus();
  field.scrollIntoView({ block: "center" });
}
