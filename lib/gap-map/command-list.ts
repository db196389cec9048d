import type { CommandName } from "./commands.ts";
import type { Edit } from "./edit.ts";
import { kinds } from "./fields.ts";
import type { Kind } from "./model.ts";

/** What a command can be given on: an item of a kind, a sketch, or the map as a whole. */
export type Subject = Kind | "sketch" | "map";

interface Command {
  /** What it makes. */
  readonly edits: readonly Edit["kind"][];
  readonly on: readonly Subject[];
}

const ORDERED: readonly Kind[] = ["level", "service", "gap"];

/**
 * Everything a person can do to a map. Map and List offer the same, so that whatever a mouse can do, the
 * keyboard and the List can do: tests hold the List against this list, and this list against the edits there are.
 */
export const commandList: Readonly<Record<CommandName, Command>> = {
  add: { edits: ["add", "sketch"], on: [...kinds, "sketch"] },
  edit: { edits: ["set", "type", "sketch"], on: [...kinds, "sketch"] },
  moveToLevel: { edits: ["set", "move"], on: ["service"] },
  moveEarlier: { edits: ["set"], on: ORDERED },
  moveLater: { edits: ["set"], on: ORDERED },
  tidy: { edits: ["move"], on: ["level"] },
  remove: { edits: ["remove", "sketch"], on: [...kinds, "sketch"] },
  restore: { edits: ["restore"], on: kinds },
  raiseDifference: { edits: ["add"], on: kinds.filter((kind) => kind !== "view") },
  moveBeside: { edits: ["sketch"], on: ["sketch"] },
  describe: { edits: ["sketch"], on: ["sketch"] },
  about: { edits: ["describe"], on: ["map"] },
  words: { edits: ["vocabulary"], on: ["map"] },
};
