"use client";
import type { TLBaseShape } from "tldraw";
import type { ServiceShape } from "#components/canvas/binding/shapes.ts";
import { CardShapeUtil } from "./CardShapeUtil.tsx";
import { ServiceCardView } from "./ServiceCardView.tsx";

type Shape = TLBaseShape<"service", ServiceShape["props"]>;

/** The card of a service. */
export class ServiceShapeUtil extends CardShapeUtil<Shape> {
  static override type = "service" as const;

  protected override readonly radius = 6;
  protected override nameOf({ props }: Shape): string {
    return props.card.name;
  }
  protected override view({ id, props }: Shape) {
    return <ServiceCardView id={id} card={props.card} box={props.box} />;
  }
  override getAriaDescriptor(shape: Shape): string {
    const { organisation } = shape.props.card;
    return [this.getText(shape), organisation].filter(Boolean).join(", ");
  }
}
