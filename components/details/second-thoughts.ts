import { z } from "zod";
import type { Edit, FieldValue } from "#lib/gap-map/edit.ts";
import type { ItemId, Threshold } from "#lib/gap-map/model.ts";
import { operator, thresholdValue } from "#lib/gap-map/schema.ts";

type Limit = Pick<Threshold, "operator" | "value">;

/** What a threshold has said while this person had its form open, so that a change of mind costs nothing that was typed. */
export interface Said {
  /** What it was about last, also while it is words only. */
  readonly dimension: string | undefined;
  /** The limit for each thing it was about; "" while it was words only. */
  readonly limits: ReadonlyMap<string, Limit>;
}

export const nothingSaid: Said = { dimension: undefined, limits: new Map() };

/** What has been said, with what the threshold says now. That nobody can state it leaves the limit as it was. */
export function remember(said: Said, { dimension, operator, value }: Threshold): Said {
  const about = dimension ?? "";
  const stated = operator === "unspecified" ? said.limits.get(about)?.operator : operator;
  return {
    dimension: dimension ?? said.dimension,
    limits: new Map(said.limits).set(about, limitOf(stated, value)),
  };
}

const keptSchema = z.object({
  dimension: z.exactOptional(z.string()),
  limits: z.array(
    z.tuple([
      z.string(),
      z.object({
        operator: z.exactOptional(operator),
        value: z.exactOptional(thresholdValue),
      }),
    ]),
  ),
});

/** What is to wait on this device now: nothing as long as the threshold itself says all that was said. */
export function toKeep({ dimension, limits }: Said, item: Threshold): string | undefined {
  const about = item.dimension ?? "";
  const more = [...limits].some(([other, limit]) =>
    other === about
      ? limit.operator !== undefined && limit.operator !== item.operator
      : limit.operator !== undefined || limit.value !== undefined,
  );
  const wordsOnly = dimension !== item.dimension;
  return more || wordsOnly ? JSON.stringify({ dimension, limits: [...limits] }) : undefined;
}

/** What waited here; nothing where it cannot be read. */
export function keptHere(kept: string | undefined): Said {
  try {
    const { dimension, limits } = keptSchema.parse(JSON.parse(kept ?? ""));
    return { dimension, limits: new Map(limits) };
  } catch {
    return nothingSaid;
  }
}

/** Makes it about something else, or words only, with the limit that stood there before. */
export function aboutEdits(said: Said, item: Threshold, dimension: string | null): Edit[] {
  const { operator, value } = said.limits.get(dimension ?? "") ?? {};
  const unstated = item.operator === "unspecified";
  return [
    set(item.id, "dimension", dimension),
    set(item.id, "operator", (unstated ? item.operator : operator) ?? null),
    set(item.id, "value", value ?? null),
  ];
}

/** Says where it comes from. That nobody can state it is kept as the operator, so the limit comes back with the source. */
export function sourceEdits(said: Said, item: Threshold, source: string): Edit[] {
  const { id, dimension, operator } = item;
  if (source === "unspecified") return [set(id, "operator", source)];
  const basis = set(id, "basis", source);
  if (operator !== "unspecified") return [basis];
  return [basis, set(id, "operator", said.limits.get(dimension ?? "")?.operator ?? null)];
}

function limitOf(operator: Limit["operator"], value: Limit["value"]): Limit {
  return {
    ...(operator === undefined ? {} : { operator }),
    ...(value === undefined ? {} : { value }),
  };
}

function set(id: ItemId, field: string, value: FieldValue): Edit {
  return { kind: "set", id, field, value };
}
