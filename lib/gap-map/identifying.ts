/** Something in a text that could point to a real person. */
export interface Identifying {
  readonly what: "NHS number" | "date of birth" | "phone number" | "postcode" | "e-mail address";
  /** The piece of text, so that people can find it. */
  readonly found: string;
}

/**
 * What in this text looks as if it belonged to a real person. A warning, never a verdict:
 * no client-identifiable data belongs on a map, and only people can tell.
 */
export function identifyingIn(text: string): readonly Identifying[] {
  const numbers = matches(text, NHS_NUMBER).filter(isNhsNumber);
  const phones = matches(text, PHONE).filter((found) => !numbers.includes(found));
  return [
    ...numbers.map((found) => ({ what: "NHS number", found }) as const),
    ...matches(text, DATE).map((found) => ({ what: "date of birth", found }) as const),
    ...phones.map((found) => ({ what: "phone number", found }) as const),
    ...matches(text, POSTCODE).map((found) => ({ what: "postcode", found }) as const),
    ...matches(text, EMAIL).map((found) => ({ what: "e-mail address", found }) as const),
  ];
}

const NHS_NUMBER = /(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g;
const PHONE = /(?<![\d+])(?:\+44|0)[ -]?\d(?:[ -]?\d){8,9}(?!\d)/g;
/** Full dates only: a month or a year alone names nobody. */
const DATE =
  /(?<!\d)(?:(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|1[0-2])[/.-](?:19|20)?\d\d|(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* (?:19|20)\d\d|(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)/gi;
/** A whole postcode; the outward half alone (BS5) names a district. */
const POSTCODE = /(?<![A-Z0-9])[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}(?![A-Z0-9])/gi;
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([found]) => found);
}

/** Ten digits whose last one checks the others (NHS Data Dictionary, modulus 11). */
function isNhsNumber(text: string): boolean {
  const digits = [...text].filter((letter) => /\d/.test(letter)).map(Number);
  const sum = digits.slice(0, 9).reduce((total, digit, index) => total + digit * (10 - index), 0);
  const check = (11 - (sum % 11)) % 11;
  return digits.length === 10 && check !== 10 && check === digits[9];
}
