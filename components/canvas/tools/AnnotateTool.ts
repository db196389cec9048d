import { StateNode, type TLKeyboardEventInfo } from "tldraw";
import { isMapShape, itemId } from "#components/canvas/binding/shapes.ts";
import { canvasOf, type NoteKind } from "#components/canvas/model.ts";

const WHERE: Readonly<Record<NoteKind, string>> = {
  threshold: "Choose the service that has the threshold.",
  barrier: "Choose the service or pathway that has the barrier.",
  goodPractice: "Choose the service or pathway with the good practice.",
};

/** Adds a threshold, barrier or good practice to the card or pathway that is clicked, and opens it for writing. */
abstract class AnnotateTool extends StateNode {
  abstract readonly kind: NoteKind;

  override onEnter(): void {
    this.editor.setCursor({ type: "cross", rotation: 0 });
    canvasOf(this.editor)?.acts.say(WHERE[this.kind]);
  }

  override onExit(): void {
    this.editor.setCursor({ type: "default", rotation: 0 });
    this.editor.setHintingShapes([]);
  }

  override onPointerMove(): void {
    const shape = this.#under();
    this.editor.setHintingShapes(shape === undefined ? [] : [shape.id]);
  }

  override onPointerUp(): void {
    const shape = this.#under();
    if (shape === undefined) return;
    this.editor.setCurrentTool("select");
    canvasOf(this.editor)?.acts.annotate(this.kind, itemId(shape.id));
  }

  override onKeyDown({ key }: TLKeyboardEventInfo): void {
    if (key === "Escape") this.onCancel();
  }

  override onCancel(): void {
    this.editor.setCurrentTool("select");
  }

  #under() {
    const shape = this.editor.getShapeAtPoint(this.editor.inputs.currentPagePoint, {
      hitInside: true,
      margin: 8,
    });
    if (shape === undefined || !isMapShape(shape)) return undefined;
    const kinds = this.kind === "threshold" ? ["service"] : ["service", "pathway"];
    return kinds.includes(shape.type) ? shape : undefined;
  }
}

/** Adds a threshold to a service. */
export class ThresholdTool extends AnnotateTool {
  static override id = "threshold";
  readonly kind = "threshold";
}

/** Adds a barrier to a service or a pathway. */
export class BarrierTool extends AnnotateTool {
  static override id = "barrier";
  readonly kind = "barrier";
}

/** Adds good practice to a service or a pathway. */
export class GoodPracticeTool extends AnnotateTool {
  static override id = "goodPractice";
  readonly kind = "goodPractice";
}
