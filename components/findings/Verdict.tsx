import type { Verdict as Said } from "#lib/gap-map/analysis/verdict.ts";

/** What a service would say, as a room says it. */
export const verdictWords: Readonly<Record<Said, string>> = {
  accepted: "Accepted",
  discretionary: "Might",
  unclear: "Cannot say",
  refused: "Would not",
};

/** A verdict by shape and word: circle and tick, half circle, diamond, square and cross. Never by colour alone. */
export function Verdict({ verdict }: { readonly verdict: Said }) {
  return (
    <span className={`gm-verdict gm-verdict--${verdict}`}>
      <Sign verdict={verdict} />
      {verdictWords[verdict]}
    </span>
  );
}

/** Only its shape, where the word is said to those who do not see it. */
export function VerdictSign({ verdict }: { readonly verdict: Said }) {
  return (
    <span className={`gm-verdict gm-verdict--${verdict}`}>
      <Sign verdict={verdict} />
    </span>
  );
}

function Sign({ verdict }: { readonly verdict: Said }) {
  return (
    <svg viewBox="0 0 18 18" aria-hidden="true" focusable="false">
      <path className="gm-verdict__shape" d={SHAPES[verdict]} />
      <path className="gm-verdict__sign" d={SIGNS[verdict]} />
    </svg>
  );
}

const SHAPES: Readonly<Record<Said, string>> = {
  accepted: "M9 1a8 8 0 110 16A8 8 0 019 1z",
  discretionary: "M9 1.8a7.2 7.2 0 110 14.4A7.2 7.2 0 019 1.8z",
  unclear: "M9 .8L17.2 9 9 17.2.8 9z",
  refused:
    "M3.5 1h11A2.5 2.5 0 0117 3.5v11a2.5 2.5 0 01-2.5 2.5h-11A2.5 2.5 0 011 14.5v-11A2.5 2.5 0 013.5 1z",
};

const SIGNS: Readonly<Record<Said, string>> = {
  accepted: "M5 9.5l2.7 2.7L13 6.5",
  discretionary: "M9 1.8a7.2 7.2 0 010 14.4z",
  unclear: "M7.2 7.2a1.9 1.9 0 113 1.6c-.8.5-1.2.9-1.2 1.7M9 13v.1",
  refused: "M5.5 5.5l7 7M12.5 5.5l-7 7",
};
