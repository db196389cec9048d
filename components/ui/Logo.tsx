/** The mark: two levels and the hatched gap between them. */
export function Logo() {
  return (
    <svg className="gm-logo" viewBox="0 0 28 28" aria-hidden="true" focusable="false">
      <path
        className="gm-logo__level"
        d="M3 2h22a2 2 0 012 2v3a2 2 0 01-2 2H3a2 2 0 01-2-2V4a2 2 0 012-2z"
      />
      <path
        className="gm-logo__level"
        d="M3 19h22a2 2 0 012 2v3a2 2 0 01-2 2H3a2 2 0 01-2-2v-3a2 2 0 012-2z"
      />
      <path className="gm-logo__gap" d="M3 16.5l5-5M9.5 16.5l5-5M16 16.5l5-5M22 16.5l4-4" />
    </svg>
  );
}
