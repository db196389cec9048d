import { expect, test } from "vitest";
import { type Action, may, type Role } from "#server/access.ts";

const looking: Action[] = ["view", "compare", "export", "see-people"];
const working: Action[] = ["edit", "save-version"];
const running: Action[] = [
  "agree-version",
  "restore",
  "invite",
  "manage-people",
  "open-door",
  "rotate-code",
  "lock",
];
const everybody: Role[] = ["facilitator", "contributor", "observer", "reviewer"];

test("[ACC1] everybody on a map may look at it, compare its versions and take it away", () => {
  for (const role of everybody) {
    for (const action of looking) expect(may(role, action), `${role} ${action}`).toBe(true);
  }
});

test("[ACC2] facilitators and contributors work on a map; observers and reviewers change nothing", () => {
  for (const action of working) {
    expect(everybody.filter((role) => may(role, action))).toEqual(["facilitator", "contributor"]);
  }
});

test("[ACC3] only facilitators run a map", () => {
  for (const action of running) {
    expect(everybody.filter((role) => may(role, action))).toEqual(["facilitator"]);
  }
});

test("[ACC4] on a locked map only facilitators work, and everybody still looks", () => {
  for (const action of working) {
    expect(everybody.filter((role) => may(role, action, { locked: true }))).toEqual([
      "facilitator",
    ]);
  }
  for (const action of looking) {
    expect(everybody.every((role) => may(role, action, { locked: true }))).toBe(true);
  }
});
