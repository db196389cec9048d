import { PathwayLine } from "#components/ui/PathwayLine.tsx";
import { OUTCOME_KEY } from "#lib/gap-map/outcomes.ts";

/** What the lines of pathways mean. */
export function LineKey() {
  return (
    <section className="gm-key" aria-label="Key to pathways">
      <b>Pathways</b>
      <ul>
        {OUTCOME_KEY.map(({ style, word }) => (
          <li key={style}>
            <PathwayLine style={style} word={word} />
          </li>
        ))}
      </ul>
    </section>
  );
}
