interface Props {
  readonly links?: readonly { readonly href: string; readonly label: string }[];
}

/** The first things Tab meets: ways past the header. */
export function SkipLinks({ links = [{ href: "#main", label: "Skip to main content" }] }: Props) {
  return (
    <div className="gm-skip">
      {links.map((link) => (
        <a key={link.href} className="gm-skip__link" href={link.href}>
          {link.label}
        </a>
      ))}
    </div>
  );
}
