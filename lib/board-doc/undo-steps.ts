import type { Edit } from "#lib/gap-map/edit.ts";
import type { Pair } from "#lib/gap-map/take-back.ts";

/** One step: edits with what takes them back, or a stretch of typing that Yjs keeps itself. */
export type Step =
  | { readonly kind: "text" }
  | {
      readonly kind: "edits";
      /** Stays with the step as it goes back and forth. */
      readonly number: number;
      readonly pairs: readonly Pair[];
      readonly at: number;
    };

/** Edits of the same fields within this time of each other are one step: a drag, a word. */
export const CAPTURE_MS = 500;
/** What an edit is about; edits of the same target within one step become one. */
function target(edit: Edit): string {
  switch (edit.kind) {
    case "add":
      return `add ${edit.item.id}`;
    case "set":
    case "type":
      return `set ${edit.id} ${edit.field}`;
    case "describe":
      return `describe ${edit.field}`;
    case "vocabulary":
      return `vocabulary ${edit.section} ${edit.word ?? ""}`;
    case "guidance":
      return "guidance";
    default:
      return `${edit.kind} ${edit.id}`;
  }
}

/** For each target its first inverse and its last edit: from where it began to where it ended. */
export function squeezed(pairs: readonly Pair[]): readonly Pair[] {
  const byTarget = new Map<string, Pair>();
  for (const { edit, inverse } of pairs) {
    const first = byTarget.get(target(edit));
    byTarget.set(target(edit), { edit, inverse: first?.inverse ?? inverse });
  }
  return [...byTarget.values()];
}

/** Whether this goes on with the step before it: the same fields, shortly after. */
export function continues(
  last: Step & { kind: "edits" },
  pairs: readonly Pair[],
  at: number,
): boolean {
  const known = new Set(last.pairs.map(({ edit }) => target(edit)));
  return at - last.at < CAPTURE_MS && pairs.every(({ edit }) => known.has(target(edit)));
}

/** A step that was undone, as something to take back: doing it again. */
export function forth(pairs: readonly Pair[]): readonly Pair[] {
  return pairs.toReversed().map(({ edit, inverse }) => ({ edit: inverse, inverse: again(edit) }));
}

/** An item that was added and went to the bin comes back from there: its id is never used twice. */
function again(edit: Edit): Edit {
  return edit.kind === "add" ? { kind: "restore", id: edit.item.id } : edit;
}

/** Whether this is the step with this number. */
export function isNumbered(step: Step, number: number): boolean {
  return step.kind === "edits" && step.number === number;
}
