import type { ReactNode } from "react";
import type { Verdict as Said } from "#lib/gap-map/analysis/verdict.ts";
import type { GapMap, Persona, Service } from "#lib/gap-map/model.ts";
import { levelsOf, personasOf, servicesOn } from "#lib/gap-map/order.ts";
import { letterOf } from "./letter-of.ts";
import { Verdict, verdictWords } from "./Verdict.tsx";

interface Props {
  readonly map: GapMap;
  /** Id of the heading that names it, where there is one. */
  readonly labelledBy?: string;
  /** What stands where a service and an example person meet. */
  readonly cell: (persona: Persona, service: Service) => ReactNode;
}

/** Every example person against every service, level by level. */
export function MatrixGrid({ map, labelledBy, cell }: Props) {
  const personas = personasOf(map);
  return (
    <section
      className="gm-matrix"
      aria-label="Who would be let in where"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reached by keyboard
      tabIndex={0}
    >
      <table aria-labelledby={labelledBy}>
        {labelledBy === undefined ? <caption>Who would be let in where</caption> : null}
        <thead>
          <tr>
            <th scope="col">Service</th>
            {personas.map((persona) => (
              <th key={persona.id} scope="col" title={persona.label}>
                <span className="gm-vh">{persona.label}</span>
                <span aria-hidden="true">{letterOf(persona)}</span>
              </th>
            ))}
          </tr>
        </thead>
        {[...levelsOf(map), undefined].map((level) => (
          <Level
            key={level?.id ?? ""}
            name={level?.name ?? "Not placed yet"}
            services={servicesOn(map, level?.id)}
            {...{ personas, cell }}
          />
        ))}
      </table>
    </section>
  );
}

interface LevelProps extends Pick<Props, "cell"> {
  readonly name: string;
  readonly services: readonly Service[];
  readonly personas: readonly Persona[];
}

function Level({ name, services, personas, cell }: LevelProps) {
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
          {personas.map((persona) => (
            <td key={persona.id}>{cell(persona, service)}</td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

/** What the signs in the grid mean. */
export function MatrixKey() {
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
