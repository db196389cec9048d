import { z } from "zod";
import { fieldsShaped, kinds } from "./fields.ts";
import type { Item, ItemId, Json, Kind, Place, SketchRecord } from "./model.ts";
import type { Guidance, Vocabulary } from "./vocabulary-model.ts";

/** Longest single line (names, titles) and longest prose the map takes, in UTF-16 units. */
export const LONGEST = { line: 500, prose: 20_000 } as const;

const line = z.string().max(LONGEST.line);
const prose = z.string().max(LONGEST.prose);
const finite = z.number().min(-1e7).max(1e7);
const rank = z.number().min(-1e12).max(1e12);
const whole = z.int().min(1).max(1e9);

/** Ids are short and plain, so that they are safe as keys, in addresses and in `field/member`. */
export const idSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/)
  .refine((id) => id !== "constructor" && id !== "prototype")
  .transform((id) => id as ItemId);

const word = z
  .string()
  .min(1)
  .max(100)
  .refine((text) => text !== "__proto__");
const idSet = z.array(idSchema).max(2_000).readonly();
const wordSet = z.array(word).max(200).readonly();
const scalar = z.union([line, finite, z.boolean()]);
export const thresholdValue = z.union([scalar, z.array(line).max(200).readonly()]);
export const operator = z.enum(["eq", "neq", "in", "notIn", "gte", "lte", "unspecified"]);

export const provenanceSchema = z.object({
  kind: z.enum(["seed", "sourced", "analogue", "general", "illustrative", "workshop"]),
  url: z.exactOptional(z.string().max(2_000)),
  note: z.exactOptional(prose),
});

const removal = z.object({ by: line, at: line });

const common = {
  id: idSchema,
  number: z.exactOptional(whole),
  provenance: z.exactOptional(provenanceSchema),
  addedBy: z.exactOptional(z.object({ name: line, organisation: line, at: line })),
  removed: z.exactOptional(removal),
  difference: z.exactOptional(z.enum(["open", "agreed_to_differ", "resolved"])),
};

export const whenSchema = z.object({
  dimension: word,
  operator,
  value: z.exactOptional(thresholdValue),
});

const level = z.object({
  ...common,
  kind: z.literal("level"),
  name: line,
  rank,
  role: z.enum(["services", "gap"]),
  tint: z.enum(["community", "primary", "gap", "secondary", "crisis"]),
  height: z.exactOptional(z.number().min(0).max(20_000)),
});
const organisation = z.object({
  ...common,
  kind: z.literal("organisation"),
  name: line,
  sector: z.exactOptional(word),
  odsCode: z.exactOptional(line),
});
const service = z.object({
  ...common,
  kind: z.literal("service"),
  name: line,
  shortName: z.exactOptional(line),
  organisationId: z.exactOptional(idSchema),
  sector: z.exactOptional(word),
  tier: z.exactOptional(word),
  levelId: z.exactOptional(idSchema),
  rank,
  functions: wordSet,
  offer: prose,
  who: prose,
  selfReferral: z.exactOptional(z.boolean()),
  referrers: wordSet,
  hours: z.exactOptional(line),
  typicalWait: z.exactOptional(line),
  typicalWaitWeeks: z.exactOptional(z.number().min(0).max(10_000)),
});
const threshold = z.object({
  ...common,
  kind: z.literal("threshold"),
  serviceId: idSchema,
  text: prose,
  dimension: z.exactOptional(word),
  operator: z.exactOptional(operator),
  value: z.exactOptional(thresholdValue),
  mode: z.enum(["include", "exclude"]),
  hardness: z.enum(["hard", "soft"]),
  basis: z.enum(["published", "practice"]),
  anyOfGroup: z.exactOptional(word),
});
const note = { ...common, onId: idSchema, theme: z.exactOptional(word), text: prose };
const barrier = z.object({ ...note, kind: z.literal("barrier") });
const goodPractice = z.object({ ...note, kind: z.literal("goodPractice") });
const pathway = z.object({
  ...common,
  kind: z.literal("pathway"),
  fromId: idSchema,
  toId: idSchema,
  route: z.exactOptional(word),
  method: z.exactOptional(line),
  condition: prose,
  when: z.exactOptional(z.array(whenSchema).max(50).readonly()),
  outcome: z.exactOptional(word),
  outcomeText: prose,
  senderSays: z.exactOptional(z.enum(["yes", "no", "silent"])),
  receiverSays: z.exactOptional(z.enum(["accepts", "accepts_if", "refuses", "silent"])),
});
const persona = z.object({
  ...common,
  kind: z.literal("persona"),
  label: line,
  description: prose,
  needs: wordSet,
  entryId: z.exactOptional(idSchema),
  attributes: z.record(word, scalar),
});
const gap = z.object({
  ...common,
  kind: z.literal("gap"),
  title: line,
  who: prose,
  text: prose,
  rank,
  thresholdIds: idSet,
  barrierIds: idSet,
  pathwayIds: idSet,
  personaIds: idSet,
  endUpAtIds: idSet,
  size: z.exactOptional(line),
  sizeSource: z.exactOptional(line),
  owner: z.exactOptional(line),
  action: prose,
  reviewOn: z.exactOptional(z.string().max(40)),
});
const view = z.object({
  ...common,
  kind: z.literal("view"),
  aboutId: idSchema,
  claim: z.exactOptional(line),
  role: line,
  stance: z.enum(["agree", "agree_with_change", "disagree"]),
  text: prose,
  evidence: z.exactOptional(z.enum(["experience", "data", "policy"])),
  wordsOut: z.exactOptional(removal),
});

