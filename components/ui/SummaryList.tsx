import type { ReactNode } from "react";

/** One line of a summary: what, its value, and what can be done about it. */
export interface SummaryRow {
  readonly term: string;
  readonly value: ReactNode;
  readonly action?: ReactNode;
}

/** Facts with their names, for checking answers and for details. */
export function SummaryList({ rows }: { readonly rows: readonly SummaryRow[] }) {
  return (
    <dl className="gm-summary">
      {rows.map((row) => (
        <div className="gm-summary__row" key={row.term}>
          <dt>{row.term}</dt>
          <dd>{row.value}</dd>
          {row.action === undefined ? null : <dd className="gm-summary__action">{row.action}</dd>}
        </div>
      ))}
    </dl>
  );
}
