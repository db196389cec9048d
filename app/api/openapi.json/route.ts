import { answer, route } from "#server/api.ts";
import { openApi } from "#server/openapi.ts";

export const GET = route(async () => answer(openApi()));
