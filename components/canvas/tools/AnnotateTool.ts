import { isMapShape, itemId } from "#components/canvas/binding/shapes.ts";
import { canvasOf, type NoteKind } from "#components/canvas/model.ts";
import { PointTool } from "./PointTool.ts";

const WHERE: Readonly<Record<NoteKind, string>> = {
  threshold: "Choose the service that has the threshold.",
  barrier: "Choose the service or pathway that has the barrier.",
  goodPractice: "Choose the service or pathway with the good practice.",
};

/** Adds a threshold, barrier or good practice to the card or pathway that is clicked, and opens it for writing. */
abstract class AnnotateTool extends PointTool {
  abstract readonly kind: NoteKind;

  override onEnter(): void {
    super.onEnter();
    canvasOf(this.editor)?.acts.say(WHERE[this.kind]);
  }

  protected override show(): void {
    const shape = this.#under();
    this.editor.setHintingShapes(shape === undefined ? [] : [shape.id]);
  }

  protected override act(): void {
    const shape = this.#under();
    if (shape === undefined) return;
    this.editor.setCurrentTool("select");
    canvasOf(this.editor)?.acts.annotate(this.kind, itemId(shape.id));
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
