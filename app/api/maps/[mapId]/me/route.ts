import { correctionRequest } from "#lib/wire/api.ts";
import { answer, route, whoMay } from "#server/api.ts";
import { readBody } from "#server/body.ts";
import { correct, forgetDevice } from "#server/join.ts";

export const PUT = route<{ mapId: string }>(async (call) => {
  const person = await whoMay(call, "view");
  if (!person.ok) return person;
  const body = await readBody(call.request, correctionRequest);
  if (!body.ok) return body;
  const corrected = await correct(call.here.db, call.here.sync, person.value, body.value);
  return corrected.ok ? answer(corrected.value) : corrected;
});

export const DELETE = route<{ mapId: string }>(async (call) => {
  const person = await whoMay(call, "view");
  if (!person.ok) return person;
  const forgotten = await forgetDevice(call.here.db, call.here.sync, person.value);
  return forgotten.ok ? answer(forgotten.value) : forgotten;
});
