import { expect, test } from "vitest";
import { Remembered } from "#server/remembered.ts";

/** Works out a word by its key, and counts how often it has to. */
function counted() {
  const worked: string[] = [];
  const known = new Remembered<string>(2);
  const ask = (key: string, fails = false) =>
    known.of(key, async () => {
      worked.push(key);
      if (fails) throw new Error(key);
      return key.toUpperCase();
    });
  return { ask, worked };
}

test("[KEEP1] what two ask for at once is worked out once, and the oldest is forgotten first", async () => {
  const { ask, worked } = counted();
  expect(await Promise.all([ask("a"), ask("a"), ask("b")])).toEqual(["A", "A", "B"]);
  expect(worked).toEqual(["a", "b"]);
  await ask("a");
  await ask("c");
  await ask("a");
  expect(worked).toEqual(["a", "b", "c"]);
  await ask("b");
  expect(worked).toEqual(["a", "b", "c", "b"]);
});

test("[KEEP2] what failed is tried again", async () => {
  const { ask, worked } = counted();
  await expect(ask("a", true)).rejects.toThrow("a");
  expect(await ask("a")).toBe("A");
  expect(worked).toEqual(["a", "a"]);
});
