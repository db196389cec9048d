import type { ReactNode } from "react";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icon-paths.ts";

/** `done`: Saved, Agreed. `waiting`: Saving, asked. `attention`: Not saved, Offline. */
export type StatusTone = "done" | "waiting" | "attention" | "none";

interface Props {
  readonly tone: StatusTone;
  readonly icon?: IconName;
  readonly children: ReactNode;
}

/** One state in words with the icon of its tone. */
export function StatusWord({ tone, icon, children }: Props) {
  return (
    <span className={`gm-status gm-status--${tone}`}>
      <Icon name={icon ?? TONE_ICONS[tone]} size="s" />
      <span>{children}</span>
    </span>
  );
}

const TONE_ICONS: Readonly<Record<StatusTone, IconName>> = {
  done: "check",
  waiting: "waiting",
  attention: "warning",
  none: "draft",
};
