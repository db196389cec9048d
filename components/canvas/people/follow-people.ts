import type { CanvasModel } from "#components/canvas/model.ts";
import type { People } from "#components/room/people.ts";

/** Keeps the canvas told which services somebody here speaks for: the others, or I. */
export function followPeople(
  canvas: CanvasModel,
  people: Pick<People, "getServices" | "subscribe">,
  mine: readonly string[],
): () => void {
  let last: readonly string[] | undefined;
  const tell = () => {
    const others = people.getServices();
    if (others === last) return;
    last = others;
    canvas.hearsOf([...mine, ...others]);
  };
  tell();
  return people.subscribe(tell);
}
