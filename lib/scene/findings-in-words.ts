import { analyse } from "#lib/gap-map/analysis/analyse.ts";
import { plainly } from "#lib/gap-map/analysis/finding.ts";
import { findingsUnder, themesWith } from "#lib/gap-map/analysis/themes.ts";
import type { GapMap } from "#lib/gap-map/model.ts";
import type { Passage } from "./in-words.ts";

/**
 * What is found on a tidy map, theme by theme, numbered through so that a finding can be named aloud.
 * What guidance says stays out unless it is asked for.
 */
export function findingsInWords(map: GapMap, { guidance }: { readonly guidance: boolean }) {
  const { findings } = analyse(map);
  let number = 0;
  const passages = themesWith(guidance).flatMap((theme): Passage[] => {
    const under = findingsUnder(theme, findings);
    if (under.length === 0) return [];
    const entries = under.map((finding): Passage => {
      number += 1;
      return { kind: "entry", label: String(number), text: plainly(finding) };
    });
    return [{ kind: "h2", text: `${theme.title} (${under.length})` }, ...entries];
  });
  const first: Passage[] = [
    { kind: "h1", text: "What this map shows" },
    { kind: "paragraph", text: number === 0 ? NOTHING : WORKED_OUT },
  ];
  return [...first, ...passages];
}

const WORKED_OUT =
  "Worked out from the thresholds, pathways, barriers and fictional example people on this map, as services and others have put them there. It says what the map says: nothing about a real person, and nothing about how well anybody works.";
const NOTHING =
  "Nothing is found yet. Findings come as soon as services have thresholds, pathways lead from one to another, and example people are on the map.";
