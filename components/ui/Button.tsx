import type { ButtonHTMLAttributes, ReactNode } from "react";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icon-paths.ts";
import { VisuallyHidden } from "./VisuallyHidden.tsx";

/** `primary` is the one main act of a screen; `danger` takes something away. */
export type ButtonLook = "line" | "primary" | "quiet" | "danger" | "link";

interface Look {
  readonly look?: ButtonLook;
  readonly big?: boolean;
  readonly icon?: IconName;
  /** Draw the icon only; `children` stays the name that is read out. */
  readonly iconOnly?: boolean;
  readonly children: ReactNode;
}

type ButtonProps = Look & Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children">;

/** A button, at least 44 px in both directions. It does not send forms unless `type="submit"`. */
export function Button({
  look,
  big,
  icon,
  iconOnly,
  children,
  className,
  type,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type ?? "button"}
      className={cx(buttonClass(look, big, iconOnly), className)}
    >
      <Content icon={icon} iconOnly={iconOnly}>
        {children}
      </Content>
    </button>
  );
}

interface LinkButtonProps extends Look {
  readonly href: string;
  readonly current?: boolean;
  readonly download?: boolean;
  /** Leaves this page open. */
  readonly newTab?: boolean;
  readonly className?: string;
}

/** A link that looks like a button: it goes somewhere, and does nothing else. */
export function LinkButton({
  href,
  look,
  big,
  icon,
  iconOnly,
  current,
  children,
  className,
  download,
  newTab = false,
}: LinkButtonProps) {
  return (
    <a
      href={href}
      className={cx(buttonClass(look, big, iconOnly), className)}
      aria-current={current ? "page" : undefined}
      download={download}
      {...(newTab ? { target: "_blank", rel: "noopener" } : {})}
    >
      <Content icon={icon} iconOnly={iconOnly}>
        {children}
      </Content>
    </a>
  );
}

/** The classes of a button, for controls drawn by React Aria. */
export function buttonClass(look: ButtonLook = "line", big = false, iconOnly = false): string {
  return cx(
    "gm-button",
    `gm-button--${look}`,
    big && "gm-button--big",
    iconOnly && "gm-button--icon",
  );
}

interface ContentProps {
  readonly icon: IconName | undefined;
  readonly iconOnly: boolean | undefined;
  readonly children: ReactNode;
}

function Content({ icon, iconOnly, children }: ContentProps) {
  return (
    <>
      {icon === undefined ? null : <Icon name={icon} />}
      {iconOnly ? <VisuallyHidden>{children}</VisuallyHidden> : children}
    </>
  );
}
