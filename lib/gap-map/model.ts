/**
 * The words of the workshop, as plain data. No behaviour lives here.
 *
 * Everything on a map is an *item* with a `kind`. Items point at each other by id only.
 * Prose (fields several people may type into at once) is a plain string here and shared
 * text in the document; which fields are prose stands in `fields.ts`.
 */

import type { Guidance, Vocabulary } from "./vocabulary-model.ts";

export type ItemId = string & { readonly brand: "ItemId" };

/** Where a statement comes from. `workshop` is what people in the room said. */
export interface Provenance {
  readonly kind: "seed" | "sourced" | "analogue" | "general" | "illustrative" | "workshop";
  readonly url?: string;
  readonly note?: string;
}

/** Who put an item on the map. Stamped by the server, never by a browser. `at` is ISO 8601. */
export interface Signature {
  readonly name: string;
  readonly organisation: string;
  readonly at: string;
}

/** Who deleted an item, and when (ISO 8601). Deleted items wait in the bin and can be restored. */
export interface Removal {
  readonly by: string;
  readonly at: string;
}

interface Common {
  readonly id: ItemId;
  /** The number people say aloud: 12 in S12. Given once by the server and never used again. */
  readonly number?: number;
  readonly provenance?: Provenance;
  readonly addedBy?: Signature;
  readonly removed?: Removal;
  /** What became of a difference of view on this item. Absent means open, where views differ. */
  readonly difference?: "open" | "agreed_to_differ" | "resolved";
}

/** A horizontal band of the map. Exactly the ones with role `gap` hold gaps instead of services. */
export interface Level extends Common {
  readonly kind: "level";
  readonly name: string;
  /** Order from top to bottom, smallest first. */
  readonly rank: number;
  readonly role: "services" | "gap";
  readonly tint: "community" | "primary" | "gap" | "secondary" | "crisis";
  /** Least height in map units, when somebody made the band taller than its content asks. */
  readonly height?: number;
}

export interface Organisation extends Common {
  readonly kind: "organisation";
  readonly name: string;
  readonly sector?: string;
  /** NHS Organisation Data Service code, where there is one. */
  readonly odsCode?: string;
}

/** Somewhere a person can go for help. */
export interface Service extends Common {
  readonly kind: "service";
  readonly name: string;
  /** A shorter name for small cards. */
  readonly shortName?: string;
  readonly organisationId?: ItemId;
  readonly sector?: string;
  readonly tier?: string;
  /** Absent while nobody has placed the service on a level. */
  readonly levelId?: ItemId;
  /** Order within the level, smallest first: the order of the List. */
  readonly rank: number;
  /** What the service does, as ids of the vocabulary. */
  readonly functions: readonly string[];
  readonly offer: string;
  readonly who: string;
  readonly selfReferral?: boolean;
  readonly referrers: readonly string[];
  readonly hours?: string;
  readonly typicalWait?: string;
  readonly typicalWaitWeeks?: number;
}

export type Operator = "eq" | "neq" | "in" | "notIn" | "gte" | "lte" | "unspecified";
export type ThresholdValue = string | number | boolean | readonly string[];

/** What a person must meet before a service will take them. Prose first; the checkable part is optional. */
export interface Threshold extends Common {
  readonly kind: "threshold";
  readonly serviceId: ItemId;
  readonly text: string;
  readonly dimension?: string;
  /** `unspecified`: a criterion exists but nobody can state it. */
  readonly operator?: Operator;
  readonly value?: ThresholdValue;
  readonly mode: "include" | "exclude";
  readonly hardness: "hard" | "soft";
  readonly basis: "published" | "practice";
  /** Thresholds of one service with the same group: any one of them is enough. */
  readonly anyOfGroup?: string;
}

/** Something that stops or weakens access, though the threshold could be met. */
export interface Barrier extends Common {
  readonly kind: "barrier";
  /** A service or a pathway. */
  readonly onId: ItemId;
  /** Kind from the vocabulary. */
  readonly theme?: string;
  readonly text: string;
}

/** Something that helps people through, or holds them. */
export interface GoodPractice extends Common {
  readonly kind: "goodPractice";
  /** A service or a pathway. */
  readonly onId: ItemId;
  readonly theme?: string;
  readonly text: string;
}

/** One checkable part of the condition on which people are sent along a pathway. */
export interface When {
  readonly dimension: string;
  readonly operator: Operator;
  readonly value?: ThresholdValue;
}

