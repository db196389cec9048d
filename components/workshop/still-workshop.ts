import type { Workshop } from "./workshop-context.ts";

/** A screen on which nobody does anything: what a version shows, and what a test or a bench begins with. */
export const stillWorkshop: Omit<Workshop, "mapId" | "chosen" | "choose" | "now"> = {
  mode: "read",
  lifted: undefined,
  lift: () => {},
  act: () => {},
  say: () => {},
  turn: () => {},
  mayEdit: false,
  whyNot: undefined,
  removal: () => ({ by: "", at: "" }),
  me: { name: "", organisation: "" },
  editing: { start: () => {}, stop: () => {} },
  myServices: [],
};
