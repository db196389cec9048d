import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { PageFooter } from "./PageFooter.tsx";
import { PageHeader } from "./PageHeader.tsx";
import { SkipLinks } from "./SkipLinks.tsx";

interface Props {
  /** What stands at the right of the header. */
  readonly tools?: ReactNode;
  /** `text` keeps lines short, `wide` uses the screen, `door` is for people coming in. */
  readonly width?: "text" | "wide" | "door";
  readonly children: ReactNode;
}

/** The frame of every page outside the workshop: skip link, header, main, footer. */
export function Page({ tools, width = "text", children }: Props) {
  return (
    <div className={cx("gm-page", width === "door" && "gm-page--door")}>
      <SkipLinks />
      <PageHeader>{tools}</PageHeader>
      <main id="main" tabIndex={-1} className={`gm-main gm-main--${width}`}>
        {children}
      </main>
      <PageFooter />
    </div>
  );
}
