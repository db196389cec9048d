import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { JoinAsAccount } from "#app/join/[code]/JoinAsAccount.tsx";
import { JoinForm } from "#app/join/[code]/JoinForm.tsx";

const offered = { organisations: ["AWP"], services: [] };

test("the door asks nobody again what they have said: an account for nothing, a device that was here for no name and organisation", () => {
  const account = renderToStaticMarkup(<JoinAsAccount code="BCD346" name="Asha Rao" />);
  expect(account).toContain("You are signed in as <b>Asha Rao</b>");
  expect(account).not.toMatch(/<(input|select|textarea)/);

  const last = { name: "Priya", organisation: "AWP" };
  const device = renderToStaticMarkup(<JoinForm code="BCD346" offered={offered} last={last} />);
  expect(device).toMatch(/<input[^>]*value="Priya"/);
  expect(device).toMatch(/<input[^>]*value="AWP"/);
  const first = renderToStaticMarkup(<JoinForm code="BCD346" offered={offered} last={undefined} />);
  expect(first).not.toMatch(/value="(Priya|AWP)"/);
  // What the browser knows it may fill in.
  expect(first).toMatch(/autoComplete="name"/i);
  expect(first).toMatch(/autoComplete="organization"/i);
});
