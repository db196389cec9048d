"use client";
import { createContext, useContext } from "react";
import { Button } from "#components/ui/Button.tsx";
import { useView } from "#components/workshop/use-view.ts";

/** Draws the map anew, from what is shared. */
export const DrawAgain = createContext<() => void>(() => undefined);

/** What stands in the place of a drawing that broke: the map itself is not in it, and loses nothing. */
export function DrawingBroke() {
  const drawAgain = useContext(DrawAgain);
  const [, setView] = useView();
  return (
    <div className="gm-broke" role="alert">
      <h2>The map could not be drawn</h2>
      <p>
        Something went wrong in the drawing on this screen. Nothing is lost: the map is kept apart
        from its drawing, and the others can go on working.
      </p>
      <div className="gm-row">
        <Button look="primary" onClick={drawAgain}>
          Draw again
        </Button>
        <Button onClick={() => setView("list")}>Go on in the List</Button>
      </div>
    </div>
  );
}
