"use client";
import {
  type Geometry2d,
  HTMLContainer,
  Rectangle2d,
  ShapeUtil,
  T,
  type TLBaseShape,
  type TLShapePartial,
} from "tldraw";
import type { ServiceShape } from "#components/canvas/binding/shapes.ts";
import { canvasOf } from "#components/canvas/model.ts";
import { MoreButton } from "./MoreButton.tsx";
import { ServiceCardView } from "./ServiceCardView.tsx";

type Shape = TLBaseShape<"service", ServiceShape["props"]>;

/** Draws and measures the card of a service. It decides nothing about gap maps. */
export class ServiceShapeUtil extends ShapeUtil<Shape> {
  static override type = "service" as const;
  static override props = { w: T.number, h: T.number, card: T.any, box: T.any };

  override canResize = () => false;
  override canEdit = () => true;
  override canBind = () => false;
  override canSnap = () => true;
  override hideRotateHandle = () => true;
  override hideResizeHandles = () => true;
  override hideSelectionBoundsFg = () => true;
  override isAspectRatioLocked = () => true;

  override getDefaultProps(): Shape["props"] {
    throw new Error("Services are added to the map, not to the canvas.");
  }
  override getGeometry({ props }: Shape): Geometry2d {
    return new Rectangle2d({ width: props.w, height: props.h, isFilled: true });
  }
  override getText({ props }: Shape): string {
    return [props.card.reference, props.card.name].filter(Boolean).join(" ");
  }
  override getAriaDescriptor({ props }: Shape): string {
    const { reference, name, organisation } = props.card;
    return [`${reference} ${name}`.trim(), organisation].filter(Boolean).join(", ");
  }
  override onTranslate(_before: Shape, now: Shape): TLShapePartial<Shape> | undefined {
    return canvasOf(this.editor)?.withinBand(now);
  }
  override component(shape: Shape) {
    return (
      <HTMLContainer className="gm-service-holder">
        <ServiceCardView id={shape.id} card={shape.props.card} box={shape.props.box} />
        <MoreButton id={shape.id} name={shape.props.card.name} />
      </HTMLContainer>
    );
  }
  override indicator({ props }: Shape) {
    return <rect width={props.w} height={props.h} rx={6} />;
  }
}
