import type { Item, ItemOf, Kind } from "./model.ts";

/**
 * How a field is kept, and so what happens when two people change it at once:
 * `plain` – last writer wins; `prose` – shared text, both keep their words;
 * `set` – each member stands alone; `record` – each entry stands alone.
 */
export type FieldShape = "plain" | "prose" | "set" | "record";

type OwnFields<K extends Kind> = Exclude<
  keyof ItemOf<K>,
  "id" | "kind" | "number" | "provenance" | "addedBy" | "removed" | "difference"
>;
type Catalogue = { readonly [K in Kind]: Readonly<Record<OwnFields<K>, FieldShape>> };

const catalogue: Catalogue = {
  level: { name: "plain", rank: "plain", role: "plain", tint: "plain", height: "plain" },
  organisation: { name: "plain", sector: "plain", odsCode: "plain" },
  service: {
    name: "plain",
    shortName: "plain",
    organisationId: "plain",
    sector: "plain",
    tier: "plain",
    levelId: "plain",
    rank: "plain",
    functions: "set",
    offer: "prose",
    who: "prose",
    selfReferral: "plain",
    referrers: "set",
    hours: "plain",
    typicalWait: "plain",
    typicalWaitWeeks: "plain",
  },
  threshold: {
    serviceId: "plain",
    text: "prose",
    dimension: "plain",
    operator: "plain",
    value: "plain",
    mode: "plain",
    hardness: "plain",
    basis: "plain",
    anyOfGroup: "plain",
  },
  barrier: { onId: "plain", theme: "plain", text: "prose" },
  goodPractice: { onId: "plain", theme: "plain", text: "prose" },
  pathway: {
    fromId: "plain",
    toId: "plain",
    route: "plain",
    method: "plain",
    condition: "prose",
    when: "plain",
    outcome: "plain",
    outcomeText: "prose",
    senderSays: "plain",
    receiverSays: "plain",
  },
  persona: {
    label: "plain",
    description: "prose",
    needs: "set",
    entryId: "plain",
    attributes: "record",
  },
  gap: {
    title: "plain",
    who: "prose",
    text: "prose",
    rank: "plain",
    thresholdIds: "set",
    barrierIds: "set",
    pathwayIds: "set",
    personaIds: "set",
    endUpAtIds: "set",
    size: "plain",
    sizeSource: "plain",
    owner: "plain",
    action: "prose",
    reviewOn: "plain",
  },
  view: {
    aboutId: "plain",
    claim: "plain",
    role: "plain",
    stance: "plain",
    text: "prose",
    evidence: "plain",
    wordsOut: "plain",
  },
};

const common: Readonly<Record<string, FieldShape>> = {
  number: "plain",
  provenance: "plain",
  addedBy: "plain",
  removed: "plain",
  difference: "plain",
};

/** Every kind of item there is. */
export const kinds = Object.keys(catalogue) as readonly Kind[];

/** How this field of this kind is kept; undefined for a name no such item has. */
export function shapeOf(kind: Kind, field: string): FieldShape | undefined {
  const own: Readonly<Record<string, FieldShape>> = catalogue[kind];
  if (Object.hasOwn(own, field)) return own[field];
  return Object.hasOwn(common, field) ? common[field] : undefined;
}

/** The fields of a kind that are kept in this way. */
export function fieldsShaped(kind: Kind, shape: FieldShape): readonly string[] {
  return byShape[kind][shape];
}

const byShape = Object.fromEntries(
  kinds.map((kind) => [kind, groupFields(kind)]),
) as unknown as Readonly<Record<Kind, Readonly<Record<FieldShape, readonly string[]>>>>;

function groupFields(kind: Kind): Record<FieldShape, string[]> {
  const groups: Record<FieldShape, string[]> = { plain: [], prose: [], set: [], record: [] };
  for (const [field, shape] of Object.entries({ ...common, ...catalogue[kind] })) {
    groups[shape].push(field);
  }
  return groups;
}

/** `functions/housing` names one member of `functions`; `name` names the field itself. */
export function splitField(path: string): { readonly field: string; readonly member?: string } {
  const slash = path.indexOf("/");
  return slash < 0
    ? { field: path }
    : { field: path.slice(0, slash), member: path.slice(slash + 1) };
}

/** An item's fields by name, for code that treats all kinds alike. */
export function fieldsOf(item: Item): Readonly<Record<string, unknown>> {
  return item as unknown as Readonly<Record<string, unknown>>;
}
