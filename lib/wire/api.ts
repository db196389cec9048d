import { z } from "zod";
import { fail, ok, type Result } from "#lib/result.ts";
import { roles } from "./roles.ts";

/** Longest name, organisation and so on that a person may give, in characters. */
export const longest = {
  name: 100,
  organisation: 150,
  service: 200,
  title: 200,
  about: 500,
  note: 5_000,
};

/** Controls, and the marks that turn the direction of text around: they would spoil the lines of others. */
const unseen = /[\p{Cc}\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff]/gu;

function lineOf(what: string, most: number) {
  return z
    .string({ error: `Give ${what}.` })
    .transform((text) => text.normalize("NFC").replace(/\s/gu, " ").replace(unseen, "").trim())
    .refine((text) => text !== "", { error: `Give ${what}.` })
    .refine((text) => [...text].length <= most, {
      error: `${capital(what)} may have at most ${most} characters.`,
    });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const personNameSchema = lineOf("your name", longest.name);
export const organisationSchema = lineOf("your organisation", longest.organisation);
export const titleSchema = lineOf("a title for the map", longest.title);

const servicesSchema = z
  .array(lineOf("the name of the service", longest.service), {
    error: "Give the services as a list of names.",
  })
  .max(20, { error: "Choose at most 20 services." })
  .default([]);

/** `POST /api/join` */
export const joinRequest = z.object({
  code: z.string({ error: "Give the join code." }).max(100, { error: "That is not a join code." }),
  name: personNameSchema,
  organisation: organisationSchema,
  services: servicesSchema,
  /** Here to follow: reads everything, changes nothing. */
  observing: z.boolean({ error: "Say observing: true or false." }).default(false),
});

/** `PUT /api/maps/ID/me`: names or ids of the services, all of them. */
export const correctionRequest = joinRequest.pick({
  name: true,
  organisation: true,
  services: true,
});

/** `POST /api/join/again`: the device is known, only the code is asked for. */
export const rejoinRequest = joinRequest.pick({ code: true });

/** `POST /api/maps` */
export const createMapRequest = z.object({
  title: z.exactOptional(titleSchema),
  /** The places it covers, and the people it is about, in plain words. */
  area: z.exactOptional(lineOf("the area", longest.title)),
  clientGroup: z.exactOptional(lineOf("who the map is about", longest.about)),
  template: z.exactOptional(
    z.enum(["bristol", "blank"], { error: "The template must be bristol or blank." }),
  ),
  import: z.exactOptional(z.unknown()),
});

/** `POST /api/maps/ID/versions` */
export const saveVersionRequest = z.object({
  name: lineOf("a name for the version", longest.title),
  note: z
    .string({ error: "The note must be text." })
    .max(longest.note, { error: `The note may have at most ${longest.note} characters.` })
    .default(""),
  status: z.enum(["draft", "agreed"], { error: "The status must be draft or agreed." }),
});

/** `POST /api/maps/ID/token`: `page` is what the last answer gave under this name. Scripts leave it out. */
export const tokenRequest = z.object({
  page: z.exactOptional(z.string({ error: "Give page as it was answered." }).max(4_096)),
});

/** `PUT /api/maps/ID/door` */
export const doorRequest = z.object({ open: z.boolean({ error: "Say open: true or false." }) });

/** `PUT /api/maps/ID/lock` */
export const lockRequest = z.object({ locked: z.boolean({ error: "Say locked: true or false." }) });

/** `PUT /api/maps/ID/people/PERSON/role` */
export const roleRequest = z.object({
  role: z.enum(roles, {
    error: "The role must be facilitator, contributor, observer or reviewer.",
  }),
});

/** `POST /api/setup` */
export const setUpRequest = z.object({
  token: z.string({ error: "Open the set-up link again." }).max(200),
  email: z.string({ error: "Give your e-mail address." }),
  name: personNameSchema,
  organisation: organisationSchema,
  password: z.string({ error: "Choose a password." }),
});

/** What is wrong with unknown data, in one sentence, or the data in its proper type. */
export function read<T>(schema: z.ZodType<T>, data: unknown): Result<T, string> {
  const parsed = schema.safeParse(data);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  if (issue === undefined) return fail("The request could not be read.");
  // Our own messages are whole sentences; the others need to be told apart by the field they are about.
  if (issue.message.endsWith(".")) return fail(issue.message);
  if (issue.path.length === 0) return fail("The request must be a JSON object.");
  return fail(`${issue.path.join(".")}: ${issue.message}.`);
}

/** A person on a map, as others on the map may see them. */
export interface PersonShown {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly services: readonly string[];
  readonly role: (typeof roles)[number];
  readonly via: "account" | "guest";
  readonly removed: boolean;
}

/** A map in a list of maps. Times are ISO 8601. */
export interface MapListed {
  readonly id: string;
  readonly title: string;
  readonly role: (typeof roles)[number];
  readonly doorOpen: boolean;
  readonly locked: boolean;
  readonly createdAt: string;
  readonly versions: number;
}

/** A version in a list of versions. `savedAt` is ISO 8601. */
export interface VersionListed {
  readonly number: number;
  readonly name: string;
  readonly note: string;
  readonly status: "draft" | "agreed" | "automatic";
  readonly hash: string;
  readonly savedAt: string;
  readonly savedBy: { readonly name: string; readonly organisation: string };
  readonly present: readonly { readonly name: string; readonly organisation: string }[];
}
