import { ok } from "#lib/result.ts";
import { tokenRequest } from "#lib/wire/api.ts";
import { answer, route, whoMay } from "#server/api.ts";
import { readBody } from "#server/body.ts";
import { epochOf } from "#server/documents.ts";
import { issueSyncToken, readPast, sealPast } from "#server/tokens.ts";

export const POST = route<{ mapId: string }>(async (call) => {
  const person = await whoMay(call, "view");
  if (!person.ok) return person;
  // Scripts ask without a body.
  const said = call.request.headers.has("content-type");
  const body = said ? await readBody(call.request, tokenRequest) : ok({ page: undefined });
  if (!body.ok) return body;
  const { secret } = call.here;
  const { mapId, personId, role } = person.value;
  const people = await readPast(body.value.page, mapId, secret);
  const formerly = people.filter((id) => id !== personId);
  const issued = await issueSyncToken({ mapId, personId, role, formerly }, secret);
  const page = await sealPast({ mapId, people: [...formerly, personId] }, secret);
  const epoch = await epochOf(call.here.db, mapId);
  return answer({ ...issued, page, person: personId, formerly, epoch });
});
