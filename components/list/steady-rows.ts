/**
 * The rows of a list while the keyboard is in one of them. Nothing is re-sorted under it: those that
 * stay keep their order, new ones come after the one they follow, and the row that has the keyboard
 * stays when its item is gone, so that what happened to it can be said in its place.
 */
export function steadyRows<T extends string>(
  before: readonly T[],
  now: readonly T[],
  focused: T | undefined,
  isGone: (id: T) => boolean,
): readonly T[] {
  if (focused === undefined || !before.includes(focused)) return now;
  const there = new Set(now);
  // It went to another list, and the keyboard with it.
  if (!there.has(focused) && !isGone(focused)) return now;
  const rows = before.filter((id) => there.has(id) || id === focused);
  const standing = new Set(rows);
  now.forEach((id, at) => {
    if (standing.has(id)) return;
    const after = now[at - 1];
    rows.splice(after === undefined ? 0 : rows.indexOf(after) + 1, 0, id);
    standing.add(id);
  });
  return rows;
}

/** Whether those rows that are in both stand in the same order. */
export function sameOrder(a: readonly string[], b: readonly string[]): boolean {
  const [inA, inB] = [new Set(a), new Set(b)];
  const [left, right] = [a.filter((id) => inB.has(id)), b.filter((id) => inA.has(id))];
  return left.every((id, at) => id === right[at]);
}
