import type { ItemId, Level } from "./model.ts";

const level = (
  id: string,
  name: string,
  rank: number,
  tint: Level["tint"],
  role: Level["role"] = "services",
): Level => ({ kind: "level", id: id as ItemId, name, rank, role, tint });

/** The five levels a new map starts with, from top to bottom. */
export function defaultLevels(): readonly Level[] {
  return [
    level("level-community", "Community and voluntary", 1, "community"),
    level("level-primary", "Primary care", 2, "primary"),
    level("level-gap", "The gap", 3, "gap", "gap"),
    level("level-secondary", "Secondary care", 4, "secondary"),
    level("level-crisis", "Crisis and emergency", 5, "crisis"),
  ];
}

/** Where a service of a file without levels is first placed. People move it if they see it otherwise. */
export function levelForTier(tier: string | undefined, functions: readonly string[]): ItemId {
  return `level-${levelName(tier, functions)}` as ItemId;
}

function levelName(tier: string | undefined, functions: readonly string[]): Level["tint"] {
  if (tier === "emergency" || functions.includes("crisis_response")) return "crisis";
  // Justice services that treat stand beside specialist care; those that meet people in custody, beside police.
  if (tier === "justice") return functions.includes("long_therapy") ? "secondary" : "crisis";
  if (tier === "primary") return "primary";
  return tier === "secondary" || tier === "tertiary" ? "secondary" : "community";
}
