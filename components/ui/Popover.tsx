"use client";

import type { ReactNode } from "react";
import {
  Dialog,
  DialogTrigger,
  Button as RacButton,
  Popover as RacPopover,
} from "react-aria-components";
import { type ButtonLook, buttonClass } from "./Button.tsx";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icon-paths.ts";
import { VisuallyHidden } from "./VisuallyHidden.tsx";

interface Props {
  /** The word on the button; it also names what opens. */
  readonly label: string;
  readonly icon?: IconName;
  readonly iconOnly?: boolean;
  readonly look?: ButtonLook;
  readonly children: ReactNode;
}

/** A button with a small panel beside it. Escape or a click elsewhere closes it. */
export function Popover({ label, icon, iconOnly = false, look = "line", children }: Props) {
  return (
    <DialogTrigger>
      <RacButton className={buttonClass(look, false, iconOnly)}>
        {icon === undefined ? null : <Icon name={icon} />}
        {iconOnly ? <VisuallyHidden>{label}</VisuallyHidden> : label}
      </RacButton>
      <RacPopover className="gm-popover" offset={4}>
        <Dialog className="gm-popover__body" aria-label={label}>
          {children}
        </Dialog>
      </RacPopover>
    </DialogTrigger>
  );
}
