import { type Editor, useValue } from "tldraw";
import { Icon } from "#components/ui/Icon.tsx";
import { servicesInOrder } from "#lib/gap-map/order.ts";
import type { CanvasModel } from "./model.ts";

interface Props {
  readonly editor: Editor;
  readonly canvas: CanvasModel;
  readonly mayEdit: boolean;
}

/** What to do first on a map with no service on it, one step at a time; for those who only look, that there is nothing to see yet. */
export function EmptyHint({ editor, canvas, mayEdit }: Props) {
  const empty = useValue("empty", () => isEmpty(canvas), [canvas]);
  const placing = useValue("placing", () => editor.getCurrentToolId() === "service", [editor]);
  if (!empty) return null;
  return (
    <p className="gm-hint" role="status">
      <Icon name={mayEdit ? "service" : "info"} />
      <span>{mayEdit ? <Step placing={placing} /> : "Nothing is placed on this map yet."}</span>
    </p>
  );
}

function Step({ placing }: { readonly placing: boolean }) {
  if (placing) return "Now press the level it belongs to, then type its name.";
  return (
    <>
      This map has no services yet. Press <b>Service</b> in the tools to add the first one.
    </>
  );
}

function isEmpty(canvas: CanvasModel): boolean {
  return servicesInOrder(canvas.picture.get().map).every(({ levelId }) => levelId === undefined);
}
