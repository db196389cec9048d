import type { CanvasModel } from "#components/canvas/model.ts";
import type { People } from "#components/room/people.ts";

/** Keeps the canvas told which services somebody here speaks for. */
export function followPeople(
  canvas: CanvasModel,
  people: Pick<People, "getSpokenFor" | "subscribe">,
): () => void {
  let last: readonly string[] | undefined;
  const tell = () => {
    const spokenFor = people.getSpokenFor();
    if (spokenFor === last) return;
    last = spokenFor;
    canvas.hearsOf(spokenFor);
  };
  tell();
  return people.subscribe(tell);
}
