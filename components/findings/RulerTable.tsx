import { type CSSProperties, Fragment, type ReactNode } from "react";
import { cx } from "#components/ui/cx.ts";
import type { Ruler, RulerRow, Stretch } from "#lib/gap-map/analysis/ruler.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { valueInWords } from "#lib/gap-map/words.ts";
import { verdictWords } from "./Verdict.tsx";

/** Opens a service or threshold in the details; on paper there is nothing to open. */
type Open = ((id: ItemId) => void) | undefined;

interface Props {
  readonly ruler: Ruler;
  readonly label: string;
  readonly onOpen?: Open;
}

/** A ruler as a table: a row for each service, a column for each value, and the gap as what no row fills. */
export function RulerTable({ ruler, label, onOpen }: Props) {
  const { values, apart, others, between } = ruler;
  const span = spanOf(ruler);
  return (
    <section
      className="gm-ruler"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reached by keyboard
      tabIndex={0}
    >
      <table className="gm-ruler__table" style={columnsOf(values)}>
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
            {apart.map((row, index) => (
              <Row
                key={row.service.id}
                row={row}
                gap={between}
                span={span}
                spanning={index === 0 ? <Spanning ruler={ruler} span={span} /> : null}
                onOpen={onOpen}
              />
            ))}
            <Sum ruler={ruler} span={span} />
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
              <Row
                key={row.service.id}
                row={row}
                gap={[]}
                span={NONE}
                spanning={null}
                onOpen={onOpen}
              />
            ))}
          </tbody>
        ) : null}
      </table>
    </section>
  );
}

/** So many values stand side by side: a narrow screen makes them as narrow as can be read. */
function columnsOf({ length }: readonly string[]): CSSProperties {
  return { "--values": length } as CSSProperties;
}

/** A stretch of the scale that no row between which it falls has a cell in: the gap is one cell over all of them. */
interface Span {
  readonly from: number;
  /** 0 where each row has its own cells. */
  readonly length: number;
}

const NONE: Span = { from: 0, length: 0 };

/** The first stretch that falls between, where nobody of those beside it holds any of it. */
function spanOf({ between, apart }: Ruler): Span {
  const [from] = between;
  if (from === undefined) return NONE;
  const free = (at: number) => between.includes(at) && apart.every((row) => refusesAt(row, at));
  let length = 0;
  while (free(from + length)) length += 1;
  return { from, length };
}

function isIn({ from, length }: Span, at: number): boolean {
  return at >= from && at < from + length;
}

interface SpanProps {
  readonly ruler: Ruler;
  readonly span: Span;
}

/** The gap itself, with the gaps that are drawn for it. */
function Spanning({ ruler: { apart, drawn }, span: { length } }: SpanProps) {
  const gaps = drawn.map(referenceOf).filter((reference) => reference !== "");
  return (
    <td className="gm-ruler__gap gm-ruler__gap--end" colSpan={length} rowSpan={apart.length + 1}>
      <b>
        {gaps.length > 0 ? <span>{gaps.join(", ")}</span> : null}
        <span>none do</span>
      </b>
    </td>
  );
}

interface RowProps {
  readonly row: RulerRow;
  /** Places on the scale that nobody holds. */
  readonly gap: readonly number[];
  readonly span: Span;
  /** The cell over all rows, in the first of them. */
  readonly spanning: ReactNode;
  readonly onOpen: Open;
}

function Row({ row, gap, span, spanning, onOpen }: RowProps) {
  const { service, stretches, limit } = row;
  const name = service.shortName ?? service.name;
  const taken = stretches.findIndex(({ verdict }) => verdict === "accepted");
  const first = taken < 0 ? stretches.findIndex(({ verdict }) => verdict !== "refused") : taken;
  let at = 0;
  return (
    <tr>
      <th scope="row">
        {onOpen === undefined ? (
          <b>{name}</b>
        ) : (
          <button type="button" className="gm-f-step__name" onClick={() => onOpen(service.id)}>
            {name}
          </button>
        )}
        <Thresholds row={row} onOpen={onOpen} />
      </th>
      {stretches.map((stretch, index) => {
        const from = at;
        at += stretch.length;
        return (
          <Fragment key={from}>
            <Cells
              words={index === first ? limit : ""}
              {...{ stretch, from, gap, span, spanning }}
            />
          </Fragment>
        );
      })}
    </tr>
  );
}

/** Where the limit is said, and that it is written down nowhere. */
function Thresholds({
  row: { thresholds, practiceOnly },
  onOpen,
}: Pick<RowProps, "row" | "onOpen">) {
  return (
    <span className="gm-ruler__refs">
      {thresholds.map((threshold) => {
        const reference = referenceOf(threshold) || "New threshold";
        return onOpen === undefined ? (
          <span key={threshold.id}>{reference}</span>
        ) : (
          <button
            key={threshold.id}
            type="button"
            className="gm-f-ref"
            onClick={() => onOpen(threshold.id)}
          >
            {reference}
          </button>
        );
      })}
      {practiceOnly ? <span>in practice only</span> : null}
    </span>
  );
}

interface CellsProps extends Pick<RowProps, "gap" | "span" | "spanning"> {
  readonly stretch: Stretch;
  readonly from: number;
  readonly words: string;
}

function Cells({ stretch: { verdict, length }, from, gap, span, spanning, words }: CellsProps) {
  if (verdict !== "refused") {
    return (
      <td colSpan={length}>
        <span className={`gm-ruler__band gm-ruler__band--${verdict}`}>
          {words === "" ? verdictWords[verdict] : words}
        </span>
      </td>
    );
  }
  return Array.from({ length }, (_, index) => from + index).map((at) => {
    if (isIn(span, at)) return at === span.from ? <Fragment key={at}>{spanning}</Fragment> : null;
    return (
      <td key={at} className={cx(gap.includes(at) && "gm-ruler__gap")}>
        <span className="gm-vh">does not hold it</span>
      </td>
    );
  });
}

/** How many of them hold each value. */
function Sum({ ruler: { values, apart, between }, span }: SpanProps) {
  const held = values.map((_, at) => apart.filter((row) => !refusesAt(row, at)).length);
  return (
    <tr className="gm-ruler__sum">
      <th scope="row">How many of these hold it</th>
      {values.map((value, at) =>
        isIn(span, at) ? null : (
          <td
            key={value}
            className={cx(between.includes(at) && "gm-ruler__gap gm-ruler__gap--end")}
          >
            <b>{held[at] === 0 ? "none do" : held[at]}</b>
          </td>
        ),
      )}
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
