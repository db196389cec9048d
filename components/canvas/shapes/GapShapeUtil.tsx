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
import type { GapShape } from "#components/canvas/binding/shapes.ts";
import { canvasOf } from "#components/canvas/model.ts";
import { GapCardView } from "./GapCardView.tsx";
import { MoreButton } from "./MoreButton.tsx";

type Shape = TLBaseShape<"gap", GapShape["props"]>;

/** Draws and measures a gap: the hatch at its sides marks gaps and nothing else. */
export class GapShapeUtil extends ShapeUtil<Shape> {
  static override type = "gap" as const;
  static override props = { w: T.number, h: T.number, card: T.any, box: T.any };

  override canResize = () => false;
  override canEdit = () => true;
  override canBind = () => false;
  override hideRotateHandle = () => true;
  override hideResizeHandles = () => true;
  override hideSelectionBoundsFg = () => true;

  override getDefaultProps(): Shape["props"] {
    throw new Error("Gaps are added to the map, not to the canvas.");
  }
  override getGeometry({ props }: Shape): Geometry2d {
    return new Rectangle2d({ width: props.w, height: props.h, isFilled: true });
  }
  override getText({ props }: Shape): string {
    return `${props.card.reference} ${props.card.title}`.trim();
  }
  override getAriaDescriptor(shape: Shape): string {
    return this.getText(shape);
  }
  override onTranslate(_before: Shape, now: Shape): TLShapePartial<Shape> | undefined {
    return canvasOf(this.editor)?.withinBand(now);
  }
  override component(shape: Shape) {
    return (
      <HTMLContainer className="gm-service-holder">
        <GapCardView id={shape.id} card={shape.props.card} box={shape.props.box} />
        <MoreButton id={shape.id} name={shape.props.card.title} />
      </HTMLContainer>
    );
  }
  override indicator({ props }: Shape) {
    return <rect width={props.w} height={props.h} rx={8} />;
  }
}
