import { setUpRequest } from "#lib/wire/api.ts";
import { answer, route } from "#server/api.ts";
import { readBody } from "#server/body.ts";
import { setUpFirstFacilitator } from "#server/people.ts";

export const POST = route(async ({ request, here }) => {
  const body = await readBody(request, setUpRequest);
  if (!body.ok) return body;
  const made = await setUpFirstFacilitator(here.db, body.value);
  return made.ok ? answer({ email: made.value.email }, { status: 201 }) : made;
});
