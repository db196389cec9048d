import { z } from "zod";
import { roles } from "./roles.ts";

/** Largest presence of one person, in bytes of JSON. */
export const LARGEST_PRESENCE = 1_024;

const id = z.string().min(1).max(128);
const coordinate = z.number().min(-1e7).max(1e7);

/**
 * What a facilitator shows the room: a finding, a scale, or an example person at a door. By ids alone: every
 * screen says it in words from its own copy of the map, and shows nothing where it knows no such thing.
 */
const showingSchema = z.union([
  z.object({ finding: z.string().min(1).max(400) }),
  z.object({ scale: id }),
  z.object({ persona: id, at: id.optional() }),
]);
export type Showing = z.infer<typeof showingSchema>;

/** This as it may be told to the room; null for what is too long to be told. */
export function readShowing(showing: unknown): Showing | null {
  return showingSchema.safeParse(showing).data ?? null;
}

/** What a screen tells about its person. Who the person is, the server adds. */
export const presenceSchema = z.object({
  /** Pointer on the canvas, in map units from the top left of the whole map. */
  cursor: z.object({ x: coordinate, y: coordinate }).nullable().optional(),
  /** Ids of the chosen items. */
  selection: z.array(id).max(50).optional(),
  /** The field the person is typing into. */
  editing: z
    .object({ itemId: id, field: z.string().min(1).max(64) })
    .nullable()
    .optional(),
  /** Of facilitators alone: what they show the room. */
  showing: showingSchema.nullable().optional(),
});
export type Presence = z.infer<typeof presenceSchema>;

/** Who somebody is, as the server knows them. */
export interface PresentPerson {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  /** Names or item ids of the services they speak for. */
  readonly services: readonly string[];
  readonly role: (typeof roles)[number];
  /** A dark colour that keeps its contrast on white; `#rrggbb`. */
  readonly colour: string;
}

const shownSchema = presenceSchema.extend({
  user: z.object({
    id: z.string(),
    name: z.string(),
    organisation: z.string(),
    services: z.array(z.string()),
    role: z.enum(roles),
    colour: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
});

/** One screen of one person: `Presence` and, from the server, who it is. */
export type PresenceShown = z.infer<typeof shownSchema>;

/** The presence in an awareness state from the server; undefined for a state that is none. */
export function readPresence(state: unknown): PresenceShown | undefined {
  return shownSchema.safeParse(state).data;
}

/** The six person tones of `tokens.css`, in their order. */
const tones = ["#7a1f5c", "#00594f", "#6b4400", "#1d3f8a", "#330072", "#6b120b"] as const;

/** The colour of somebody's pointer and name: the same on every screen, and the tone of their avatar. */
export function personColour(personId: string): string {
  let sum = 0;
  for (const letter of personId) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 100_003;
  return tones[sum % tones.length] ?? tones[0];
}
