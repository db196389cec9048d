import { MatrixGrid, MatrixKey } from "#components/findings/MatrixGrid.tsx";
import { VerdictSign, verdictWords } from "#components/findings/Verdict.tsx";
import type { Analysis } from "#lib/gap-map/analysis/analyse.ts";
import type { GapMap } from "#lib/gap-map/model.ts";
import { personasOf } from "#lib/gap-map/order.ts";

interface Props {
  readonly map: GapMap;
  readonly analysis: Analysis;
}

/** Every example person against every service: a sign with its word in each cell. */
export function MatrixTable({ map, analysis }: Props) {
  if (personasOf(map).length === 0) return null;
  return (
    <section className="gm-report__part gm-report__new" aria-labelledby="report-matrix">
      <h2 id="report-matrix">Who would be let in where</h2>
      <MatrixKey />
      <MatrixGrid
        map={map}
        labelledBy="report-matrix"
        cell={(persona, service) => {
          const verdict = analysis.acceptance[persona.id]?.[service.id];
          return verdict === undefined ? null : (
            <>
              <VerdictSign verdict={verdict} />
              <span className="gm-vh">{verdictWords[verdict]}</span>
            </>
          );
        }}
      />
    </section>
  );
}
