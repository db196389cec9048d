"use client";

import { useState } from "react";
import { cx } from "#components/ui/cx.ts";
import { Select } from "#components/ui/Select.tsx";
import { coverageGrids, coverageOf, LEVELS } from "#lib/gap-map/analysis/coverage.ts";
import { functionInWords } from "#lib/gap-map/analysis/finding.ts";
import type { GapMap } from "#lib/gap-map/model.ts";

interface Props {
  readonly map: GapMap;
}

/** What is offered on which level or for whom, whichever is asked for. */
export function CoverageBy({ map }: Props) {
  const [asked, setAsked] = useState(LEVELS);
  const grids = coverageGrids(map);
  const along = grids.some(({ id }) => id === asked) ? asked : LEVELS;
  if (coverageOf(map, LEVELS).length === 0) return null;
  return (
    <>
      <Select
        id="coverage-by"
        label="What is offered by"
        options={grids.map(({ id, label }) => ({ value: id, label }))}
        value={along}
        onChange={(event) => setAsked(event.target.value)}
      />
      <Coverage map={map} along={along} />
    </>
  );
}

/** What is offered on which level or for whom, what nobody offers, and what one service alone does. */
export function Coverage({ map, along = LEVELS }: Props & { readonly along?: string }) {
  const rows = coverageOf(map, along);
  if (rows.length === 0) return null;
  return (
    <section
      className="gm-matrix gm-coverage"
      aria-label="What is offered where"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reached by keyboard
      tabIndex={0}
    >
      <table>
        <caption>{captionOf(map, along)}</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            {(rows[0]?.cells ?? []).map(({ id, label }) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
            <th scope="col">In all</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ function: does, cells, total }) => (
            <tr key={does}>
              <th scope="row">{functionInWords(map, does)}</th>
              {cells.map(({ id, services }) => (
                <td key={id} title={services.map(({ name }) => name).join(", ")}>
                  {services.length === 0 ? "–" : services.length}
                </td>
              ))}
              <td className={cx(total < 2 && "gm-coverage__thin")}>{inAll(total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function captionOf(map: GapMap, along: string): string {
  if (along === LEVELS) return "What is offered where: how many services";
  const label = coverageGrids(map).find(({ id }) => id === along)?.label ?? "";
  return `${label}: how many services would not refuse somebody for it`;
}

function inAll(total: number): string {
  if (total === 0) return "nobody";
  return total === 1 ? "one alone" : String(total);
}
