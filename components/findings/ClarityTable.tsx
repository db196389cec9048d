import type { ReactNode } from "react";
import type { ServiceClarity } from "#lib/gap-map/analysis/service-clarity.ts";
import type { Service } from "#lib/gap-map/model.ts";

interface Props {
  readonly rows: readonly ServiceClarity[];
  /** The service as it stands in the table: to be pressed on a screen, plain on paper. */
  readonly name?: (service: Service) => ReactNode;
}

/** What each service says clearly and what it does not, and who stands behind it; the least clear first. */
export function ClarityTable({ rows, name = nameIn }: Props) {
  if (rows.length === 0) return <p>No service is on this map yet.</p>;
  return (
    <>
      <p className="gm-small gm-muted">
        Clear is a threshold that is published and can be checked, and each of four questions
        answered: what risk, what engagement, what age, and who can refer. It says how well things
        are written down, not how good a service is.
      </p>
      <Rows rows={rows} name={name} />
    </>
  );
}

function Rows({ rows, name }: Required<Props>) {
  return (
    <table
      className="gm-agenda gm-agenda--clear"
      aria-label="What is clear and what is not, service by service"
    >
      <thead>
        <tr>
          <th scope="col">Service</th>
          <th scope="col">Clear</th>
          <th scope="col">Does not say</th>
          <th scope="col">Who stands behind it</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ service, clear, notSaid, behind, last }) => (
          <tr key={service.id}>
            <th scope="row">{name(service)}</th>
            <td>
              <span className="gm-agenda__share">{`${clear.clear} of ${clear.of}`}</span>
              <meter className="gm-agenda__bar" aria-hidden="true" value={clear.score} />
            </td>
            <td>{notSaid === "" ? "Answers all four" : notSaid}</td>
            <td>
              {behind}
              {last === "" ? "" : `; last on ${last}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function nameIn({ name, shortName }: Service): string {
  return shortName ?? name;
}
