import { cx } from "#components/ui/cx.ts";
import { coverageOf } from "#lib/gap-map/analysis/coverage.ts";
import { functionInWords } from "#lib/gap-map/analysis/finding.ts";
import type { GapMap } from "#lib/gap-map/model.ts";

/** What is offered on which level, what nobody offers, and what one service alone does. */
export function Coverage({ map }: { readonly map: GapMap }) {
  const rows = coverageOf(map);
  const levels = rows[0]?.cells.map(({ level }) => level) ?? [];
  if (rows.length === 0) return null;
  return (
    <section
      className="gm-matrix gm-coverage"
      aria-label="What is offered where"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reached by keyboard
      tabIndex={0}
    >
      <table>
        <caption>What is offered where: how many services</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            {levels.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">In all</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ function: does, cells, total }) => (
            <tr key={does}>
              <th scope="row">{functionInWords(map, does)}</th>
              {cells.map(({ level, services }) => (
                <td key={level.id} title={services.map(({ name }) => name).join(", ")}>
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

function inAll(total: number): string {
  if (total === 0) return "nobody";
  return total === 1 ? "one alone" : String(total);
}
