import type { Edit, FieldValue } from "#lib/gap-map/edit.ts";
import type { ItemId, Threshold } from "#lib/gap-map/model.ts";

type Limit = Pick<Threshold, "operator" | "value">;

/** What a threshold has said while its form was open, so that a change of mind costs nothing that was typed. */
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
