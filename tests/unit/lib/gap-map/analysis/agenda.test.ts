import { expect, test } from "vitest";
import { agendaOf } from "#lib/gap-map/analysis/agenda.ts";
import { analyse } from "#lib/gap-map/analysis/analyse.ts";
import { clarityByService } from "#lib/gap-map/analysis/service-clarity.ts";
import { applyEdits } from "#lib/gap-map/apply.ts";
import type { Item, View } from "#lib/gap-map/model.ts";
import { itemsOf } from "#lib/gap-map/model.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { aService, aThreshold, id } from "#tests/helpers/small-map.ts";

const blank = mapFromTemplate("blank", "Talk");
const mapOf = (...items: readonly Item[]) =>
  applyEdits(
    blank,
    items.map((item) => ({ kind: "add", item }) as const),
  );
let views = 0;
const view = (about: string, stance: View["stance"]): View => {
  views += 1;
  return {
    ...{ kind: "view", id: id(`v${views}`), number: views, aboutId: id(about), stance },
    ...{ role: "Representative", text: "" },
  };
};
const threshold = (its: string, more = {}) => aThreshold("line", its, { id: id(its), ...more });

test("[A13] the room talks first about what is open, then where it is furthest apart, then where most have spoken", () => {
  const map = mapOf(
    aService("Line"),
    ...["settled", "few", "split", "all", "agreed"].map((its) => threshold(its)),
    { ...threshold("closed"), difference: "resolved" },
    ...(["agree", "disagree"] as const).map((stance) => view("closed", stance)),
    ...(["agree", "agree", "disagree"] as const).map((stance) => view("few", stance)),
    ...(["agree", "disagree"] as const).map((stance) => view("split", stance)),
    ...(["disagree", "disagree"] as const).map((stance) => view("all", stance)),
    view("settled", "disagree"),
    view("agreed", "agree"),
  );
  expect(agendaOf(map).map(({ item, apart, state }) => [item.id, apart, state])).toEqual([
    ["split", "Evenly parted", "open"],
    ["few", "Most on one side", "open"],
    ["all", "All who spoke disagree with it", "open"],
    ["settled", "One voice so far", "open"],
    ["closed", "Evenly parted", "resolved"],
  ]);
  expect(agendaOf(blank)).toEqual([]);
});

test("[A10, A19] each service with what it does not say and who stands behind it, the least clear first", () => {
  const clear = aService("Clear", { referrers: ["gp"] });
  const age = aThreshold("clear", "Adults", { dimension: "age", operator: "gte", value: 18 });
  const map = mapOf(aService("Line"), clear, age, threshold("words"), view("clear-t", "agree"));
  expect(clarityByService(map, analyse(map))).toMatchObject([
    {
      service: { id: "line" },
      clear: { clear: 0, of: 5 },
      notSaid: "risk, engagement, age and who can refer",
      behind: "1 threshold, confirmed by nobody here",
    },
    {
      service: { id: "clear" },
      clear: { clear: 3, of: 5 },
      notSaid: "risk and engagement",
      behind: "Of 1 threshold, 1 by others only",
    },
  ]);
  const bristol = mapFromTemplate("bristol", "Bristol");
  const rows = clarityByService(bristol, analyse(bristol));
  expect(rows).toHaveLength(itemsOf(bristol, "service").length);
  expect(clarityByService(blank, analyse(blank))).toEqual([]);
});
