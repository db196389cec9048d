interface Props {
  /** `swatch` is a small square for lists and keys. */
  readonly shape?: "strip" | "swatch";
}

/** The sign of the gap, and of nothing else. Say the gap in words beside it. */
export function Hatch({ shape = "strip" }: Props) {
  return <span className={`gm-hatch gm-hatch--${shape}`} aria-hidden="true" />;
}
