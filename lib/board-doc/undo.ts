import * as Y from "yjs";
import { inverseOf, isProse } from "#lib/gap-map/inverse.ts";
import { standsOn } from "#lib/gap-map/links.ts";
import type { GapMap, ItemId, Removal } from "#lib/gap-map/model.ts";
import { type Pair, takeBackStep } from "#lib/gap-map/take-back.ts";
import { Listeners } from "#lib/listeners.ts";
import { applyEdits, DONE, type Done, proseOf } from "./doc.ts";
import { readItem } from "./item-fields.ts";
import { readRaw } from "./read.ts";
import { entriesOf, rootsOf } from "./roots.ts";
import { CAPTURE_MS, continues, forth, isNumbered, type Step, squeezed } from "./undo-steps.ts";

/** Origin of what undo and redo write, so that every screen of this person draws it. */
export const UNDO = Symbol("undo");

/** How much of a step went back: what others have changed since stays. */
export type TakenBack = "all" | "some" | "none";

/** Whether a step can still go back: it was already, or others have changed everything in it since. */
export type StepState = "standing" | "undone" | "overtaken";

export interface UndoOptions {
  /** Who is undoing, for items that go to the bin. */
  readonly sign: () => Removal;
  /** The time in milliseconds; passed in so that tests need no waiting. */
  readonly now: () => number;
  /** Whether this person may change the map now: what the server would refuse is not even tried. */
  readonly mayWrite: () => boolean;
}

const LONGEST_HISTORY = 200;

/** A person's own undo and redo on this page. It never takes back what somebody else did. */
export class UndoStack {
  readonly #doc: Y.Doc;
  readonly #options: UndoOptions;
  /** Keeps the typing; scope and origins grow as fields are typed in. */
  readonly #typed: Y.UndoManager;
  /** Items of mine that others have worked on since I added them. */
  readonly #touched = new Set<ItemId>();
  readonly #listeners = new Listeners();
  #done: Step[] = [];
  #undone: Step[] = [];
  #made = 0;
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

  /** Take back the latest step that still stands. False when there is none, or this person may not. */
  undo(): boolean {
    return this.#step("undo");
  }

  /** Do again what was undone last. False when there is nothing, or this person may not. */
  redo(): boolean {
    return this.#step("redo");
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Does something as a step of its own, and gives its number. Undefined when it left nothing to take back by number. */
  asStep(act: () => void): number | undefined {
    const before = this.#made;
    this.stop();
    act();
    this.stop();
    return this.#made > before ? this.#made : undefined;
  }

  /** Takes back this one step, whatever I did after it, as far as it still stands. */
  takeBack(number: number): TakenBack {
    if (!this.#options.mayWrite()) return "none";
    this.stop();
    const step = this.#done.find((one) => isNumbered(one, number));
    if (step === undefined) return "none";
    this.#done = this.#done.filter((one) => one !== step);
    const taken = this.#turn(step, "undo");
    if (taken !== "none") this.#undone.push(step);
    this.#tell();
    return taken;
  }

  /** How this step stands on the map as it is now. */
  stateOf(number: number, map: GapMap): StepState {
    if (this.#undone.some((one) => isNumbered(one, number))) return "undone";
    const step = this.#done.find((one) => isNumbered(one, number));
    const back = step?.kind === "edits" ? takeBackStep(map, step.pairs, this.#touched) : [];
    return back.some((edits) => edits.length > 0) ? "standing" : "overtaken";
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

  readonly subscribe = this.#listeners.subscribe;

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
      this.#made += 1;
      const step = { kind: "edits", number: this.#made, pairs, at } as const;
      this.#done = [...this.#done, step].slice(-LONGEST_HISTORY);
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
    const roots = rootsOf(this.#doc);
    const known = this.#touched.size;
    for (const [type, keys] of changed) {
      const ids = entriesOf(roots, type, keys).flatMap(({ root, id }) =>
        root === "items" ? [id as ItemId] : [],
      );
      if ((type as unknown) === roots.items) for (const id of ids) this.#noteNew(id);
      else if (!onlyStamps(keys)) for (const id of ids) this.#touched.add(id);
    }
    if (this.#touched.size > known) this.#tell();
  }

  /** A new threshold is work on the service it belongs to. */
  #noteNew(id: string): void {
    const item = readItem(id, rootsOf(this.#doc).items.get(id));
    for (const target of item === undefined ? [] : standsOn(item)) this.#touched.add(target);
  }

  /** Go back or forth until something really changes: steps that others have overtaken are passed over. */
  #step(direction: "undo" | "redo"): boolean {
    if (!this.#options.mayWrite()) return false;
    this.stop();
    const [from, to] =
      direction === "undo" ? [this.#done, this.#undone] : [this.#undone, this.#done];
    for (let step = from.pop(); step !== undefined; step = from.pop()) {
      if (this.#turn(step, direction) === "none") continue;
      to.push(step);
      this.#tell();
      return true;
    }
    this.#tell();
    return false;
  }

  #turn(step: Step, direction: "undo" | "redo"): TakenBack {
    if (step.kind === "text") return this.#typed[direction]() === null ? "none" : "all";
    const map = readRaw(this.#doc);
    const pairs = direction === "undo" ? step.pairs : forth(step.pairs);
    const turned = takeBackStep(map, pairs, direction === "undo" ? this.#touched : NOTHING);
    const edits = turned.flat();
    if (edits.length === 0) return "none";
    applyEdits(this.#doc, edits, UNDO);
    return turned.every((one) => one.length > 0) ? "all" : "some";
  }

  #tell(): void {
    this.#listeners.tell();
  }
}

const NOTHING: ReadonlySet<ItemId> = new Set();

function doneIn(transaction: Y.Transaction): readonly Done[] {
  return (transaction.meta.get(DONE) as readonly Done[] | undefined) ?? [];
}

/** The server's stamps on my item are not somebody else's work on it. */
function onlyStamps(keys: ReadonlySet<string | null>): boolean {
  return [...keys].every((key) => key === "number" || key === "addedBy");
}
