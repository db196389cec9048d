import { createShapeId, type Editor, type TLShape, type TLShapeId, type VecLike } from "tldraw";
import { isSketch } from "./binding/sketch.ts";

/**
 * What tldraw would copy by itself. A card stands for one thing on the map: there is no second one of
 * it. Sketches are copied, to lie on top of all others.
 */
export function copySketchesOnly(editor: Editor): void {
  editor.duplicateShapes = (shapes, offset) => {
    const copies = shapes
      .map((one) => editor.getShape(one))
      .filter(isSketch)
      .map((shape) => copyOf(shape, offset));
    if (copies.length === 0) return editor;
    return editor.createShapes(copies).select(...copies.map(({ id }) => id));
  };
}

function copyOf(
  { index: _index, ...shape }: TLShape,
  { x, y }: VecLike = { x: 0, y: 0 },
): Omit<TLShape, "index"> & { readonly id: TLShapeId } {
  return { ...shape, id: createShapeId(), x: shape.x + x, y: shape.y + y };
}
