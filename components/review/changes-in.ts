import { z } from "zod";

const answer = z.object({ changes: z.array(z.object({ sentence: z.string() })) });

/** The sentences of a comparison, as the server answers it. */
export function changesIn(json: unknown): readonly string[] {
  const read = answer.safeParse(json);
  return read.success ? read.data.changes.map(({ sentence }) => sentence) : [];
}
