import { answer, route, whoMay } from "#server/api.ts";
import { issueSyncToken } from "#server/tokens.ts";

export const POST = route<{ mapId: string }>(async (call) => {
  const person = await whoMay(call, "view");
  if (!person.ok) return person;
  return answer(await issueSyncToken(person.value, call.here.secret));
});
