"use client";
import type { ReactNode } from "react";
import {
  type Geometry2d,
  HTMLContainer,
  Rectangle2d,
  ShapeUtil,
  T,
  type TLBaseShape,
  type TLShapePartial,
} from "tldraw";
import type { CardShape } from "#components/canvas/binding/shapes.ts";
import { canvasOf } from "#components/canvas/model.ts";
import { MoreButton } from "./MoreButton.tsx";

/** The card of a service or a gap, as tldraw keeps it. */
type Card = TLBaseShape<CardShape["type"], CardShape["props"]>;

/** Measures cards, and keeps them within their bands. What they show is theirs; it decides nothing about gap maps. */
export abstract class CardShapeUtil<Shape extends Card> extends ShapeUtil<Shape> {
  static override props = { w: T.number, h: T.number, card: T.any, box: T.any };

  /** How round its corners are, in map units. */
  protected abstract readonly radius: number;
  /** What it is called, without its reference. */
  protected abstract nameOf(shape: Shape): string;
  protected abstract view(shape: Shape): ReactNode;

  override canResize = () => false;
  override canEdit = () => true;
  override canBind = () => false;
  override hideRotateHandle = () => true;
  override hideResizeHandles = () => true;
  override hideSelectionBoundsFg = () => true;

  override getDefaultProps(): Shape["props"] {
    throw new Error("Cards are added to the map, not to the canvas.");
  }
  override getGeometry({ props }: Shape): Geometry2d {
    return new Rectangle2d({ width: props.w, height: props.h, isFilled: true });
  }
  override getText(shape: Shape): string {
    return `${shape.props.card.reference} ${this.nameOf(shape)}`.trim();
  }
  override getAriaDescriptor(shape: Shape): string {
    return this.getText(shape);
  }
  override onTranslate(_before: Shape, now: Shape): TLShapePartial<Shape> | undefined {
    // A part of either card: tldraw's type for it cannot be worked out before the kind is known.
    return canvasOf(this.editor)?.withinBand(now) as TLShapePartial<Shape> | undefined;
  }
  override component(shape: Shape) {
    return (
      <HTMLContainer className="gm-service-holder">
        {this.view(shape)}
        <MoreButton id={shape.id} name={this.nameOf(shape)} />
      </HTMLContainer>
    );
  }
  override indicator({ props }: Shape) {
    return <rect width={props.w} height={props.h} rx={this.radius} />;
  }
}
