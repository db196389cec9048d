import type { MouseEvent } from "react";

interface SkipLink {
  readonly href: string;
  readonly label: string;
  /** Makes the place to go to, where it is not on the page yet. */
  readonly onGo?: () => void;
}

interface Props {
  readonly links?: readonly SkipLink[];
}

/** The first things Tab meets: ways past the header. */
export function SkipLinks({ links = [{ href: "#main", label: "Skip to main content" }] }: Props) {
  return (
    <div className="gm-skip">
      {links.map((link) => (
        <a key={link.label} className="gm-skip__link" href={link.href} {...handler(link)}>
          {link.label}
        </a>
      ))}
    </div>
  );
}

/** A page of the server has no handlers: its links lead somewhere by themselves. */
function handler({ onGo }: SkipLink) {
  if (onGo === undefined) return {};
  return {
    onClick: (event: MouseEvent) => {
      event.preventDefault();
      onGo();
    },
  };
}
