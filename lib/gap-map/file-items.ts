import { sortedSet } from "./canonical.ts";
import type { MapFile } from "./exchange-schema.ts";
import { defaultLevels, levelForTier } from "./levels.ts";

/** An item as a file tells it, not yet checked field by field. `where` says where in the file it stood. */
export interface FileItem {
  readonly where: string;
  readonly item: Readonly<Record<string, unknown>>;
}

type FileService = MapFile["services"][number];
type FilePathway = NonNullable<MapFile["pathways"]>[number];
type Notes = Pick<FileService, "barriers" | "goodPractice">;

/** Every item of a map file, flat, with links as ids and absent fields left out. */
export function itemsFrom(file: MapFile): FileItem[] {
  const levels = file.levels ?? defaultLevels();
  const some = <T>(list: readonly T[] | null | undefined) => list ?? [];
  return [
    ...levels.map((level, at) => entry("levels", at, { ...level, kind: "level" })),
    ...some(file.organisations).map((one, at) =>
      entry("organisations", at, { ...one, kind: "organisation" }),
    ),
    ...file.services.flatMap((service, at) => fromService(file, service, at)),
    ...some(file.pathways).flatMap(fromPathway),
    ...some(file.personas).map(({ entry: entryId, ...one }, at) =>
      entry("personas", at, {
        ...one,
        kind: "persona",
        entryId,
        description: one.description ?? "",
        needs: sortedSet(one.needs ?? []),
        attributes: known(one.attributes ?? {}),
      }),
    ),
    ...some(file.gaps).map(fromGap),
    ...some(file.perspectives).map(({ about, ...one }, at) =>
      entry("perspectives", at, { ...one, kind: "view", aboutId: about.id, text: one.text ?? "" }),
    ),
  ];
}

function fromService(file: MapFile, service: FileService, at: number): FileItem[] {
  const { access, thresholds, barriers, goodPractice, ...rest } = service;
  const where = `services[${at}]`;
  const seed = file.levels === undefined || file.levels === null;
  const item = {
    ...rest,
    ...access,
    kind: "service",
    levelId: seed ? levelForTier(service.tier ?? undefined, service.functions ?? []) : rest.levelId,
    rank: rest.rank ?? at + 1,
    functions: sortedSet(rest.functions ?? []),
    referrers: sortedSet(access?.referrers ?? []),
    offer: rest.offer ?? "",
    who: rest.who ?? "",
  };
  const own = (thresholds ?? []).map((threshold, index) =>
    entry(`${where}.thresholds`, index, {
      ...threshold,
      kind: "threshold",
      serviceId: service.id,
      mode: threshold.mode ?? "include",
      hardness: threshold.hardness ?? "hard",
      basis: threshold.basis ?? "practice",
    }),
  );
  return [
    { where, item: present(item) },
    ...own,
    ...fromNotes(where, service.id, { barriers, goodPractice }),
  ];
}

function fromPathway(pathway: FilePathway, at: number): FileItem[] {
  const { from, to, kind, condition, typicalOutcome, barriers, goodPractice, ...rest } = pathway;
  const where = `pathways[${at}]`;
  const when = (condition?.when ?? []).map((part) => present(part));
  const item = {
    ...rest,
    kind: "pathway",
    fromId: from,
    toId: to,
    route: kind,
    condition: condition?.text ?? "",
    when: when.length === 0 ? undefined : when,
    outcome: typicalOutcome,
    outcomeText: rest.outcomeText ?? "",
  };
  return [
    { where, item: present(item) },
    ...fromNotes(where, pathway.id, { barriers, goodPractice }),
  ];
}

function fromNotes(where: string, onId: string, notes: Notes): FileItem[] {
  return (["barriers", "goodPractice"] as const).flatMap((list) =>
    (notes[list] ?? []).map(({ kind: theme, ...rest }, index) =>
      entry(`${where}.${list}`, index, {
        ...rest,
        kind: list === "barriers" ? "barrier" : "goodPractice",
        onId,
        theme,
      }),
    ),
  );
}

function fromGap(gap: NonNullable<MapFile["gaps"]>[number], at: number): FileItem {
  const { thresholds, barriers, pathways, personas, endUpAt, ...rest } = gap;
  return entry("gaps", at, {
    ...rest,
    kind: "gap",
    who: rest.who ?? "",
    text: rest.text ?? "",
    action: rest.action ?? "",
    rank: rest.rank ?? at + 1,
    thresholdIds: sortedSet(thresholds ?? []),
    barrierIds: sortedSet(barriers ?? []),
    pathwayIds: sortedSet(pathways ?? []),
    personaIds: sortedSet(personas ?? []),
    endUpAtIds: sortedSet(endUpAt ?? []),
  });
}

function entry(list: string, index: number, item: Readonly<Record<string, unknown>>): FileItem {
  return { where: `${list}[${index}]`, item: present(item) };
}

/** What is known of a persona: an attribute that is `null` is not. */
function known(attributes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null));
}

/** Without fields that are absent, or `null` as seed files write them; in `provenance` too. */
function present(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) => {
      if (value === undefined || value === null) return [];
      return [[name, name === "provenance" ? present(value as Record<string, unknown>) : value]];
    }),
  );
}
