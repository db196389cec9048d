import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { type Role, roles } from "#lib/wire/roles.ts";

/** What a sync token says: this person may connect to this map, for a short while. */
export interface SyncPass {
  readonly mapId: string;
  readonly personId: string;
  readonly role: Role;
  /** People on this map that the same page was before. */
  readonly formerly?: readonly string[];
}

/** What a page shows of itself when it asks for a token again: the people it has been on this map, sealed. */
interface Past {
  readonly mapId: string;
  readonly people: readonly string[];
}

const passSchema = z.object({
  mapId: z.string(),
  personId: z.string(),
  role: z.enum(roles),
  formerly: z.exactOptional(z.array(z.string())),
});
const pastSchema = z.object({ mapId: z.string(), people: z.array(z.string()) });

/** Seconds a sync token lasts. A fresh one is fetched for every connection. */
const lifetime = 120;
const salt = "gap-map sync token";
/** Seconds a page's past counts: as long as work done offline may wait. */
const memory = 30 * 24 * 3_600;
const pastSalt = "gap-map page";
/** Somebody who comes in anew more often than this with one page open has to reload it. */
const mostPeople = 20;

/** A token with which this person can open a connection to this map's document, and no other. */
export async function issueSyncToken(
  pass: SyncPass,
  secret: string,
): Promise<{ readonly token: string; readonly role: Role }> {
  const token = await encode({ token: { ...pass }, secret, salt, maxAge: lifetime });
  return { token, role: pass.role };
}

/** Seals who a page has been on a map, itself included, for when it comes back as somebody new. */
export function sealPast({ mapId, people }: Past, secret: string): Promise<string> {
  return encode({
    token: { mapId, people: people.slice(-mostPeople) },
    secret,
    salt: pastSalt,
    maxAge: memory,
  });
}

/** Who the page that brings this has been on the map before. Nobody, when the seal is not ours, or of another map. */
export async function readPast(
  seal: string | undefined,
  mapId: string,
  secret: string,
): Promise<readonly string[]> {
  if (seal === undefined) return [];
  const claims = await decode({ token: seal, secret, salt: pastSalt }).catch(() => null);
  const past = pastSchema.safeParse(claims).data;
  return past?.mapId === mapId ? past.people : [];
}

/** What a sync token says; undefined when it is out of date, not ours, or mangled. */
export async function readSyncToken(token: string, secret: string): Promise<SyncPass | undefined> {
  const claims = await decode({ token, secret, salt }).catch(() => null);
  return passSchema.safeParse(claims).data;
}
