import { Verdict } from "#components/findings/Verdict.tsx";
import { functionInWords } from "#lib/gap-map/analysis/finding.ts";
import { stepInWords } from "#lib/gap-map/analysis/story.ts";
import { type Step, type Walk, walkInWords, walkOf } from "#lib/gap-map/analysis/walk.ts";
import type { GapMap } from "#lib/gap-map/model.ts";
import { personasOf } from "#lib/gap-map/order.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { thresholdInWords } from "#lib/gap-map/words.ts";

/** The walk of each example person, door by door, with the reason at every door and how it ends. */
export function PersonByPerson({ map }: { readonly map: GapMap }) {
  const walks = personasOf(map).flatMap(({ id }) => walkOf(map, id) ?? []);
  if (walks.length === 0) return null;
  return (
    <section className="gm-report__part gm-report__new" aria-labelledby="report-walks">
      <h2 id="report-walks">Person by person</h2>
      <p className="gm-small">Everybody here is made up, and nobody real.</p>
      {walks.map((walk) => (
        <Person key={walk.persona.id} map={map} walk={walk} />
      ))}
    </section>
  );
}

function Person({ map, walk }: { readonly map: GapMap; readonly walk: Walk }) {
  const { persona, steps, beyond } = walk;
  return (
    <section className="gm-report__person" aria-labelledby={`report-person-${persona.id}`}>
      <h3 id={`report-person-${persona.id}`}>{persona.label}</h3>
      <p>{persona.description}</p>
      <table className="gm-report__doors" aria-labelledby={`report-person-${persona.id}`}>
        <thead>
          <tr>
            <th scope="col">Door</th>
            <th scope="col">What would be said</th>
            <th scope="col">Because</th>
          </tr>
        </thead>
        <tbody>
          {[...steps, ...beyond].map((step, at) => (
            <tr key={step.service.id}>
              <th scope="row">{`${at + 1}. ${stepInWords(map, step, at === 0)}`}</th>
              <td>
                <Verdict verdict={step.verdict} />
              </td>
              <td>{becauseOf(map, step)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {walkInWords(map, walk).map((sentence) => (
        <p key={sentence}>
          <b>{sentence}</b>
        </p>
      ))}
    </section>
  );
}

function becauseOf(map: GapMap, { because, offers, verdict }: Step): string {
  const reasons = because.map((threshold) =>
    [thresholdInWords(map, threshold) || threshold.text, referenceOf(threshold)].join(" ").trim(),
  );
  if (reasons.length > 0) return reasons.join("; ");
  if (verdict !== "accepted") return "";
  const gives = offers.map((need) => functionInWords(map, need)).join(", ");
  return gives === "" ? "Can come here, and is sent on" : `Gives ${gives}`;
}
