import { expect, test } from "vitest";
import { applyEdits } from "#lib/gap-map/apply.ts";
import { itemOf, itemsOf, type Service } from "#lib/gap-map/model.ts";
import { notHere, serviceNames, servicesMeant, speaksFor } from "#lib/gap-map/same-service.ts";
import { mapFromTemplate } from "#lib/gap-map/templates.ts";
import { bareMap } from "#tests/helpers/any-edit.ts";
import { add, aService, id } from "#tests/helpers/small-map.ts";

const bristol = mapFromTemplate("bristol", "Bristol");
const everyService = itemsOf(bristol, "service").map((service) => service.id);

function service(key: string): Service {
  const found = itemOf(bristol, "service", id(key));
  if (found === undefined) throw new Error(`no service ${key}`);
  return found;
}

test.each([
  ["its name", "NHS Talking Therapies (formerly IAPT) BNSSG"],
  ["its name in other letters, without what is in brackets", "talking therapies bnssg"],
  ["its short name", "NHS Talking Therapies"],
  ["its id", "tt"],
])("somebody who gives %s speaks for a service, and for no other", (_, given) => {
  expect(speaksFor([given], service("tt"))).toBe(true);
  expect(itemsOf(bristol, "service").filter((one) => speaksFor([given], one))).toHaveLength(1);
});

test("nobody speaks for a service without a name by giving nothing, nor for one in other letters by giving others", () => {
  const map = applyEdits(bareMap, [
    add(aService("nameless", { name: "" })),
    add(aService("arabic", { name: "صحة" })),
    add(aService("hebrew", { name: "שלום" })),
  ]);
  const spoken = (given: string) =>
    itemsOf(map, "service").flatMap((one) => (speaksFor([given], one) ? [one.id] : []));
  expect(spoken("")).toEqual([]);
  expect(spoken(" ")).toEqual([]);
  expect(spoken("שלום")).toEqual(["hebrew"]);
});

test("while somebody here speaks for a service, every other one is not here", () => {
  const away = notHere(bristol, ["NHS Talking Therapies", "gp"]);
  expect([...away].sort()).toEqual(
    everyService.filter((one) => one !== "tt" && one !== "gp").sort(),
  );
});

test.each([
  ["nobody speaks for any", []],
  ["what they speak for is not on the map", ["Something else altogether"]],
])("no workshop is on while %s, and no service is missed", (_, given) => {
  expect(notHere(bristol, given).size).toBe(0);
});

test("what somebody said once goes on meaning the service when it is renamed", () => {
  const kept = servicesMeant(bristol, ["nhs talking therapies", "tt", "A café to come"]);
  expect(kept).toEqual(["tt", "A café to come"]);
  const renamed = applyEdits(bristol, [
    { kind: "set", id: id("tt"), field: "name", value: "Talking Therapies South" },
    { kind: "set", id: id("tt"), field: "shortName", value: null },
    add(aService("cafe", { name: "A café to come" })),
  ]);
  const tt = itemOf(renamed, "service", id("tt"));
  expect(tt && speaksFor(kept, tt)).toBe(true);
  expect(serviceNames(renamed, kept)).toEqual(["Talking Therapies South", "A café to come"]);
  expect(servicesMeant(renamed, kept)).toEqual(["tt", "cafe"]);
});

test("a name that two services have is kept as a name", () => {
  const map = applyEdits(bareMap, [
    add(aService("north", { name: "Day centre" })),
    add(aService("south", { name: "Day centre" })),
  ]);
  expect(servicesMeant(map, ["Day centre"])).toEqual(["Day centre"]);
});
