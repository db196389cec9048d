"use client";

import {
  MenuItem,
  MenuTrigger,
  Popover,
  Button as RacButton,
  Menu as RacMenu,
} from "react-aria-components";
import { type ButtonLook, buttonClass } from "./Button.tsx";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icon-paths.ts";
import { VisuallyHidden } from "./VisuallyHidden.tsx";

/** One act in a menu. */
export interface MenuAct {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  readonly disabled?: boolean;
  /** Where it leads, in a new tab: then it does nothing else. */
  readonly href?: string;
}

interface Props {
  /** The word on the button, or its name when only the icon is drawn. */
  readonly label: string;
  /** What it is about, for those who hear the button on its own. */
  readonly of?: string;
  readonly icon?: IconName;
  readonly iconOnly?: boolean;
  readonly look?: ButtonLook;
  readonly acts: readonly MenuAct[];
  readonly onAct: (id: string) => void;
}

/** A button that opens a short list of acts; arrow keys move in it, Escape closes it. */
export function Menu({ label, of, icon, iconOnly = false, look = "line", acts, onAct }: Props) {
  const words = iconOnly ? <VisuallyHidden>{label}</VisuallyHidden> : label;
  return (
    <MenuTrigger>
      <RacButton className={buttonClass(look, false, iconOnly)}>
        {icon === undefined ? null : <Icon name={icon} />}
        {words}
        {of === undefined ? null : <VisuallyHidden>: {of}</VisuallyHidden>}
        {iconOnly ? null : <Icon name="down" size="s" />}
      </RacButton>
      <Popover className="gm-popover" offset={4}>
        <RacMenu className="gm-menu" onAction={(key) => onAct(String(key))}>
          {acts.map((act) => (
            <MenuItem
              key={act.id}
              id={act.id}
              className="gm-menu__item"
              isDisabled={act.disabled ?? false}
              textValue={act.label}
              {...(act.href === undefined
                ? {}
                : { href: act.href, target: "_blank", rel: "noopener" })}
            >
              {act.icon === undefined ? null : <Icon name={act.icon} />}
              {act.label}
            </MenuItem>
          ))}
        </RacMenu>
      </Popover>
    </MenuTrigger>
  );
}
