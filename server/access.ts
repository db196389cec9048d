import type { Role } from "#lib/wire/roles.ts";

export type { Role } from "#lib/wire/roles.ts";

/** Everything somebody can ask to do on a map. */
export type Action =
  | "view"
  | "edit"
  | "change-words"
  | "save-version"
  | "agree-version"
  | "compare"
  | "export"
  | "restore"
  | "see-people"
  | "invite"
  | "manage-people"
  | "open-door"
  | "rotate-code"
  | "lock"
  | "present";

const looks: readonly Action[] = ["view", "compare", "export", "see-people"];
const works: readonly Action[] = ["edit", "save-version"];
const runs: readonly Action[] = [
  "change-words",
  "agree-version",
  "restore",
  "invite",
  "manage-people",
  "open-door",
  "rotate-code",
  "lock",
  "present",
];

const allowed: Readonly<Record<Role, ReadonlySet<Action>>> = {
  facilitator: new Set([...looks, ...works, ...runs]),
  contributor: new Set([...looks, ...works]),
  observer: new Set(looks),
  reviewer: new Set(looks),
};

/** The one place that says who may do what. On a locked map only facilitators write. */
export function may(role: Role, action: Action, map: { readonly locked?: boolean } = {}): boolean {
  if (map.locked === true && works.includes(action) && role !== "facilitator") return false;
  return allowed[role].has(action);
}
