"use client";
import "tldraw/tldraw.css";
import "./canvas.css";
import { useCallback, useMemo } from "react";
import { createTLStore, defaultShapeUtils, type Editor, Tldraw, type TLAnyShapeUtilConstructor, type TLComponents } from "tldraw";
import { useSession } from "#components/room/session-context.ts";
import { applyEdits } from "#lib/board-doc/doc.ts";
import { assetUrls } from "./asset-urls.ts";
import { Binding } from "./binding/bind.ts";
import { ZOOM_STEPS } from "./detail.ts";
import { followZoom, showWhole } from "./camera.ts";
import { LevelNames, Levels } from "./levels/Levels.tsx";
import { Ties } from "./levels/Ties.tsx";
import { CanvasModel, setCanvas } from "./model.ts";
import { GapShapeUtil } from "./shapes/GapShapeUtil.tsx";
import { PathwayShapeUtil } from "./shapes/PathwayShapeUtil.tsx";
import { ServiceShapeUtil } from "./shapes/ServiceShapeUtil.tsx";
import { watchHands } from "./watch-hands.ts";

const shapeUtils: readonly TLAnyShapeUtilConstructor[] = [
  ServiceShapeUtil,
  GapShapeUtil,
  PathwayShapeUtil,
];
const allShapeUtils = [...defaultShapeUtils, ...shapeUtils] as readonly TLAnyShapeUtilConstructor[];
const components: TLComponents = {
  Background: Levels,
  OnTheCanvas: Ties,
  InFrontOfTheCanvas: LevelNames,
  ContextMenu: null,
};
const options = { branding: "Map drawing area", maxPages: 1, createTextOnCanvasDoubleClick: false };
const cameraOptions = { zoomSteps: ZOOM_STEPS, wheelBehavior: "pan" as const };

/** The map as a drawing: services, gaps and pathways on their levels, live. */
export function GapMapCanvas() {
  const session = useSession();
  const store = useMemo(
    () => createTLStore({ shapeUtils: allShapeUtils }),
    [],
  );
  const mount = useCallback(
    (editor: Editor) => {
      const { doc, selection } = session;
      const sign = () => ({ by: "", at: new Date().toISOString() });
      const binding = new Binding({
        store,
        pageId: editor.getCurrentPageId(),
        maps: session.store,
        write: (edits, origin) => applyEdits(doc, edits, origin),
        sign,
        onPicture: (picture) => canvas.picture.set(picture),
      });
      const canvas = new CanvasModel(binding.picture, {
        rename: (id, name) => applyEdits(doc, [{ kind: "set", id, field: "name", value: name }]),
      });
      setCanvas(editor, canvas);
      binding.start();
      showWhole(editor, canvas);
      const stops = [
        followZoom(editor, canvas),
        watchHands(editor, binding),
        () => binding.stop(),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
    [session, store],
  );
  return (
    <div className="gm-canvas">
      <Tldraw
        hideUi
        store={store}
        shapeUtils={shapeUtils}
        components={components}
        options={options}
        cameraOptions={cameraOptions}
        assetUrls={assetUrls}
        onMount={mount}
      />
    </div>
  );
}
