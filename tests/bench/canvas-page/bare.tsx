import "tldraw/tldraw.css";
import { createRoot } from "react-dom/client";
import { createShapeId, type Editor, type TLShapePartial, Tldraw } from "tldraw";
import { assetUrls } from "#components/canvas/asset-urls.ts";
import type { Rect } from "#lib/scene/geometry.ts";
import { markDrawn } from "./marks.ts";

/** tldraw by itself with plain rectangles where a map has its cards: what the canvas is held against. */
const seeded = new URLSearchParams(location.search).get("seed") ?? "bristol";
const rects = (await (await fetch(`/rects/${seeded}`)).json()) as readonly (Rect & {
  readonly id: string;
})[];

function mount(editor: Editor): void {
  editor.store.mergeRemoteChanges(() => {
    editor.createShapes(
      rects.map(
        ({ id, x, y, w, h }): TLShapePartial => ({
          ...{ id: createShapeId(id), type: "geo", x, y },
          props: { w, h, fill: "solid" },
        }),
      ),
    );
  });
  Object.assign(window, {
    show: (view: "whole" | "near") => (view === "whole" ? editor.zoomToFit() : editor.resetZoom()),
    moveFromAfar: (id: string, x: number, y: number) => {
      const shape = editor.getShape(createShapeId(id));
      if (shape === undefined) return;
      editor.store.mergeRemoteChanges(() => editor.store.put([{ ...shape, x, y }]));
    },
  });
  editor.zoomToFit();
}

void markDrawn(".tl-shape", ".tl-shape");
const root = document.getElementById("root");
if (root !== null)
  createRoot(root).render(
    <div style={{ position: "fixed", inset: 0 }}>
      <Tldraw hideUi assetUrls={assetUrls} onMount={mount} />
    </div>,
  );
