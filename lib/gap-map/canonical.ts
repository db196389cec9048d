/** The same content always gives the same text, whatever order it was built in. Keys are sorted; lists keep their order. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sortKeys(value));
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => compareIds(a, b)).map(([key, inner]) => [key, sortKeys(inner)]),
  );
}

/** Order by code unit: the same on every machine and in every language. */
export function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A set of words as a list, each once, in the one order every reader uses. */
export function sortedSet<T extends string>(members: Iterable<T>): readonly T[] {
  return [...new Set(members)].sort(compareIds);
}

/** Whether two values hold the same content. */
export function sameContent(a: unknown, b: unknown): boolean {
  return a === b || canonicalJson(a) === canonicalJson(b);
}
