import { cx } from "./cx.ts";

/** How a pathway is drawn. `nowhere`: a short stub, there is no service to refer to. */
type PathwayStyle = "accepted" | "sometimes" | "refused" | "discharged" | "unclear" | "nowhere";

/** What both ends say: only what is disputed has a double line, and only what both confirm a full one. */
type Standing = "confirmed" | "claimed" | "disputed" | "denied" | "unsaid";

interface Props {
  readonly style: PathwayStyle;
  readonly standing?: Standing;
  /** What usually happens, in the words of the map. */
  readonly word: string;
}

/** A sample of the line and its head, with the outcome in words beside it. */
export function PathwayLine({ style, standing = "confirmed", word }: Props) {
  const disputed = standing === "disputed";
  const thin = !disputed && standing !== "confirmed";
  return (
    <span
      className={cx(
        `gm-pathway gm-pathway--${style}`,
        disputed && "gm-pathway--double",
        thin && "gm-pathway--thin",
      )}
    >
      <svg className="gm-pathway__line" viewBox="0 0 34 12" aria-hidden="true" focusable="false">
        <path className="gm-pathway__stroke" d={STROKES[style]} />
        {disputed ? <path className="gm-pathway__stroke" d={STROKES[style]} /> : null}
        <path className="gm-pathway__head" d={HEADS[style]} />
      </svg>
      <b>
        {word.startsWith(ASKING) ? <span aria-hidden="true">{ASKING}</span> : null}
        {word.replace(ASKING, "")}
      </b>
    </span>
  );
}

/** A sign beside a word that says the same. */
const ASKING = "? ";

const STROKES: Readonly<Record<PathwayStyle, string>> = {
  accepted: "M1 6h23",
  sometimes: "M1 6h29",
  refused: "M1 6h22",
  discharged: "M2 6h20",
  unclear: "M2 6h25",
  nowhere: "M2 6h18",
};

const HEADS: Readonly<Record<PathwayStyle, string>> = {
  accepted: "M24 1.5l8 4.5-8 4.5z",
  sometimes: "M26 1.5L31.5 6 26 10.5",
  refused: "M22 1.5l8 4.5-8 4.5zM32 .5v11",
  discharged: "M24 1.5l8 4.5-8 4.5z",
  unclear: "M27 1.5L32.5 6 27 10.5",
  nowhere: "M24 .5v11M28 2.5v7",
};
