interface SkipLink {
  readonly href: string;
  readonly label: string;
}

/** Makes the place to go to, where it is not on the page yet. */
interface SkipAct {
  readonly label: string;
  readonly onGo: () => void;
}

interface Props {
  readonly links?: readonly (SkipLink | SkipAct)[];
}

/** The first things Tab meets: ways past the header. */
export function SkipLinks({ links = [{ href: "#main", label: "Skip to main content" }] }: Props) {
  return (
    <nav className="gm-skip" aria-label="Ways past the header">
      {links.map((link) =>
        "href" in link ? (
          <a key={link.label} className="gm-skip__link" href={link.href}>
            {link.label}
          </a>
        ) : (
          <button
            key={link.label}
            type="button"
            className="gm-skip__link"
            onClick={() => link.onGo()}
          >
            {link.label}
          </button>
        ),
      )}
    </nav>
  );
}
