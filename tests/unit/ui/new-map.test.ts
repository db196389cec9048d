import { expect, test } from "vitest";
import { noAnswers, requestFrom } from "#app/maps/new/answers.ts";

const asked = { ...noAnswers, title: "Bath", start: "blank" as const };

test("only what somebody said is sent", async () => {
  expect(await requestFrom({ ...asked, area: "  " })).toEqual({
    ok: true,
    value: { title: "Bath", template: "blank" },
  });
});

test("a map file is sent as it is, with the answers that override it", async () => {
  const file = new File(['{"schema":"gap-map/1"}'], "map.json");
  const request = await requestFrom({ ...noAnswers, area: "Bath", start: "file", file });
  expect(request).toEqual({
    ok: true,
    value: { area: "Bath", import: { schema: "gap-map/1" } },
  });
});

test("a file that is not JSON is refused in words", async () => {
  const file = new File(["{ nope"], "map.json");
  const request = await requestFrom({ ...noAnswers, start: "file", file });
  expect(request.ok ? "" : request.error).toMatch(/could not be read/);
});
