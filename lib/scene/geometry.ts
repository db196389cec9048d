/** A spot on the map, in map units from the top left of the first band. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An upright rectangle by its top left corner and size, in map units. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Whether two rectangles share more than `apart` less than an edge: with `apart` > 0, also when they are merely close. */
export function overlap(a: Rect, b: Rect, apart = 0): boolean {
  return (
    a.x < b.x + b.w + apart &&
    b.x < a.x + a.w + apart &&
    a.y < b.y + b.h + apart &&
    b.y < a.y + a.h + apart
  );
}

/** The middle of a rectangle. */
export function centre({ x, y, w, h }: Rect): Point {
  return { x: x + w / 2, y: y + h / 2 };
}

/** The value, held between two bounds; the lower bound when it is no number. */
export function clamp(value: number, least: number, most: number): number {
  return Number.isFinite(value) ? Math.max(least, Math.min(most, value)) : least;
}

/** The smallest rectangle around an upright line from one spot to another. */
export function around(from: Point, to: Point, margin = 0): Rect {
  return {
    x: Math.min(from.x, to.x) - margin,
    y: Math.min(from.y, to.y) - margin,
    w: Math.abs(from.x - to.x) + 2 * margin,
    h: Math.abs(from.y - to.y) + 2 * margin,
  };
}
