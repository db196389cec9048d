import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { type Role, roles } from "#lib/wire/roles.ts";

/** What a sync token says: this person may connect to this map, for a short while. */
export interface SyncPass {
  readonly mapId: string;
  readonly personId: string;
  readonly role: Role;
}

const passSchema = z.object({ mapId: z.string(), personId: z.string(), role: z.enum(roles) });

/** Seconds a sync token lasts. A fresh one is fetched for every connection. */
const lifetime = 120;
const salt = "gap-map sync token";

/** A token with which this person can open a connection to this map's document, and no other. */
export async function issueSyncToken(
  pass: SyncPass,
  secret: string,
): Promise<{ readonly token: string; readonly role: Role }> {
  const { mapId, personId, role } = pass;
  const token = await encode({ token: { mapId, personId, role }, secret, salt, maxAge: lifetime });
  return { token, role };
}

/** What a sync token says; undefined when it is out of date, not ours, or mangled. */
export async function readSyncToken(token: string, secret: string): Promise<SyncPass | undefined> {
  const claims = await decode({ token, secret, salt }).catch(() => null);
  return passSchema.safeParse(claims).data;
}
