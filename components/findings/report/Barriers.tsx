import { barriersBy } from "#lib/gap-map/analysis/barrier-themes.ts";
import type { GapMap } from "#lib/gap-map/model.ts";
import { referenceOf } from "#lib/gap-map/references.ts";

/** Barriers by what getting help takes, every one in its own words. */
export function Barriers({ map }: { readonly map: GapMap }) {
  const groups = barriersBy(map, "side");
  if (groups.length === 0) return null;
  return (
    <section className="gm-report__part gm-report__new" aria-labelledby="report-barriers">
      <h2 id="report-barriers">Barriers by theme, in the words of those who said so</h2>
      <table
        className="gm-report__doors gm-report__doors--narrow"
        aria-labelledby="report-barriers"
      >
        <thead>
          <tr>
            <th scope="col">Theme</th>
            <th scope="col">How many, at how many organisations</th>
            <th scope="col">In their words</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ id, label, barriers, organisations }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              <td>{`${barriers.length}, at ${organisations}`}</td>
              <td>
                {barriers.map((barrier) => (
                  <p key={barrier.id}>{`“${barrier.text}” ${referenceOf(barrier)}`}</p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
