import type { ReactNode } from "react";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icon-paths.ts";

interface Props {
  readonly icon?: IconName;
  /** `ink` is for what is settled: an agreed version, a reference number. */
  readonly look?: "line" | "ink" | "difference";
  readonly children: ReactNode;
}

/** A short state in words, with an icon where it helps. */
export function Tag({ icon, look = "line", children }: Props) {
  return (
    <span className={`gm-tag gm-tag--${look}`}>
      {icon === undefined ? null : <Icon name={icon} size="s" />}
      {children}
    </span>
  );
}
