import { letterOf } from "#components/findings/letter-of.ts";
import { Verdict, VerdictSign, verdictWords } from "#components/findings/Verdict.tsx";
import type { Analysis } from "#lib/gap-map/analysis/analyse.ts";
import type { Verdict as Said } from "#lib/gap-map/analysis/verdict.ts";
import type { GapMap, Persona, Service } from "#lib/gap-map/model.ts";
import { levelsOf, personasOf, servicesOn } from "#lib/gap-map/order.ts";

interface Props {
  readonly map: GapMap;
  readonly analysis: Analysis;
}

/** Every example person against every service: a sign with its word in each cell. */
export function MatrixTable({ map, analysis }: Props) {
  const personas = personasOf(map);
  const levels = [...levelsOf(map), undefined];
  if (personas.length === 0) return null;
  return (
    <section className="gm-report__part gm-report__new" aria-labelledby="report-matrix">
      <h2 id="report-matrix">Who would be let in where</h2>
      <Key />
      <section
        className="gm-matrix"
        aria-label="Signs, person by person"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reached by keyboard
        tabIndex={0}
      >
        <table aria-labelledby="report-matrix">
          <thead>
            <tr>
              <th scope="col">Service</th>
              {personas.map((persona) => (
                <th key={persona.id} scope="col">
                  <span className="gm-vh">{persona.label}</span>
                  <span aria-hidden="true">{letterOf(persona)}</span>
                </th>
              ))}
            </tr>
          </thead>
          {levels.map((level) => (
            <Level
              key={level?.id ?? ""}
              name={level?.name ?? "Not placed yet"}
              services={servicesOn(map, level?.id)}
              {...{ personas, analysis }}
            />
          ))}
        </table>
      </section>
    </section>
  );
}

interface LevelProps {
  readonly name: string;
  readonly services: readonly Service[];
  readonly personas: readonly Persona[];
  readonly analysis: Analysis;
}

function Level({ name, services, personas, analysis }: LevelProps) {
  if (services.length === 0) return null;
  return (
    <tbody>
      <tr>
        <th className="gm-matrix__level" colSpan={personas.length + 1} scope="rowgroup">
          {name}
        </th>
      </tr>
      {services.map((service) => (
        <tr key={service.id}>
          <th scope="row">{service.shortName ?? service.name}</th>
          {personas.map(({ id }) => {
            const verdict = analysis.acceptance[id]?.[service.id];
            return (
              <td key={id}>
                {verdict === undefined ? null : (
                  <>
                    <VerdictSign verdict={verdict} />
                    <span className="gm-vh">{verdictWords[verdict]}</span>
                  </>
                )}
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}

function Key() {
  return (
    <ul className="gm-matrix__key">
      {(Object.keys(verdictWords) as Said[]).map((verdict) => (
        <li key={verdict}>
          <Verdict verdict={verdict} />
        </li>
      ))}
    </ul>
  );
}
