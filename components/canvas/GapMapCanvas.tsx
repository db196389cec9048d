"use client";
import "./styles.ts";
import { useCallback, useEffect, useMemo, useState } from "react";
import { createTLStore, type Editor, Tldraw } from "tldraw";
import { useSession } from "#components/room/session-context.ts";
import { useUndo } from "#components/room/use-undo.ts";
import { cx } from "#components/ui/cx.ts";
import { useScreenSettings } from "#components/workshop/use-screen-settings.ts";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import { Announcer } from "./Announcer.tsx";
import { assetUrls } from "./asset-urls.ts";
import { CardMenu } from "./CardMenu.tsx";
import { showLifted, showReadable } from "./camera.ts";
import { DrawAgain } from "./DrawingBroke.tsx";
import { EmptyHint } from "./EmptyHint.tsx";
import { FindPanel } from "./FindPanel.tsx";
import { showChosen } from "./follow-selection.ts";
import { InHand } from "./InHand.tsx";
import { LineKey } from "./LineKey.tsx";
import { allShapeUtils, cameraOptions, components, options, shapeUtils } from "./look.ts";
import type { CanvasModel } from "./model.ts";
import { type Mounted, mountMap } from "./mount-map.ts";
import { PeopleLayer } from "./people/PeopleLayer.tsx";
import { TidyBar } from "./TidyBar.tsx";
import { ToolRail } from "./tools/ToolRail.tsx";
import { tools } from "./tools/tools.ts";
import { useCanvasActs } from "./use-canvas-acts.ts";
import { WiderText } from "./WiderText.tsx";
import { showOnWall } from "./wall.ts";

/** On a live map the others are seen, too. */
const live = { ...components, Overlays: HandsAndPeople };

function HandsAndPeople() {
  return (
    <>
      <InHand />
      <PeopleLayer />
    </>
  );
}

interface Props {
  /** On the wall of a room: nobody is at it, so it shows by itself what is lifted. */
  readonly wall?: boolean;
}

/** The map as a drawing, live: services, gaps and pathways on their levels, with the tools to change it. */
export function GapMapCanvas({ wall = false }: Props) {
  const [drawing, setDrawing] = useState(1);
  const again = useCallback(() => setDrawing((number) => number + 1), []);
  return (
    <DrawAgain value={again}>
      <Drawing key={drawing} wall={wall} />
    </DrawAgain>
  );
}

function Drawing({ wall }: Required<Props>) {
  const session = useSession();
  const { chosen, lifted, mayEdit, removal } = useWorkshop();
  const { calm } = useScreenSettings();
  const acts = useCanvasActs();
  const undo = useUndo();
  const [mounted, setMounted] = useState<Mounted>();
  const store = useMemo(() => createTLStore({ shapeUtils: allShapeUtils }), []);

  // The editor is mounted once; later acts and rights reach it through the model.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const mount = useCallback(
    (editor: Editor) => {
      const { stop, ...made } = mountMap(editor, { session, store, acts, sign: removal });
      setMounted(made);
      return () => {
        stop();
        setMounted(undefined);
      };
    },
    [session, store],
  );

  useEffect(() => {
    if (mounted === undefined) return;
    mounted.canvas.acts = acts;
    mounted.editor.updateInstanceState({ isReadonly: !mayEdit });
  }, [mounted, acts, mayEdit]);
  useEffect(() => {
    // Nothing chosen: the computer's own wish for less movement counts.
    mounted?.editor.user.updateUserPreferences({ animationSpeed: calm ? 0 : null });
  }, [mounted, calm]);
  useEffect(() => {
    if (mounted !== undefined) showChosen(mounted.editor, mounted.canvas, chosen);
  }, [mounted, chosen]);
  useEffect(() => {
    if (mounted === undefined) return undefined;
    const { editor, canvas } = mounted;
    return (wall ? showOnWall : showLifted)(editor, canvas, lifted);
  }, [mounted, lifted, wall]);

  return (
    <div className={cx("gm-canvas", wall && "gm-canvas--wall")}>
      {mounted === undefined || wall ? null : <Around {...mounted} mayEdit={mayEdit} undo={undo} />}
      {mounted !== undefined && wall ? <OnWall {...mounted} /> : null}
      <div className="gm-canvas__drawing">
        <Tldraw
          hideUi
          store={store}
          shapeUtils={shapeUtils}
          tools={tools}
          components={live}
          options={options}
          cameraOptions={cameraOptions}
          assetUrls={assetUrls}
          onMount={mount}
        />
      </div>
    </div>
  );
}

/** Nobody is at a wall: only what helps to read it. */
function OnWall({ editor, canvas }: Mounted) {
  return (
    <>
      <WiderText canvas={canvas} />
      <LineKey editor={editor} />
    </>
  );
}

interface AroundProps extends Mounted {
  readonly mayEdit: boolean;
  readonly undo: ReturnType<typeof useUndo>;
}

/** Tools, menu, finding, tidying and the key, around the drawing. */
function Around({ editor, canvas, binding, mayEdit, undo }: AroundProps) {
  const [finding, setFinding] = useState(false);
  const [tidying, setTidying] = useState<ItemId>();
  const [spelled, setSpelled] = useState(false);
  return (
    <>
      <ToolRail
        editor={editor}
        canvas={canvas}
        onFind={() => setFinding(true)}
        {...(mayEdit ? { editing: { ...undoing(canvas, undo), onTidy: setTidying } } : {})}
        spelled={spelled}
        onSpell={() => {
          binding.showText(spelled ? "brief" : "all");
          if (!spelled) showReadable(editor);
          setSpelled(!spelled);
        }}
      />
      {finding ? (
        <FindPanel editor={editor} canvas={canvas} onClose={() => setFinding(false)} />
      ) : null}
      {tidying === undefined ? null : (
        <TidyBar
          editor={editor}
          canvas={canvas}
          levelId={tidying}
          onClose={() => setTidying(undefined)}
        />
      )}
      <WiderText canvas={canvas} />
      <EmptyHint editor={editor} canvas={canvas} mayEdit={mayEdit} />
      <LineKey editor={editor} />
      <CardMenu editor={editor} canvas={canvas} />
      <Announcer canvas={canvas} />
    </>
  );
}

function undoing(canvas: CanvasModel, { canUndo, canRedo }: ReturnType<typeof useUndo>) {
  const turn = (what: "undo" | "redo") => () => canvas.acts.turn(what);
  return { onUndo: turn("undo"), onRedo: turn("redo"), canUndo, canRedo };
}
