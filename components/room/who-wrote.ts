import type { Written } from "#lib/board-doc/writers.ts";
import type { People, PersonHere } from "./people.ts";

/** Which of those here wrote in an item, by the Yjs ids of its writers; undefined where nobody can tell. */
export function whoWrote(
  people: Pick<People, "writer" | "getPeople">,
  id: Written,
  writers: ReadonlySet<number>,
): Pick<PersonHere, "id" | "name"> | undefined {
  for (const writer of writers) {
    const known = people.writer(writer);
    if (known !== undefined) return known;
  }
  // A hand that nobody here has: the server's, which numbers what is added, or of somebody who came and went.
  if (writers.size > 0) return undefined;
  // Who takes something out leaves no name: it is whoever is in it, or the only one there is.
  const here = people.getPeople();
  return here.length === 1 ? here[0] : here.find(({ editing }) => editing?.itemId === id);
}
