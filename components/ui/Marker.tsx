import { VisuallyHidden } from "./VisuallyHidden.tsx";

/** What a marker can stand for. */
export type MarkerKind = "threshold" | "barrier" | "goodPractice" | "difference";

interface Props {
  readonly kind: MarkerKind;
  readonly size?: "s" | "m";
  /** What is read out. Leave it away where the word stands beside the marker. */
  readonly label?: string;
}

/** Shape, letter, then colour: T gate, B octagon, G circle, split square. */
export function Marker({ kind, size = "m", label }: Props) {
  return (
    <>
      <svg
        className={`gm-marker gm-marker--${size} gm-marker--${kind}`}
        viewBox="0 0 22 22"
        aria-hidden="true"
        focusable="false"
      >
        <path className="gm-marker__shape" d={SHAPES[kind]} />
        {kind === "threshold" ? (
          <path className="gm-marker__posts" d="M2 1.5v19M20 1.5v19" />
        ) : null}
        {kind === "difference" ? <path className="gm-marker__half" d="M3 3h8v16H3z" /> : null}
        {kind === "difference" ? null : (
          <text x="11" y="15.3" textAnchor="middle">
            {LETTERS[kind]}
          </text>
        )}
      </svg>
      {label === undefined ? null : <VisuallyHidden>{label}</VisuallyHidden>}
    </>
  );
}

const SHAPES: Readonly<Record<MarkerKind, string>> = {
  threshold: "M3 4h16v14H3z",
  barrier: "M7 1.5h8L20.5 7v8L15 20.5H7L1.5 15V7z",
  goodPractice: "M11 1.5a9.5 9.5 0 110 19 9.5 9.5 0 010-19z",
  difference: "M2 2h18v18H2zM11 2v18",
};

const LETTERS: Readonly<Record<Exclude<MarkerKind, "difference">, string>> = {
  threshold: "T",
  barrier: "B",
  goodPractice: "G",
};
