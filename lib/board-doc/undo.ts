import * as Y from "yjs";
import type { Edit } from "#lib/gap-map/edit.ts";
import { inverseOf, isProse } from "#lib/gap-map/inverse.ts";
import { standsOn } from "#lib/gap-map/links.ts";
import type { ItemId, Removal } from "#lib/gap-map/model.ts";
import { takeBack } from "#lib/gap-map/take-back.ts";
import { applyEdits, DONE, type Done, proseOf } from "./doc.ts";
import { readItem } from "./item-fields.ts";
import { readRaw } from "./read.ts";
import { ownersOf, rootsOf } from "./roots.ts";

/** Origin of what undo and redo write, so that every screen of this person draws it. */
const UNDO = Symbol("undo");

/** One step: edits with what takes them back, or a stretch of typing that Yjs keeps itself. */
type Step =
  | { readonly kind: "text" }
  | { readonly kind: "edits"; readonly pairs: readonly Pair[]; readonly at: number };

interface Pair {
  readonly edit: Edit;
  readonly inverse: Edit;
}

export interface UndoOptions {
  /** Who is undoing, for items that go to the bin. */
  readonly sign: () => Removal;
  /** The time in milliseconds; passed in so that tests need no waiting. */
  readonly now: () => number;
}

/** Edits of the same fields within this time of each other are one step: a drag, a word. */
const CAPTURE_MS = 500;
const LONGEST_HISTORY = 200;

/** A person's own undo and redo on this page. It never takes back what somebody else did. */
export class UndoStack {
  readonly #doc: Y.Doc;
  readonly #options: UndoOptions;
  /** Keeps the typing; scope and origins grow as fields are typed in. */
  readonly #typed: Y.UndoManager;
  /** Items of mine that others have worked on since I added them. */
  readonly #touched = new Set<ItemId>();
  readonly #listeners = new Set<() => void>();
  #done: Step[] = [];
  #undone: Step[] = [];
  #open = false;
  #gathering = false;