/** A way from one service to another, and what usually happens on it. */
export interface Pathway extends Common {
  readonly kind: "pathway";
  readonly fromId: ItemId;
  readonly toId: ItemId;
  /** referral, discharge, step_up … from the vocabulary. */
  readonly route?: string;
  readonly method?: string;
  readonly condition: string;
  readonly when?: readonly When[];
  /** What usually happens, from the vocabulary; absent means nobody has said. */
  readonly outcome?: string;
  readonly outcomeText: string;
  readonly senderSays?: "yes" | "no" | "silent";
  readonly receiverSays?: "accepts" | "accepts_if" | "refuses" | "silent";
}

/** A fictional example person. */
export interface Persona extends Common {
  readonly kind: "persona";
  readonly label: string;
  readonly description: string;
  /** Ids of functions. */
  readonly needs: readonly string[];
  /** The service where they first ask for help. */
  readonly entryId?: ItemId;
  /** Value per dimension id. */
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
}

/** Who falls through, why, and where they end up. Lists are sets of ids in canonical order. */
export interface Gap extends Common {
  readonly kind: "gap";
  readonly title: string;
  readonly who: string;
  readonly text: string;
  readonly rank: number;
  readonly thresholdIds: readonly ItemId[];
  readonly barrierIds: readonly ItemId[];
  readonly pathwayIds: readonly ItemId[];
  readonly personaIds: readonly ItemId[];
  readonly endUpAtIds: readonly ItemId[];
  /** How many people it may concern, as somebody estimates it, and where that comes from. Never worked out. */
  readonly size?: string;
  readonly sizeSource?: string;
  readonly owner?: string;
  readonly action: string;
  /** ISO date. */
  readonly reviewOn?: string;
}

/**
 * What somebody, speaking for a role or organisation, says about an item: half of a difference of view.
 * A view about a view says that somebody else sees it so too.
 */
export interface View extends Common {
  readonly kind: "view";
  readonly aboutId: ItemId;
  /** What exactly it is about, where that is only a part of what the item says. */
  readonly claim?: string;
  /** Who speaks: "Representative, GP". */
  readonly role: string;
  readonly stance: "agree" | "agree_with_change" | "disagree";
  readonly text: string;
  readonly evidence?: "experience" | "data" | "policy";
  /** Who has taken words out of it that could tell who somebody is, and when. The server says so. */
  readonly wordsOut?: Removal;
}

export type Item =
  | Level
  | Organisation
  | Service
  | Threshold
  | Barrier
  | GoodPractice
  | Pathway
  | Persona
  | Gap
  | View;

export type Kind = Item["kind"];
export type ItemOf<K extends Kind> = Extract<Item, { kind: K }>;

/** Top left corner in map units, measured from the top left of the item's own level. One value: x and y never part. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

/** A sticky note, text or stroke: free drawing that the map carries but does not understand. */
export type SketchRecord = Readonly<Record<string, Json>>;

/** What the map as a whole is about. */
export interface About {
  readonly title: string;
  readonly area?: string;
  /** The people the map is about, in plain words. */
  readonly clientGroup?: string;
  /** The question the workshop asks. */
  readonly question?: string;
  readonly disclaimer?: string;
  /** ISO date on which the first content was put together. */
  readonly compiled?: string;
  readonly provenanceKinds?: Readonly<Record<string, string>>;
}

export interface GapMap {
  readonly about: About;
  readonly vocabulary: Vocabulary;
  readonly guidance: readonly Guidance[];
  readonly items: Readonly<Record<ItemId, Item>>;
  readonly places: Readonly<Record<ItemId, Place>>;
  readonly sketch: Readonly<Record<string, SketchRecord>>;
}

/** A map that says nothing yet, not even what its words are. */
export const emptyMap: GapMap = {
  about: { title: "" },
  vocabulary: {
    dimensions: [],
    dimensionNature: {},
    operators: {},
    functions: {},
    tiers: {},
    sectors: [],
    barrierKinds: [],
    goodPracticeKinds: {},
    pathwayKinds: [],
    pathwayOutcomes: [],
    hardness: {},
    basis: {},
    mode: {},
    receiverSays: [],
    senderSays: [],
    stances: [],
  },
  guidance: [],
  items: {},
  places: {},
  sketch: {},
};

/** The items of one kind, in no particular order; see `order.ts` for the order people read them in. */
export function itemsOf<K extends Kind>(map: GapMap, kind: K): ItemOf<K>[] {
  return Object.values(map.items).filter((item): item is ItemOf<K> => item.kind === kind);
}

/** The item with this id, if it is of this kind. */
export function itemOf<K extends Kind>(
  map: GapMap,
  kind: K,
  id: ItemId | undefined,
): ItemOf<K> | undefined {
  const item = id === undefined || !Object.hasOwn(map.items, id) ? undefined : map.items[id];
  return item?.kind === kind ? (item as ItemOf<K>) : undefined;
}
