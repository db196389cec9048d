"use client";
import "./styles.ts";
import { useCallback, useEffect, useMemo, useState } from "react";
import { createTLStore, DefaultFontStyle, type Editor, Tldraw } from "tldraw";
import { useSession } from "#components/room/session-context.ts";
import { useUndo } from "#components/room/use-undo.ts";
import { cx } from "#components/ui/cx.ts";
import { useScreenSettings } from "#components/workshop/use-screen-settings.ts";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { applyEdits } from "#lib/board-doc/doc.ts";
import type { ItemId } from "#lib/gap-map/model.ts";
import { Announcer } from "./Announcer.tsx";
import { assetUrls } from "./asset-urls.ts";
import { Binding } from "./binding/bind.ts";
import { routingThread } from "./binding/route-elsewhere.ts";
import { bringIn } from "./bring-in.ts";
import { CardMenu } from "./CardMenu.tsx";
import { followZoom, keepChosenInView, showLifted, showReadable, showStart } from "./camera.ts";
import { copyNothing } from "./copy-nothing.ts";
import { DrawAgain } from "./DrawingBroke.tsx";
import { EmptyHint } from "./EmptyHint.tsx";
import { FindPanel } from "./FindPanel.tsx";
import { followSelection, showChosen } from "./follow-selection.ts";
import { InHand } from "./InHand.tsx";
import { listenToKeys } from "./keys.ts";
import { LineKey } from "./LineKey.tsx";
import { allShapeUtils, cameraOptions, components, options, shapeUtils } from "./look.ts";
import { CanvasModel, setCanvas } from "./model.ts";
import { openMenus } from "./open-menus.ts";
import { followPeople } from "./people/follow-people.ts";
import { PeopleLayer } from "./people/PeopleLayer.tsx";
import { showPointer } from "./people/show-pointer.ts";
import { quietTouch } from "./quiet-touch.ts";
import { fadeOthers } from "./standing.ts";
import { TidyBar } from "./TidyBar.tsx";
import { hearFingers } from "./tools/fingers.ts";
import { ToolRail } from "./tools/ToolRail.tsx";
import { tools } from "./tools/tools.ts";
import { useCanvasActs } from "./use-canvas-acts.ts";
import { WiderText } from "./WiderText.tsx";
import { walkCards } from "./walk.ts";
import { showOnWall } from "./wall.ts";
import { watchHands } from "./watch-hands.ts";

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

interface Mounted {
  readonly editor: Editor;
  readonly canvas: CanvasModel;
  readonly binding: Binding;
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
      const routing = routingThread();
      const binding = new Binding({
        store,
        pageId: editor.getCurrentPageId(),
        maps: session.store,
        write: (edits, origin) => {
          // A map may be locked while a card is in somebody's hand: put down, it goes back.
          if (session.mayWrite()) applyEdits(session.doc, edits, origin);
        },
        sign: removal,
        onPicture: (picture) => canvas.show(picture),
        router: routing.ask,
      });
      const canvas = new CanvasModel(binding.picture, acts);
      setCanvas(editor, canvas);
      copyNothing(editor);
      binding.start();
      editor.setStyleForNextShapes(DefaultFontStyle, "sans");
      showStart(editor, canvas);
      const stops = [
        followZoom(editor, canvas),
        keepChosenInView(editor, canvas),
        fadeOthers(editor, canvas),
        watchHands(editor, binding, session.undo),
        followSelection(editor, canvas),
        followPeople(canvas, session.people),
        openMenus(editor, canvas),
        bringIn(editor, canvas),
        walkCards(editor, canvas),
        quietTouch(editor),
        hearFingers(editor),
        showPointer(editor, (presence) => session.people.show(presence)),
        listenToKeys(editor, canvas),
        () => binding.stop(),
        () => routing.stop(),
      ];
      setMounted({ editor, canvas, binding });
      return () => {
        for (const stop of stops) stop();
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
      {mounted !== undefined && wall ? <LineKey editor={mounted.editor} /> : null}
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