  constructor(doc: Y.Doc, options: UndoOptions) {
    this.#doc = doc;
    this.#options = options;
    this.#typed = new Y.UndoManager([], {
      doc,
      captureTimeout: CAPTURE_MS,
      trackedOrigins: new Set(),
    });
    doc.on("beforeObserverCalls", this.#followTyping);
    doc.on("afterTransaction", this.#record);
    this.#typed.on("stack-item-added", this.#typedMore);
  }

  /** Take back the latest step that still stands. False when there is none. */
  undo(): boolean {
    return this.#step("undo");
  }

  /** Do again what was undone last. False when there is nothing. */
  redo(): boolean {
    return this.#step("redo");
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** End the current step: what follows is undone on its own. */
  stop(): void {
    this.#open = false;
    this.#typed.stopCapturing();
  }

  /** Everything from now until the returned function is called is one step, however long it takes: a drag. */
  gather(): () => void {
    this.stop();
    this.#gathering = true;
    return () => {
      this.#gathering = false;
      this.stop();
    };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  destroy(): void {
    this.#doc.off("beforeObserverCalls", this.#followTyping);
    this.#doc.off("afterTransaction", this.#record);
    this.#typed.destroy();
  }

  readonly #record = (transaction: Y.Transaction): void => {
    if (!transaction.local) this.#noteOthers(transaction);
    else if (transaction.origin !== UNDO) this.#push(this.#pairsIn(transaction));
  };

  #pairsIn(transaction: Y.Transaction): readonly Pair[] {
    return squeezed(
      doneIn(transaction).flatMap(({ edit, before }) => {
        const inverse = inverseOf(before, edit, this.#options.sign());
        return inverse === undefined ? [] : [{ edit, inverse }];
      }),
    );
  }

  #push(pairs: readonly Pair[]): void {
    if (pairs.length === 0) return;
    const at = this.#options.now();
    const last = this.#done.at(-1);
    const goesOn = last?.kind === "edits" && (this.#gathering || continues(last, pairs, at));
    if (this.#open && goesOn) {
      this.#done[this.#done.length - 1] = {
        ...last,
        pairs: squeezed([...last.pairs, ...pairs]),
        at,
      };
    } else {
      this.#done = [...this.#done, { kind: "edits", pairs, at } as const].slice(-LONGEST_HISTORY);
    }
    this.#open = true;
    this.#typed.stopCapturing();
    this.#typed.clear(false, true);
    this.#undone = [];
    this.#tell();
  }

  readonly #followTyping = (transaction: Y.Transaction): void => {
    if (!transaction.local || transaction.origin === UNDO) return;
    for (const { edit, before } of doneIn(transaction)) {
      if (edit.kind !== "type" && edit.kind !== "set") continue;
      if (!isProse(before.items[edit.id], edit.field)) continue;
      const text = proseOf(this.#doc, edit.id, edit.field);
      if (text !== undefined) this.#typed.addToScope(text);
      this.#typed.trackedOrigins.add(transaction.origin);
    }
  };

  readonly #typedMore = ({ type, origin }: { type: "undo" | "redo"; origin: unknown }): void => {
    if (type !== "undo" || origin === this.#typed) return;
    this.#done = [...this.#done, { kind: "text" } as const].slice(-LONGEST_HISTORY);
    this.#open = false;
    this.#undone = [];
    this.#tell();
  };

  #noteOthers({ changed }: Y.Transaction): void {
    const { items } = rootsOf(this.#doc);
    for (const [type, keys] of changed) {
      if ((type as unknown) === items) for (const id of keys) this.#noteNew(id);
      else if (!onlyStamps(keys)) {
        for (const { root, id } of ownersOf(type))
          if (root === items) this.#touched.add(id as ItemId);
      }
    }
  }

  /** A new threshold is work on the service it belongs to. */
  #noteNew(id: string | null): void {
    const item = id === null ? undefined : readItem(id, rootsOf(this.#doc).items.get(id));
    for (const target of item === undefined ? [] : standsOn(item)) this.#touched.add(target);
  }

  /** Go back or forth until something really changes: steps that others have overtaken are passed over. */
  #step(direction: "undo" | "redo"): boolean {
    this.stop();
    const [from, to] =
      direction === "undo" ? [this.#done, this.#undone] : [this.#undone, this.#done];
    for (let step = from.pop(); step !== undefined; step = from.pop()) {
      if (!this.#turn(step, direction)) continue;
      to.push(step);
      this.#tell();
      return true;
    }
    this.#tell();
    return false;
  }

  #turn(step: Step, direction: "undo" | "redo"): boolean {
    if (step.kind === "text") return this.#typed[direction]() !== null;
    const map = readRaw(this.#doc);
    const edits =
      direction === "undo"
        ? [...step.pairs]
            .reverse()
            .flatMap(({ edit, inverse }) => takeBack(map, edit, inverse, this.#touched))
        : step.pairs.flatMap(({ edit, inverse }) => takeBack(map, inverse, again(edit), NOTHING));
    if (edits.length > 0) applyEdits(this.#doc, edits, UNDO);
    return edits.length > 0;
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

const NOTHING: ReadonlySet<ItemId> = new Set();

function doneIn(transaction: Y.Transaction): readonly Done[] {
  return (transaction.meta.get(DONE) as readonly Done[] | undefined) ?? [];
}

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
      return `vocabulary ${edit.section}`;
    case "guidance":
      return "guidance";
    default:
      return `${edit.kind} ${edit.id}`;
  }
}

/** For each target its first inverse and its last edit: from where it began to where it ended. */
function squeezed(pairs: readonly Pair[]): readonly Pair[] {
  const byTarget = new Map<string, Pair>();
  for (const { edit, inverse } of pairs) {
    const first = byTarget.get(target(edit));
    byTarget.set(target(edit), { edit, inverse: first?.inverse ?? inverse });
  }
  return [...byTarget.values()];
}

function continues(last: Step & { kind: "edits" }, pairs: readonly Pair[], at: number): boolean {
  const known = new Set(last.pairs.map(({ edit }) => target(edit)));
  return at - last.at < CAPTURE_MS && pairs.every(({ edit }) => known.has(target(edit)));
}

/** An item that was added and went to the bin comes back from there: its id is never used twice. */
function again(edit: Edit): Edit {
  return edit.kind === "add" ? { kind: "restore", id: edit.item.id } : edit;
}

/** The server's stamps on my item are not somebody else's work on it. */
function onlyStamps(keys: ReadonlySet<string | null>): boolean {
  return [...keys].every((key) => key === "number" || key === "addedBy");
}
