import type { ReactNode } from "react";

interface Props {
  readonly summary: string;
  readonly open?: boolean;
  readonly children: ReactNode;
}

/** More for those who want it, behind one line that says what it is. */
export function Details({ summary, open = false, children }: Props) {
  return (
    <details className="gm-details" open={open}>
      <summary className="gm-details__summary">{summary}</summary>
      <div className="gm-details__body">{children}</div>
    </details>
  );
}
