import { ICONS, type IconName } from "./icon-paths.ts";

interface Props {
  readonly name: IconName;
  readonly size?: "s" | "m" | "l";
}

/** A line drawing on a 20 px grid. Always beside a word, or inside a control that has a name of its own. */
export function Icon({ name, size = "m" }: Props) {
  return (
    <svg
      className={`gm-icon gm-icon--${size}`}
      viewBox="0 0 20 20"
      aria-hidden="true"
      focusable="false"
    >
      <path d={ICONS[name]} />
    </svg>
  );
}
