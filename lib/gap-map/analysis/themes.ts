import type { Finding } from "./finding.ts";

/** Findings that answer one question, under the heading a room reads. */
export interface Theme {
  readonly id: string;
  readonly title: string;
  readonly kinds: readonly string[];
}

/** What a map says, in the order in which a room asks: who, where, why, and what would change it. */
export const themes: readonly Theme[] = [
  {
    id: "who",
    title: "Who falls through",
    kinds: ["unmet-need", "nominal-cover", "uncertain-need", "dead-end", "falls-back-on"],
  },
  { id: "between", title: "Falls between", kinds: ["between-thresholds", "left-out"] },
  { id: "change", title: "What would change it", kinds: ["smallest-change"] },
  { id: "rounds", title: "Back and forth", kinds: ["revolving-door", "round", "more-rounds"] },
  {
    id: "pathways",
    title: "Pathways that do not hold",
    kinds: [
      "doomed-pathway",
      "one-sided-pathway",
      "pathway-not-used",
      "leaky-pathway",
      "inconsistent-pathway",
      "unconfirmed-pathway",
      "no-onward-pathway",
      "no-inward-pathway",
    ],
  },
  { id: "views", title: "Seen differently", kinds: ["practice-differs", "disputed"] },
  {
    id: "unsaid",
    title: "Not stated",
    kinds: [
      ...["unclear-criterion", "practice-only", "words-only"],
      ...["no-thresholds", "key-question-open"],
    ],
  },
  { id: "barriers", title: "Barriers by kind", kinds: ["barriers"] },
  { id: "sources", title: "Who says so", kinds: ["evidence"] },
];

/** Kept out of the room until somebody asks: it may sound like blame. */
export const guidanceTheme: Theme = {
  id: "guidance",
  title: "Worth discussing against guidance",
  kinds: ["guidance"],
};

/** The themes to show; what guidance says only where it was asked for. */
export function themesWith(guidance: boolean): readonly Theme[] {
  return guidance ? [...themes, guidanceTheme] : themes;
}

/** The findings of a theme, in the order of its kinds. */
export function findingsUnder({ kinds }: Theme, findings: readonly Finding[]): readonly Finding[] {
  return kinds.flatMap((kind) => findings.filter((finding) => finding.kind === kind));
}
