import { Agenda } from "#components/findings/Agenda.tsx";
import { ClarityTable } from "#components/findings/ClarityTable.tsx";
import { agendaOf } from "#lib/gap-map/analysis/agenda.ts";
import type { Analysis } from "#lib/gap-map/analysis/analyse.ts";
import { clarityByService } from "#lib/gap-map/analysis/service-clarity.ts";
import type { GapMap } from "#lib/gap-map/model.ts";

interface Props {
  readonly map: GapMap;
  readonly analysis: Analysis;
}

/** Where the room disagrees, and how clear each service is. */
export function Discussion({ map, analysis }: Props) {
  const rows = clarityByService(map, analysis);
  if (rows.length === 0) return null;
  return (
    <>
      <section className="gm-report__part" aria-labelledby="report-agenda">
        <h2 id="report-agenda">Where the room disagrees, and what to talk about first</h2>
        <Agenda map={map} agenda={agendaOf(map)} />
      </section>
      <section className="gm-report__part gm-report__new" aria-labelledby="report-clarity">
        <h2 id="report-clarity">What is clear and what is not, service by service</h2>
        <ClarityTable rows={rows} />
      </section>
    </>
  );
}
