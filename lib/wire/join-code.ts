import { fail, ok, type Result } from "#lib/result.ts";

/** The letters and digits of a join code: none that look or sound like another. */
export const codeAlphabet = "BCDFGHJKMNPQRTVWXY346789";
export const codeLength = 6;

/** A join code as people type it (any case, spaces, hyphens) in the form the server keeps. */
export function readJoinCode(typed: string): Result<string, string> {
  const code = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}_.\u200b-\u200f\u2060\ufeff]/gu, "");
  const fits = code.length === codeLength && [...code].every((sign) => codeAlphabet.includes(sign));
  return fits
    ? ok(code)
    : fail("A join code has six letters and digits, such as BCD-346. Check it and type it again.");
}

/** A join code in two groups, as it is shown and read aloud. */
export function spokenCode(code: string): string {
  return `${code.slice(0, 3)}-${code.slice(3)}`;
}
