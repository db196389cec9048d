import type { TLKeyboardEventInfo } from "tldraw";
import { itemId, shapeId } from "#components/canvas/binding/shapes.ts";
import { bringIntoView } from "#components/canvas/camera.ts";
import { canvasOf } from "#components/canvas/model.ts";
import { cardsInOrder } from "#components/canvas/walk.ts";
import { nameOf } from "#lib/gap-map/item-names.ts";
import { type ItemId, itemOf } from "#lib/gap-map/model.ts";
import { PointTool } from "./PointTool.ts";

/**
 * Draws a pathway from card to card: drag from one to the other, or click the one and then the other. With the
 * keyboard, arrows go from service to service in the order of the List, and Enter takes one.
 */
export class PathwayTool extends PointTool {
  static override id = "pathway";
  #from: ItemId | undefined;
  /** Whether the pointer came down on a card: then it draws, and does not pan. */
  #onCard = false;

  override onEnter(): void {
    super.onEnter();
    const canvas = canvasOf(this.editor);
    const chosen = canvas?.walking ? canvas.shown.get() : undefined;
    const service = canvas && itemOf(canvas.picture.get().map, "service", chosen);
    if (service === undefined) canvas?.acts.say(START);
    else this.#startFrom(service.id);
  }

  override onExit(): void {
    super.onExit();
    this.#from = undefined;
    const canvas = canvasOf(this.editor);
    canvas?.rubber.set(undefined);
    canvas?.aimed.set(undefined);
  }

  override onKeyDown(info: TLKeyboardEventInfo): void {
    super.onKeyDown(info);
    this.#key(info);
  }

  override onKeyRepeat(info: TLKeyboardEventInfo): void {
    this.#key(info);
  }

  #key({ key }: TLKeyboardEventInfo): void {
    const step = STEPS[key];
    if (step !== undefined) this.#aim(step);
    if (key === "Enter") this.#take();
  }

  /** The next service in the order of the List that a pathway can start or end at. */
  #aim(step: 1 | -1): void {
    const canvas = canvasOf(this.editor);
    if (canvas === undefined) return;
    const { map, layout } = canvas.picture.get();
    const services = cardsInOrder(canvas.picture.get()).filter(
      (id) => itemOf(map, "service", id) !== undefined,
    );
    const before = canvas.aimed.get() ?? this.#from;
    let next = before === undefined ? 0 : services.indexOf(before) + step;
    if (services[next] === this.#from) next += step;
    const aimed = services[next];
    const box = aimed === undefined ? undefined : layout.boxes.get(aimed);
    if (aimed === undefined || box === undefined) return;
    canvas.aimed.set(aimed);
    this.editor.setHintingShapes([shapeId(aimed)]);
    bringIntoView(this.editor, box);
    if (this.#from !== undefined)
      canvas.rubber.set({ fromId: this.#from, toId: aimed, x: 0, y: 0 });
  }

  #take(): void {
    const canvas = canvasOf(this.editor);
    const aimed = canvas?.aimed.get();
    if (canvas === undefined || aimed === undefined) return;
    if (this.#from === undefined) this.#startFrom(aimed);
    else this.#connect(this.#from, aimed);
  }

  #startFrom(id: ItemId): void {
    const canvas = canvasOf(this.editor);
    const item = canvas?.picture.get().map.items[id];
    if (canvas === undefined || item === undefined) return;
    this.#from = id;
    canvas.aimed.set(undefined);
    canvas.acts.say(`From ${nameOf(item)}. Choose the service it leads to.`);
  }

  #connect(from: ItemId, to: ItemId): void {
    this.editor.setCurrentTool("select");
    canvasOf(this.editor)?.acts.connect(from, to);
  }

  override onPointerDown(): void {
    const under = this.#under();
    this.#onCard = under !== undefined;
    this.#from ??= under;
    super.onPointerDown();
  }

  protected override mayPan(): boolean {
    return !this.#onCard;
  }

  protected override act(): void {
    const to = this.#under();
    if (this.#from === undefined || to === undefined || to === this.#from) return;
    this.#connect(this.#from, to);
  }

  protected override show(): void {
    const { x, y } = this.editor.inputs.currentPagePoint;
    const under = this.#under();
    this.editor.setHintingShapes(under === undefined ? [] : [shapeId(under)]);
    if (this.#from === undefined) return;
    const toId = under === this.#from ? undefined : under;
    canvasOf(this.editor)?.rubber.set({ fromId: this.#from, toId, x, y });
  }

  #under(): ItemId | undefined {
    const shape = this.editor.getShapeAtPoint(this.editor.inputs.currentPagePoint, {
      hitInside: true,
      filter: ({ type }) => type === "service",
    });
    return shape === undefined ? undefined : itemId(shape.id);
  }
}

const START =
  "Choose the service the pathway starts from. On the keyboard: arrow keys, then Enter.";

const STEPS: Readonly<Record<string, 1 | -1>> = {
  ArrowLeft: -1,
  ArrowUp: -1,
  ArrowRight: 1,
  ArrowDown: 1,
};
