import { Details } from "#components/ui/Details.tsx";
import type { Course, FindingChange, FindingsCompared } from "#lib/gap-map/analysis/compared.ts";
import { plainly } from "#lib/gap-map/analysis/finding.ts";
import { changesInWords } from "#lib/gap-map/words.ts";

/** What becomes of gaps between two versions: gaps and persons first, everything else on request. */
export function GapsCompared({ compared }: { readonly compared: FindingsCompared }) {
  const { notes } = compared;
  const changes = compared.changes.filter(({ about }) => about !== "guidance");
  const ofPeople = changes.filter(isOfPeople);
  const others = changes.filter((one) => !isOfPeople(one));
  return (
    <section className="compare__found gm-card" aria-labelledby="found-title">
      <h2 id="found-title">What that does to the gaps</h2>
      {ofPeople.length === 0 ? (
        <p>Nobody on the map would be told anything else than before.</p>
      ) : (
        <Lines changes={ofPeople} />
      )}
      {others.length === 0 ? null : (
        <Details summary={`Elsewhere on the map: ${changesInWords(others.length)}`}>
          <Lines changes={others} />
        </Details>
      )}
      <p className="gm-small gm-muted">
        Worked out from thresholds and pathways on the map, for the same persons on both.{" "}
        {notes.join(" ")}
      </p>
    </section>
  );
}

function isOfPeople({ about }: FindingChange): boolean {
  return about === "gap" || about === "need";
}

const WORDS: Readonly<Record<Course, readonly [mark: string, word: string]>> = {
  opened: ["+", "Opened"],
  widened: ["↗", "Wider"],
  narrowed: ["↘", "Narrower"],
  closed: ["✓", "Closed"],
};

function Lines({ changes }: { readonly changes: readonly FindingChange[] }) {
  return (
    <ul>
      {changes.map((change) => {
        const [mark, word] = WORDS[change.course];
        return (
          <li key={change.id}>
            <span className={`compare__course compare__course--${change.course}`}>
              <span aria-hidden="true">{mark}</span> {word}
            </span>
            <span>{plainly(change)}</span>
          </li>
        );
      })}
    </ul>
  );
}