/** One item, as the core keeps it. The only door from unknown data to `Item`. */
export const itemSchema: z.ZodType<Item> = z.discriminatedUnion("kind", [
  level,
  organisation,
  service,
  threshold,
  barrier,
  goodPractice,
  pathway,
  persona,
  gap,
  view,
]);

export const placeSchema: z.ZodType<Place> = z.object({ x: finite, y: finite });

const json: z.ZodType<Json> = z.json() as z.ZodType<Json>;

/** A sketch record: checked for size and shape only, since the canvas alone understands it. */
export const sketchSchema: z.ZodType<SketchRecord> = z
  .record(word, json)
  .refine(
    (record) => JSON.stringify(record).length <= 200_000,
    "too large",
  ) as z.ZodType<SketchRecord>;

const labels = z.record(word, z.string().max(2_000));
const dimension = z.object({
  id: word,
  type: z.enum(["number", "enum", "ordinal", "boolean"]),
  values: z.exactOptional(z.array(line).max(200).readonly()),
  nature: z.enum(["fact", "status", "judgement"]),
  definition: z.string().max(2_000),
  label: z.exactOptional(line),
});
const barrierKind = z.object({
  id: word,
  label: line,
  levesque: word,
  definition: z.string().max(2_000),
});

export const vocabularySchema = z.object({
  dimensions: z.array(dimension).max(500).readonly(),
  dimensionNature: labels,
  operators: labels,
  functions: labels,
  tiers: labels,
  sectors: wordSet,
  barrierKinds: z.array(barrierKind).max(500).readonly(),
  goodPracticeKinds: labels,
  pathwayKinds: wordSet,
  pathwayOutcomes: wordSet,
  hardness: labels,
  basis: labels,
  mode: labels,
  receiverSays: wordSet,
  senderSays: wordSet,
  stances: wordSet,
}) satisfies z.ZodType<Vocabulary>;

export const guidanceSchema: z.ZodType<Guidance> = z.object({
  id: word,
  match: z.record(word, json),
  rule: z.string().max(2_000),
  source: z.string().max(2_000),
  url: z.exactOptional(z.string().max(2_000)),
}) as z.ZodType<Guidance>;

const text = z.string().max(2_000);

export const aboutSchema = z.object({
  title: line,
  area: z.exactOptional(text),
  clientGroup: z.exactOptional(text),
  question: z.exactOptional(text),
  disclaimer: z.exactOptional(text),
  compiled: z.exactOptional(text),
  provenanceKinds: z.exactOptional(labels),
});

const fieldSchemas = Object.fromEntries(
  [level, organisation, service, threshold, barrier, goodPractice, pathway, persona, gap, view].map(
    (schema) => [schema.shape.kind.value, schema.shape],
  ),
) as unknown as Readonly<Record<Kind, Readonly<Record<string, z.ZodType>>>>;

/** Whether an item of this kind may hold this value in this whole field. `null` clears a field that may be absent. */
export function fits(kind: Kind, field: string, value: unknown): boolean {
  const shape = fieldSchemas[kind];
  const schema = Object.hasOwn(shape, field) ? shape[field] : undefined;
  if (schema === undefined || field === "id" || field === "kind") return false;
  if (value === null) return schema instanceof z.ZodExactOptional;
  return schema.safeParse(value).success;
}

/** Whether this may be one member of a set field, or one entry of a record field. */
export function fitsMember(kind: Kind, field: string, member: string, value: unknown): boolean {
  if (fieldsShaped(kind, "set").includes(field)) {
    return (value === true || value === null) && fits(kind, field, [member]);
  }
  if (fieldsShaped(kind, "record").includes(field)) {
    return word.safeParse(member).success && (value === null || scalar.safeParse(value).success);
  }
  return false;
}

/** The kind this text names, if it names one. */
export function kindFrom(value: unknown): Kind | undefined {
  return kinds.find((kind) => kind === value);
}
