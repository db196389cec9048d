"use client";
import type { TLBaseShape } from "tldraw";
import type { GapShape } from "#components/canvas/binding/shapes.ts";
import { CardShapeUtil } from "./CardShapeUtil.tsx";
import { GapCardView } from "./GapCardView.tsx";

type Shape = TLBaseShape<"gap", GapShape["props"]>;

/** The card of a gap: the hatch at its sides marks gaps and nothing else. */
export class GapShapeUtil extends CardShapeUtil<Shape> {
  static override type = "gap" as const;

  protected override readonly radius = 8;
  protected override nameOf({ props }: Shape): string {
    return props.card.title;
  }
  protected override view({ id, props }: Shape) {
    return <GapCardView id={id} card={props.card} box={props.box} />;
  }
}
