import { fail, ok, type Result } from "#lib/result.ts";

/** What a facilitator has said about the new map so far. */
export interface Answers {
  readonly title: string;
  readonly area: string;
  readonly clientGroup: string;
  readonly start: "bristol" | "blank" | "file" | undefined;
  readonly file: File | undefined;
}

/** Before anything is said. */
export const noAnswers: Answers = {
  title: "",
  area: "",
  clientGroup: "",
  start: undefined,
  file: undefined,
};

/** Largest map file that the server takes, in bytes. */
export const largestFile = 8 * 1024 * 1024;

/** The body of the request that makes the map; fails in words when the file is not JSON. */
export async function requestFrom(answers: Answers): Promise<Result<object, string>> {
  const { title, area, clientGroup, start, file } = answers;
  const said = Object.entries({ title, area, clientGroup }).filter(
    ([, text]) => text.trim() !== "",
  );
  const about = Object.fromEntries(said);
  if (start !== "file") return ok({ ...about, template: start });
  try {
    return ok({ ...about, import: JSON.parse((await file?.text()) ?? "") });
  } catch {
    return fail("The file could not be read. Choose a gap map file: its name ends in .json.");
  }
}
