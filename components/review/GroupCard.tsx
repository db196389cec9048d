"use client";

import { type ChangeObject, diffWords } from "diff";
import { cx } from "#components/ui/cx.ts";
import { changesInWords } from "#lib/gap-map/words.ts";
import type { Group, Row, Sign } from "./rows.ts";

/** The words for what happened to something. */
export const SIGN_WORDS: Readonly<Record<Sign, string>> = {
  added: "Added",
  removed: "Removed",
  changed: "Changed",
};

interface GroupProps {
  readonly group: Group;
  readonly chosen: number | undefined;
  readonly onChoose: (number: number) => void;
}

/** The changes under one level, each with its number. */
export function GroupCard({ group, chosen, onChoose }: GroupProps) {
  return (
    <section className={`compare__group compare__group--${group.tint}`}>
      <h2>
        {group.name} <span className="gm-small gm-muted">{changesInWords(group.rows.length)}</span>
      </h2>
      <ol>
        {group.rows.map((row) => (
          <li
            key={row.number}
            id={`change-${row.number}`}
            tabIndex={-1}
            className={cx("compare__row", row.number === chosen && "compare__row--chosen")}
          >
            <button type="button" className="compare__number" onClick={() => onChoose(row.number)}>
              <span className="gm-vh">Show on the small maps: change </span>
              {row.number}
            </button>
            <span className="compare__sign">
              <SignMark sign={row.sign} />
              {SIGN_WORDS[row.sign]}
            </span>
            <div className="compare__words">
              <p>{row.sentence}</p>
              {row.texts === undefined ? null : <WasNow {...row.texts} />}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Both texts in full; what went and what came is marked by line and word, never by colour alone. */
function WasNow({ was, now }: NonNullable<Row["texts"]>) {
  const parts = diffWords(was, now);
  return (
    <dl className="compare__texts">
      <dt>Was</dt>
      <dd>
        <Marked parts={parts.filter((part) => !part.added)} mark="del" />
      </dd>
      <dt>Now</dt>
      <dd>
        <Marked parts={parts.filter((part) => !part.removed)} mark="ins" />
      </dd>
    </dl>
  );
}

interface MarkedProps {
  readonly parts: readonly ChangeObject<string>[];
  readonly mark: "del" | "ins";
}

function Marked({ parts, mark: Mark }: MarkedProps) {
  if (parts.length === 0) return <i>nothing</i>;
  let at = 0;
  return parts.map(({ value, added, removed }) => {
    const key = at;
    at += value.length;
    return added || removed ? <Mark key={key}>{value}</Mark> : <span key={key}>{value}</span>;
  });
}

const MARKS: Readonly<Record<Sign, string>> = { added: "+", removed: "−", changed: "△" };

/** The mark of a kind of change: shape first, then colour. The word stands beside it. */
export function SignMark({ sign }: { readonly sign: Sign }) {
  return (
    <span className={`compare__mark compare__mark--${sign}`} aria-hidden="true">
      {MARKS[sign]}
    </span>
  );
}
