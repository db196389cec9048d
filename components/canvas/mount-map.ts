import { DefaultFontStyle, type Editor, type TLStore } from "tldraw";
import type { Session } from "#components/room/session.ts";
import { applyEdits } from "#lib/board-doc/doc.ts";
import { Binding, type Bound } from "./binding/bind.ts";
import { routingThread } from "./binding/route-elsewhere.ts";
import { bringIn } from "./bring-in.ts";
import { followZoom, keepChosenInView, showStart } from "./camera.ts";
import { copyNothing } from "./copy-nothing.ts";
import { followSelection } from "./follow-selection.ts";
import { listenToKeys } from "./keys.ts";
import { type CanvasActs, CanvasModel, setCanvas } from "./model.ts";
import { openMenus } from "./open-menus.ts";
import { followPeople } from "./people/follow-people.ts";
import { showPointer } from "./people/show-pointer.ts";
import { quietTouch } from "./quiet-touch.ts";
import { fadeOthers } from "./standing.ts";
import { hearFingers } from "./tools/fingers.ts";
import { walkCards } from "./walk.ts";
import { watchHands } from "./watch-hands.ts";

/** A drawing of a live map, and what it needs around it. */
export interface Mounted {
  readonly editor: Editor;
  readonly canvas: CanvasModel;
  readonly binding: Binding;
}

interface Parts extends Pick<Bound, "sign"> {
  readonly session: Session;
  readonly store: TLStore;
  readonly acts: CanvasActs;
}

/** Draws the map of an open session in an editor, and from now on keeps both in step, until it is stopped. */
export function mountMap(
  editor: Editor,
  { session, store, acts, sign }: Parts,
): Mounted & { readonly stop: () => void } {
  const routing = routingThread();
  const binding = new Binding({
    store,
    pageId: editor.getCurrentPageId(),
    maps: session.store,
    write: (edits, origin) => {
      // A map may be locked while a card is in somebody's hand: put down, it goes back.
      if (session.mayWrite()) applyEdits(session.doc, edits, origin);
    },
    sign,
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
  const stop = () => {
    for (const one of stops) one();
  };
  return { editor, canvas, binding, stop };
}
