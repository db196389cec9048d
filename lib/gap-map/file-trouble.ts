import { z } from "zod";

type Issue = z.core.$ZodIssue;

/** What a file calls the fields that we call otherwise. */
const IN_FILES: Readonly<Record<string, string>> = {
  selfReferral: "access.selfReferral",
  referrers: "access.referrers",
  hours: "access.hours",
  typicalWait: "access.typicalWait",
  typicalWaitWeeks: "access.typicalWaitWeeks",
  fromId: "from",
  toId: "to",
  route: "kind",
  theme: "kind",
  condition: "condition.text",
  when: "condition.when",
  outcome: "typicalOutcome",
  entryId: "entry",
  aboutId: "about.id",
  thresholdIds: "thresholds",
  barrierIds: "barriers",
  pathwayIds: "pathways",
  personaIds: "personas",
  endUpAtIds: "endUpAt",
};

/** The first thing that is wrong with a file or one of its items: where it stands, and a sentence. */
export function inWords({ issues }: z.ZodError, where: string, read: unknown): string {
  const issue = issues[0];
  const path = issue?.path ?? [];
  const [first, ...rest] = path;
  const named = where === "" ? first : (IN_FILES[String(first)] ?? first);
  const place = z.core.toDotPath(first === undefined ? [] : [named ?? first, ...rest]);
  const at = [where, place.replace(/^\["(.*)"\]$/, "$1")].filter(Boolean).join(".");
  return `${at || "The file"}: ${issue === undefined ? OTHERWISE : sentence(issue, valueAt(read, path))}`;
}

const OTHERWISE = "this is not what a gap map has here.";

function sentence(issue: Issue, value: unknown): string {
  if (value === undefined || value === null) return "this is missing.";
  switch (issue.code) {
    case "invalid_type":
      return `this must be ${KINDS[issue.expected] ?? "something else"}.`;
    case "too_big":
      return tooMuch(issue.origin, Number(issue.maximum));
    case "too_small":
      if (issue.origin === "string") return "this must not be empty.";
      return `this must be at least ${shown(Number(issue.minimum))}.`;
    case "invalid_value":
      return `this must be ${issue.values.map(String).join(" or ")}.`;
    case "invalid_format":
      return "this is not an id. An id has up to 64 letters, digits and . _ : - and begins with a letter or digit.";
    case "invalid_key":
      return "a name in this list cannot be used.";
    case "custom":
      return issue.message === "too large" ? "this is too large." : "this name cannot be used.";
    default:
      return OTHERWISE;
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object with named fields",
  record: "an object with named fields",
};

function tooMuch(origin: string, most: number): string {
  if (origin === "string") return `this is too long. It may have ${shown(most)} characters.`;
  if (origin === "array") return `this list is too long. It may have ${shown(most)} entries.`;
  return `this must be at most ${shown(most)}.`;
}

function shown(number: number): string {
  return number.toLocaleString("en-GB");
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inside, key) =>
      typeof inside === "object" && inside !== null && Object.hasOwn(inside, key)
        ? (inside as Readonly<Record<PropertyKey, unknown>>)[key]
        : undefined,
    value,
  );
}
