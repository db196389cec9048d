import { StateNode, type TLPointerEventInfo } from "tldraw";
import { letGo, pan } from "./fingers.ts";

/** What a pointer would have begun here, had it been a mouse's. */
export interface Begun {
  readonly state: string;
  readonly info: TLPointerEventInfo;
}

/** Pans with one finger, wherever it starts. A tap does what a click would have done. */
export class Finger extends StateNode {
  static override id = "finger";
  #begun: Begun | undefined;
  #panning = false;

  override onEnter(begun: Begun): void {
    this.editor.stopCameraAnimation();
    this.#begun = begun;
    this.#panning = false;
  }

  override onPointerMove(): void {
    if (!this.editor.inputs.isDragging) return;
    this.#panning = true;
    pan(this.editor);
  }

  /** A second finger: the two of them zoom. */
  override onPointerDown(): void {
    this.#stop();
  }

  override onPointerUp(info: TLPointerEventInfo): void {
    if (this.#panning || this.#begun === undefined) {
      this.#stop();
      letGo(this.editor);
      return;
    }
    this.parent.transition(this.#begun.state, this.#begun.info);
    this.parent.getCurrent()?.handleEvent(info);
  }

  override onCancel(): void {
    this.#stop();
  }

  override onInterrupt(): void {
    this.#stop();
  }

  #stop(): void {
    this.parent.transition("idle");
  }
}
