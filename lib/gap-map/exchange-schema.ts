import { z } from "zod";
import {
  aboutSchema,
  guidanceSchema,
  idSchema,
  placeSchema,
  provenanceSchema,
  sketchSchema,
  vocabularySchema,
  whenSchema,
} from "./schema.ts";

/**
 * The shape of a map file: `gap-map/1`, which we write and read, and `gapmap-seed/1`, which we read.
 * Only the outline is checked here; each item then goes through `itemSchema`, so that a rule about
 * a field stands in one place.
 */
const id = idSchema;
const words = z.array(z.string()).max(2_000);
const text = z.string();
const number = z.number();
const optional = <T extends z.ZodType>(schema: T) => schema.nullish();
/** Seed files say `null` where a field is absent. */
const loose = <T extends z.ZodRawShape>(shape: T) => z.object(shape);

const common = {
  id,
  number: optional(number),
  provenance: optional(provenanceSchema.extend({ url: optional(text), note: optional(text) })),
  addedBy: optional(z.object({ name: text, organisation: text, at: text })),
  difference: optional(text),
};
const scalar = z.union([text, number, z.boolean()]);
/** Lists hold words: what is a number or a yes in a file means the same as a word. */
const list = z.array(scalar.transform(String)).max(2_000);
const value = z.union([scalar, list]);

const note = loose({ ...common, kind: optional(text), text });
const notes = { barriers: optional(z.array(note)), goodPractice: optional(z.array(note)) };

const threshold = loose({
  ...common,
  text,
  dimension: optional(text),
  operator: optional(text),
  value: optional(value),
  mode: optional(text),
  hardness: optional(text),
  basis: optional(text),
  anyOfGroup: optional(text),
});

const service = loose({
  ...common,
  name: text,
  shortName: optional(text),
  organisationId: optional(id),
  sector: optional(text),
  tier: optional(text),
  levelId: optional(id),
  rank: optional(number),
  functions: optional(words),
  offer: optional(text),
  who: optional(text),
  access: optional(
    loose({
      selfReferral: optional(z.boolean()),
      referrers: optional(words),
      hours: optional(text),
      typicalWait: optional(text),
      typicalWaitWeeks: optional(number),
    }),
  ),
  thresholds: optional(z.array(threshold)),
  ...notes,
});

const pathway = loose({
  ...common,
  from: id,
  to: id,
  kind: optional(text),
  method: optional(text),
  condition: optional(
    loose({
      text: optional(text),
      when: optional(z.array(whenSchema.extend({ value: optional(value) }))),
    }),
  ),
  typicalOutcome: optional(text),
  outcomeText: optional(text),
  senderSays: optional(text),
  receiverSays: optional(text),
  ...notes,
});

const persona = loose({
  ...common,
  label: text,
  description: optional(text),
  needs: optional(words),
  entry: optional(id),
  attributes: optional(z.record(text, optional(scalar))),
});

const gap = loose({
  ...common,
  title: text,
  who: optional(text),
  text: optional(text),
  rank: optional(number),
  thresholds: optional(z.array(id)),
  barriers: optional(z.array(id)),
  pathways: optional(z.array(id)),
  personas: optional(z.array(id)),
  endUpAt: optional(z.array(id)),
  owner: optional(text),
  action: optional(text),
  reviewOn: optional(text),
  size: optional(text),
  sizeSource: optional(text),
});

const perspective = loose({
  ...common,
  about: z.object({ type: optional(text), id }),
  claim: optional(text),
  role: text,
  stance: text,
  text: optional(text),
  evidence: optional(text),
  wordsOut: optional(z.object({ by: text, at: text })),
});

const level = loose({
  ...common,
  name: text,
  rank: number,
  role: text,
  tint: text,
  height: optional(number),
});

const organisation = loose({
  ...common,
  name: text,
  sector: optional(text),
  odsCode: optional(text),
});

export const mapFileSchema = z.object({
  schema: z.enum(["gap-map/1", "gapmap-seed/1"]),
  meta: aboutSchema,
  vocab: vocabularySchema
    .extend({
      dimensions: z.array(
        vocabularySchema.shape.dimensions.unwrap().element.extend({ values: optional(words) }),
      ),
    })
    .partial(),
  levels: optional(z.array(level)),
  organisations: optional(z.array(organisation)),
  services: z.array(service),
  pathways: optional(z.array(pathway)),
  personas: optional(z.array(persona)),
  gaps: optional(z.array(gap)),
  perspectives: optional(z.array(perspective)),
  guidance: optional(z.array(guidanceSchema)),
  places: optional(z.record(text, placeSchema)),
  sketch: optional(z.record(text, sketchSchema)),
});

/** A map file past the outline check. */
export type MapFile = z.output<typeof mapFileSchema>;

/** JSON Schema (draft 2020-12) of a map file, for people who write one by other means. */
export function mapFileJsonSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(mapFileSchema, { io: "input", unrepresentable: "any" }),
    title: "Gap map file, gap-map/1 and gapmap-seed/1",
  };
}
