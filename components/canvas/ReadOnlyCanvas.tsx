"use client";
import "tldraw/tldraw.css";
import "./canvas.css";
import { useCallback, useMemo, useState } from "react";
import { createTLStore, type Editor, Tldraw } from "tldraw";
import type { GapMap } from "#lib/gap-map/model.ts";
import { Announcer } from "./Announcer.tsx";
import { assetUrls } from "./asset-urls.ts";
import { Binding } from "./binding/bind.ts";
import { followZoom, showReadable, showStart } from "./camera.ts";
import { FindPanel } from "./FindPanel.tsx";
import { followSelection } from "./follow-selection.ts";
import { LineKey } from "./LineKey.tsx";
import { allShapeUtils, cameraOptions, components, options, shapeUtils } from "./look.ts";
import { type CanvasActs, CanvasModel, setCanvas } from "./model.ts";
import { quietTouch } from "./quiet-touch.ts";
import { ToolRail } from "./tools/ToolRail.tsx";

const nothing = () => undefined;
const looking: CanvasActs = {
  mayEdit: false,
  rename: nothing,
  place: nothing,
  annotate: nothing,
  connect: nothing,
  remove: nothing,
  choose: nothing,
  say: nothing,
};

interface Props {
  readonly map: GapMap;
}

/** A map to look at: no document, nobody else, nothing to change. Versions are shown with it. */
export function ReadOnlyCanvas({ map }: Props) {
  const [mounted, setMounted] = useState<{
    editor: Editor;
    canvas: CanvasModel;
    binding: Binding;
  }>();
  const [finding, setFinding] = useState(false);
  const [spelled, setSpelled] = useState(false);
  const store = useMemo(() => createTLStore({ shapeUtils: allShapeUtils }), []);
  const mount = useCallback(
    (editor: Editor) => {
      const binding = new Binding({
        store,
        pageId: editor.getCurrentPageId(),
        maps: { getSnapshot: () => map, subscribe: () => nothing },
        write: nothing,
        sign: () => ({ by: "", at: "" }),
        onPicture: (picture) => canvas.picture.set(picture),
      });
      const canvas = new CanvasModel(binding.picture, looking);
      setCanvas(editor, canvas);
      binding.start();
      editor.updateInstanceState({ isReadonly: true });
      showStart(editor, canvas);
      const stops = [
        followZoom(editor, canvas),
        followSelection(editor, canvas),
        quietTouch(editor),
      ];
      setMounted({ editor, canvas, binding });
      return () => {
        for (const stop of stops) stop();
        binding.stop();
      };
    },
    [store, map],
  );
  return (
    <div className="gm-canvas">
      {mounted === undefined ? null : (
        <>
          <ToolRail
            editor={mounted.editor}
            canvas={mounted.canvas}
            onFind={() => setFinding(true)}
            spelled={spelled}
            onSpell={() => {
              mounted.binding.showText(spelled ? "brief" : "all");
              if (!spelled) showReadable(mounted.editor);
              setSpelled(!spelled);
            }}
          />
          {finding ? <FindPanel {...mounted} onClose={() => setFinding(false)} /> : null}
          <LineKey />
          <Announcer canvas={mounted.canvas} />
        </>
      )}
      <div className="gm-canvas__drawing">
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
    </div>
  );
}
