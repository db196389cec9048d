import { joined, type Run, turnAt } from "./route-runs.ts";

/**
 * Which of two runs on one line should lie first (left, or above), so that their pathways cross as
 * little as can be: negative when it is `a`. Looks along both to where they part, at either end.
 */
export function beside(a: Run, b: Run): number {
  const low = voteAt(a, b, "low", 0);
  const high = voteAt(a, b, "high", 0);
  if (low + high !== 0) return Math.sign(low + high);
  if (low === 0) return 0;
  // They cross whatever we do. Let it be once: at the end of the one that comes first.
  const first = a.way.id < b.way.id ? a : b;
  return first.forward ? low : high;
}

const DEEPEST = 12;

function voteAt(a: Run, b: Run, end: "low" | "high", depth: number): number {
  const shorter = end === "low" ? a.low - b.low : b.high - a.high;
  const [turnA, turnB] = [turnAt(a, end), turnAt(b, end)];
  // The one that ends first turns off beside the other.
  if (shorter > 1) return turnA;
  if (shorter < -1) return -turnB;
  if (turnA !== turnB) return Math.sign(turnA - turnB);
  const [nextA, nextB] = [joined(a, end), joined(b, end)];
  if (nextA === undefined || nextB === undefined || depth > DEEPEST) return 0;
  const vote = voteAt(nextA, nextB, turnA > 0 ? "high" : "low", depth + 1);
  return vote * (end === "low" ? 1 : -1) * turnA;
}
