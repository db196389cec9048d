import { drawnAs } from "#lib/gap-map/analysis/drawn.ts";
import { type Finding, plainly } from "#lib/gap-map/analysis/finding.ts";
import { findingsUnder, themes } from "#lib/gap-map/analysis/themes.ts";
import type { GapMap } from "#lib/gap-map/model.ts";
import { referenceOf } from "#lib/gap-map/references.ts";

interface Props {
  readonly map: GapMap;
  readonly findings: readonly Finding[];
}

/** Every finding in a sentence, under the question it answers. What guidance says is left out: it can sound like blame. */
export function Sentences({ map, findings }: Props) {
  return (
    <section className="gm-report__part gm-report__new" aria-labelledby="report-sentences">
      <h2 id="report-sentences">In sentences</h2>
      {findings.length === 0 ? (
        <p>
          Nothing is found yet. Findings come as soon as services have thresholds, pathways lead
          from one to another, and example people are on the map.
        </p>
      ) : null}
      {themes.map((theme) => {
        const found = findingsUnder(theme, findings);
        if (found.length === 0) return null;
        return (
          <section key={theme.id} aria-labelledby={`report-theme-${theme.id}`}>
            <h3 id={`report-theme-${theme.id}`}>
              {theme.title} <span className="gm-muted gm-small">{found.length}</span>
            </h3>
            <ul className="gm-report__said">
              {found.map((finding) => (
                <li key={finding.id}>
                  {plainly(finding)}
                  <Behind map={map} finding={finding} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
}

/** So many items stand behind a sentence in print; the others are on the map. */
const MOST = 8;

function Behind({ map, finding }: { readonly map: GapMap; readonly finding: Finding }) {
  const references = finding.items.flatMap((id) => {
    const item = map.items[id];
    return item === undefined ? [] : referenceOf(item) || [];
  });
  const drawn = drawnAs(map, finding).map(referenceOf);
  const more = references.length > MOST ? " and others" : "";
  return (
    <span className="gm-report__refs">
      {` ${references.slice(0, MOST).join(", ")}${more}`}
      {drawn.length === 0 ? "" : `; drawn as ${drawn.join(", ")}`}
    </span>
  );
}
