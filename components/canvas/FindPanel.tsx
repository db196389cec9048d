"use client";
import { useEffect, useRef, useState } from "react";
import { Box, type Editor } from "tldraw";
import { Icon } from "#components/ui/Icon.tsx";
import { VisuallyHidden } from "#components/ui/VisuallyHidden.tsx";
import type { ItemId } from "#lib/gap-map/model.ts";
import { shapeId } from "./binding/shapes.ts";
import { showArea } from "./camera.ts";
import { findOnMap } from "./find.ts";
import type { CanvasModel } from "./model.ts";

interface Props {
  readonly editor: Editor;
  readonly canvas: CanvasModel;
  readonly onClose: () => void;
}

/** Finds by name, reference or text. Enter goes to the first result, Escape closes. */
export function FindPanel({ editor, canvas, onClose }: Props) {
  const [wanted, setWanted] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const found = findOnMap(canvas.picture.get().map, wanted);
  const go = (id: ItemId) => {
    const box = canvas.picture.get().layout.boxes.get(id);
    if (box === undefined) return;
    const { x, y, w } = box;
    // A card that shows all its texts is seen from its top: whole, it would be too far away to read.
    const h = Math.min(box.h, w);
    showArea(editor, new Box(x - w, y - 1.5 * h, 3 * w, 4 * h));
    editor.select(shapeId(id));
    onClose();
    editor.getContainer().focus();
  };
  return (
    <search className="gm-find">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const [first] = found;
          if (first !== undefined) go(first.id);
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape") onClose();
        }}
      >
        <div className="gm-find__row">
          <label className="gm-find__label">
            <Icon name="search" />
            <VisuallyHidden>Find by name, reference or text</VisuallyHidden>
            <input
              ref={field}
              value={wanted}
              placeholder="Name, reference or text"
              onChange={(event) => setWanted(event.target.value)}
            />
          </label>
          <button type="button" className="gm-find__close" onClick={onClose}>
            <Icon name="close" />
            <VisuallyHidden>Close</VisuallyHidden>
          </button>
        </div>
        <p className="gm-find__count" role="status">
          {wanted.trim() === "" ? "" : `${found.length === 0 ? "Nothing" : found.length} found`}
        </p>
        <ul>
          {found.slice(0, 8).map(({ id, reference, name, text }) => (
            <li key={id + text}>
              <button type="button" onClick={() => go(id)}>
                <b>{reference}</b> {name}
                {text === "" ? null : <span>{text}</span>}
              </button>
            </li>
          ))}
        </ul>
      </form>
    </search>
  );
}
