import type { IncomingHttpHeaders } from "node:http";
import { fail, ok, type Result } from "#lib/result.ts";
import { closeCodes } from "#lib/wire/close-codes.ts";
import { may, type Role } from "#server/access.ts";
import { type Authority, personOnMap, whoOn } from "#server/auth.ts";
import { readSyncToken } from "#server/tokens.ts";
import type { Visitor } from "./seat.ts";

/** Somebody knocks at a map's door. */
interface Knock {
  readonly mapId: string;
  /** A sync token, when they brought one; else their cookies or API token count. */
  readonly token: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/** They may come in, as this person with this role. */
export interface Grant {
  readonly person: Visitor;
  readonly role: Role;
  readonly locked: boolean;
}

type Denial = typeof closeCodes.unauthenticated | typeof closeCodes.forbidden;

/** Says who knocks and whether they may come in. Rejects only when it cannot find out. */
export type Authorise = (knock: Knock) => Promise<Result<Grant, Denial>>;

/** Looks people up where the pages look them up. A token only says who; what they may do is read afresh. */
export function authoriseWith(authority: Authority): Authorise {
  return async ({ mapId, token, headers }) => {
    if (token === undefined) {
      const person = await whoOn(mapId, headers, authority);
      return person === undefined ? fail(closeCodes.unauthenticated) : grant(person);
    }
    const pass = await readSyncToken(token, authority.secret);
    if (pass?.mapId !== mapId) return fail(closeCodes.unauthenticated);
    const person = await personOnMap(authority.db, mapId, pass.personId);
    return person === undefined ? fail(closeCodes.forbidden) : grant(person, pass.formerly);
  };
}

/** What somebody may do on a map now. Undefined when they may not even see it. */
export async function standingOn(
  db: Authority["db"],
  mapId: string,
  personId: string,
): Promise<Grant | undefined> {
  const person = await personOnMap(db, mapId, personId);
  const granted = person && grant(person);
  return granted?.ok ? granted.value : undefined;
}

type Person = NonNullable<Awaited<ReturnType<typeof personOnMap>>>;

function grant(
  { personId: id, role, locked, ...person }: Person,
  formerly: readonly string[] = [],
): Result<Grant, Denial> {
  if (!may(role, "view")) return fail(closeCodes.forbidden);
  const { name, organisation, services } = person;
  const were = formerly.length === 0 ? {} : { formerly };
  return ok({ person: { id, name, organisation, services, ...were }, role, locked });
}
