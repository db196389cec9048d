import { setTimeout as wait } from "node:timers/promises";

/** Lets each do something so many times a second, one after the other, until the time is over. */
export async function evenly<T>(
  people: readonly T[],
  perSecond: number,
  until: number,
  act: (one: T) => void,
): Promise<void> {
  if (perSecond === 0 || people.length === 0) return;
  const pause = 1_000 / perSecond;
  const began = performance.now();
  const next = people.map((_, index) => began + (pause * index) / people.length);
  for (let now = began; now < until; now = performance.now()) {
    people.forEach((one, index) => {
      if ((next[index] ?? 0) > now) return;
      act(one);
      next[index] = (next[index] ?? 0) + pause;
    });
    await wait(1);
  }
}
