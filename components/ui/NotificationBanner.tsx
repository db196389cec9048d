import type { ReactNode } from "react";
import { Icon } from "./Icon.tsx";

interface Props {
  readonly tone?: "info" | "done" | "attention";
  readonly title: string;
  readonly children?: ReactNode;
}

/** What happened and what to do next. One at a time, and never for mistakes in a form. */
export function NotificationBanner({ tone = "info", title, children }: Props) {
  return (
    <section className={`gm-banner gm-banner--${tone}`} aria-label={title}>
      <Icon name={BANNER_ICONS[tone]} />
      <div>
        <p className="gm-banner__title">{title}</p>
        {children}
      </div>
    </section>
  );
}

const BANNER_ICONS = { info: "info", done: "check", attention: "warning" } as const;
