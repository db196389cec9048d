"use client";
import {
  type Geometry2d,
  Group2d,
  Polyline2d,
  Rectangle2d,
  ShapeUtil,
  SVGContainer,
  T,
  type TLBaseShape,
  type TLShapePartial,
  Vec,
} from "tldraw";
import type { PathwayShape } from "#components/canvas/binding/shapes.ts";
import { PathwayLine, PathwayWord } from "./PathwayView.tsx";

type Shape = TLBaseShape<"pathway", PathwayShape["props"]>;

/** Draws a pathway along its route. It is not moved by hand: its route follows its two cards. */
export class PathwayShapeUtil extends ShapeUtil<Shape> {
  static override type = "pathway" as const;
  static override props = { w: T.number, h: T.number, route: T.any, spoken: T.string };

  override canResize = () => false;
  override canEdit = () => false;
  override canBind = () => false;
  override canSnap = () => false;
  override canTabTo = () => false;
  override hideRotateHandle = () => true;
  override hideResizeHandles = () => true;
  override hideSelectionBoundsFg = () => true;
  override hideSelectionBoundsBg = () => true;

  override getDefaultProps(): Shape["props"] {
    throw new Error("Pathways are added to the map, not to the canvas.");
  }
  override getGeometry({ x, y, props }: Shape): Geometry2d {
    const { points, label } = props.route;
    const line = new Polyline2d({
      points: points.map((point) => new Vec(point.x - x, point.y - y)),
    });
    const word = new Rectangle2d({
      x: label.x - x,
      y: label.y - y,
      width: Math.max(1, label.w),
      height: Math.max(1, label.h),
      isFilled: true,
      isLabel: true,
    });
    return new Group2d({ children: [line, word] });
  }
  override getText({ props }: Shape): string {
    return props.spoken;
  }
  override getAriaDescriptor({ props }: Shape): string {
    return props.spoken;
  }
  override onTranslate(before: Shape): TLShapePartial<Shape> {
    return { id: before.id, type: "pathway", x: before.x, y: before.y };
  }
  /** Lines lie below all words: no line runs through the word of another. tldraw draws it, but does not say so in its types. */
  backgroundComponent({ x, y, props }: Shape) {
    return (
      <SVGContainer className="gm-way">
        <PathwayLine x={x} y={y} route={props.route} />
      </SVGContainer>
    );
  }
  override component({ x, y, props }: Shape) {
    return <PathwayWord x={x} y={y} route={props.route} />;
  }
  override indicator() {
    return null;
  }
}
