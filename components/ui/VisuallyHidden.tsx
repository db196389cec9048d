import type { ReactNode } from "react";

/** Words for people who listen to the page; nothing is drawn. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }) {
  return <span className="gm-vh">{children}</span>;
}
