import type { ReactNode } from "react";
import { Logo } from "./Logo.tsx";

/** Logo and name at the left, what a person can do anywhere at the right. The same on every page. */
export function PageHeader({ children }: { readonly children?: ReactNode }) {
  return (
    <header className="gm-header">
      <a className="gm-brand" href="/">
        <Logo />
        Gap map
      </a>
      <div className="gm-header__tools">{children}</div>
    </header>
  );
}
