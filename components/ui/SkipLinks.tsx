import type { MouseEvent } from "react";

interface Link {
  readonly href: string;
  readonly label: string;
  /** Makes what it leads to first, when that is not there yet. */
  readonly onFollow?: () => void;
}

interface Props {
  readonly links?: readonly Link[];
}

/** Only screens that run in the browser have links of this kind. */
function instead(follow: () => void) {
  return (event: MouseEvent) => {
    event.preventDefault();
    follow();
  };
}

/** The first things Tab meets: ways past the header. */
export function SkipLinks({ links = [{ href: "#main", label: "Skip to main content" }] }: Props) {
  return (
    <div className="gm-skip">
      {links.map((link) => (
        <a
          key={link.href}
          className="gm-skip__link"
          href={link.href}
          {...(link.onFollow === undefined ? {} : { onClick: instead(link.onFollow) })}
        >
          {link.label}
        </a>
      ))}
    </div>
  );
}
