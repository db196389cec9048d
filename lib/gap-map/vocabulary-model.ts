import type { Json } from "./model.ts";

/** The words a map brings along for its choices, as plain data. No behaviour lives here. */

export interface Dimension {
  readonly id: string;
  readonly type: "number" | "enum" | "ordinal" | "boolean";
  /** Allowed values; in order, smallest first, when ordinal. */
  readonly values?: readonly string[];
  readonly nature: "fact" | "status" | "judgement";
  readonly definition: string;
  readonly label?: string;
}

interface BarrierKind {
  readonly id: string;
  readonly label: string;
  /** Levesque et al. 2013: which side of access the barrier stands on. */
  readonly levesque: string;
  readonly definition: string;
}

/** The words a map uses for its choices. Each map has its own, so that a workshop can add to them. */
export interface Vocabulary {
  readonly dimensions: readonly Dimension[];
  readonly dimensionNature: Readonly<Record<string, string>>;
  readonly operators: Readonly<Record<string, string>>;
  readonly functions: Readonly<Record<string, string>>;
  readonly tiers: Readonly<Record<string, string>>;
  readonly sectors: readonly string[];
  readonly barrierKinds: readonly BarrierKind[];
  readonly goodPracticeKinds: Readonly<Record<string, string>>;
  readonly pathwayKinds: readonly string[];
  readonly pathwayOutcomes: readonly string[];
  readonly hardness: Readonly<Record<string, string>>;
  readonly basis: Readonly<Record<string, string>>;
  readonly mode: Readonly<Record<string, string>>;
  readonly receiverSays: readonly string[];
  readonly senderSays: readonly string[];
  readonly stances: readonly string[];
}

/** A published rule to hold thresholds against. `match` is read by the analysis. */
export interface Guidance {
  readonly id: string;
  readonly match: Readonly<Record<string, Json>>;
  readonly rule: string;
  readonly source: string;
  readonly url?: string;
}
