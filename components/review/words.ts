import type { VersionListed } from "#lib/wire/api.ts";

/** "22 November 2026". */
export function dayOf(moment: string): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "Europe/London" }).format(
    new Date(moment),
  );
}

/** "14:02". */
export function timeOf(moment: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone: "Europe/London" }).format(
    new Date(moment),
  );
}

type Status = VersionListed["status"];

export const statusWords: Readonly<Record<Status, string>> = {
  agreed: "Agreed",
  draft: "Draft",
  automatic: "Saved by itself",
};

/** "version 4, agreed 12 March 2026". */
export function versionInWords({
  number,
  status,
  savedAt,
}: Pick<VersionListed, "number" | "status" | "savedAt">): string {
  const kind = status === "agreed" ? "agreed" : status === "draft" ? "draft of" : "saved by itself";
  return `version ${number}, ${kind} ${dayOf(savedAt)}`;
}

/** "Asha Rao, Golden Key"; what saves itself has no organisation. */
export function saverInWords({ name, organisation }: VersionListed["savedBy"]): string {
  return organisation === "" ? name : `${name}, ${organisation}`;
}
