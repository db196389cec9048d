import { saveVersionRequest } from "#lib/wire/api.ts";
import { answer, route, whoMay } from "#server/api.ts";
import { readBody } from "#server/body.ts";
import { savedBy } from "#server/live.ts";
import { listVersions, saveVersion } from "#server/versions.ts";

export const GET = route<{ mapId: string }>(async (call) => {
  const person = await whoMay(call, "view");
  if (!person.ok) return person;
  return answer({ versions: await listVersions(call.here.db, call.params.mapId) });
});

export const POST = route<{ mapId: string }>(async (call) => {
  const { mapId } = call.params;
  const body = await readBody(call.request, saveVersionRequest);
  const agreed = body.ok && body.value.status === "agreed";
  const person = await whoMay(call, agreed ? "agree-version" : "save-version");
  if (!person.ok) return person;
  if (!body.ok) return body;
  const wanted = { ...body.value, mapId, by: savedBy(person.value) };
  const saved = await saveVersion(call.here.db, call.here.sync, wanted);
  return saved.ok ? answer(saved.value, { status: 201 }) : saved;
});
