"use client";

import { Fragment } from "react";
import { cx } from "#components/ui/cx.ts";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import type { Ruler, RulerRow, Stretch } from "#lib/gap-map/analysis/ruler.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { valueInWords } from "#lib/gap-map/words.ts";
import { verdictWords } from "./Verdict.tsx";

interface Props {
  readonly ruler: Ruler;
  readonly label: string;
}

/** A ruler as a table: a row for each service, a column for each value, and the gap as what no row fills. */
export function RulerTable({ ruler, label }: Props) {
  const { values, apart, others, between } = ruler;
  return (
    <section
      className="gm-ruler"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reached by keyboard
      tabIndex={0}
    >
      <table className="gm-ruler__table">
        <caption>{label}</caption>
        <thead>
          <tr>
            <td />
            {values.map((value, at) => (
              <th key={value} scope="col" className={cx(between.includes(at) && "gm-ruler__none")}>
                {valueInWords(value)}
              </th>
            ))}
          </tr>
        </thead>
        {apart.length > 0 ? (
          <tbody>
            {apart.map((row) => (
              <Row key={row.service.id} row={row} gap={between} />
            ))}
            <Sum ruler={ruler} />
          </tbody>
        ) : null}
        {others.length > 0 ? (
          <tbody className="gm-ruler__others">
            <tr>
              <th colSpan={values.length + 1} scope="rowgroup">
                {apart.length > 0 ? "Others with a limit here" : "Services with a limit here"}
              </th>
            </tr>
            {others.map((row) => (
              <Row key={row.service.id} row={row} gap={[]} />
            ))}
          </tbody>
        ) : null}
      </table>
    </section>
  );
}

interface RowProps {
  readonly row: RulerRow;
  /** Places on the scale that nobody holds. */
  readonly gap: readonly number[];
}

function Row({ row, gap }: RowProps) {
  const { service, stretches, limit } = row;
  const { choose } = useWorkshop();
  const taken = stretches.findIndex(({ verdict }) => verdict === "accepted");
  const first = taken < 0 ? stretches.findIndex(({ verdict }) => verdict !== "refused") : taken;
  let at = 0;
  return (
    <tr>
      <th scope="row">
        <button type="button" className="gm-f-step__name" onClick={() => choose(service.id)}>
          {service.shortName ?? service.name}
        </button>
        <Thresholds row={row} />
      </th>
      {stretches.map((stretch, index) => {
        const from = at;
        at += stretch.length;
        return (
          <Fragment key={from}>
            <Cells stretch={stretch} from={from} gap={gap} words={index === first ? limit : ""} />
          </Fragment>
        );
      })}
    </tr>
  );
}

/** Where the limit is said, and that it is written down nowhere. */
function Thresholds({ row: { thresholds, practiceOnly } }: { readonly row: RulerRow }) {
  const { choose } = useWorkshop();
  return (
    <span className="gm-ruler__refs">
      {thresholds.map((threshold) => (
        <button
          key={threshold.id}
          type="button"
          className="gm-f-ref"
          onClick={() => choose(threshold.id)}
        >
          {referenceOf(threshold) || "New threshold"}
        </button>
      ))}
      {practiceOnly ? " in practice only" : ""}
    </span>
  );
}

interface CellsProps {
  readonly stretch: Stretch;
  readonly from: number;
  readonly gap: readonly number[];
  readonly words: string;
}

function Cells({ stretch: { verdict, length }, from, gap, words }: CellsProps) {
  if (verdict !== "refused") {
    return (
      <td colSpan={length}>
        <span className={`gm-ruler__band gm-ruler__band--${verdict}`}>
          {words === "" ? verdictWords[verdict] : words}
        </span>
      </td>
    );
  }
  return Array.from({ length }, (_, index) => from + index).map((at) => (
    <td key={at} className={cx(gap.includes(at) && "gm-ruler__gap")}>
      <span className="gm-vh">does not hold it</span>
    </td>
  ));
}

/** How many of them hold each value; where none does, the gap that is drawn for it. */
function Sum({ ruler: { values, apart, between, drawn } }: { readonly ruler: Ruler }) {
  const held = values.map((_, at) => apart.filter((row) => !refusesAt(row, at)).length);
  const gaps = drawn.map(referenceOf).filter((reference) => reference !== "");
  return (
    <tr className="gm-ruler__sum">
      <th scope="row">How many of these hold it</th>
      {values.map((value, at) => (
        <td key={value} className={cx(between.includes(at) && "gm-ruler__gap gm-ruler__gap--end")}>
          <b>
            {between.includes(at) && gaps.length > 0 ? <span>{gaps.join(", ")}</span> : null}
            {held[at] === 0 ? "none do" : held[at]}
          </b>
        </td>
      ))}
    </tr>
  );
}

function refusesAt({ stretches }: RulerRow, at: number): boolean {
  let end = 0;
  for (const { verdict, length } of stretches) {
    end += length;
    if (at < end) return verdict === "refused";
  }
  return false;
}
