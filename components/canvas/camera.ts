import { Box, type Editor, react, unsafe__withoutCapture } from "tldraw";
import type { ItemId } from "#lib/gap-map/model.ts";
import type { Rect } from "#lib/scene/geometry.ts";
import { cardRoomAt, detailAt, gapLinesAt, pixelAt, READABLE, wordsAt } from "./detail.ts";
import type { CanvasModel } from "./model.ts";

/** Width of the column with the names of the levels, in px of the screen. */
const LABEL_WIDTH = 104;
const MARGIN = 16;
/** What the key covers at the bottom, in px of the screen. */
const KEY_HEIGHT = 56;
/** Empty space at the left of a map that need not be seen at first, in map units. */
const START = 24;

/** Shows the whole map beside the names of its levels, from the top. */
export function showWhole(editor: Editor, canvas: CanvasModel): void {
  const { width, height } = canvas.picture.get().layout;
  const { w, h } = editor.getViewportScreenBounds();
  const room = { w: Math.max(100, w - LABEL_WIDTH), h: Math.max(100, h - KEY_HEIGHT) };
  const z = Math.min(room.w / width, room.h / height, 1);
  editor.setCamera({ x: (LABEL_WIDTH + Math.max(0, (room.w - width * z) / 2)) / z, y: 0, z });
}

/** The smallest zoom at which somebody should meet a map: names can be read. */
const FIRST_ZOOM = { wide: 0.33, phone: 0.5 } as const;

/** Where somebody starts: the whole map when its names can be read so, else its first levels. */
export function showStart(editor: Editor, canvas: CanvasModel): void {
  showWhole(editor, canvas);
  const { w } = editor.getViewportScreenBounds();
  const least = w < 600 ? FIRST_ZOOM.phone : FIRST_ZOOM.wide;
  if (editor.getZoomLevel() >= least) return;
  editor.setCamera({ x: LABEL_WIDTH / least - START, y: 0, z: least });
}

/** Shows an area of the map, never nearer than its real size, or than this. */
export function showArea(editor: Editor, area: Box, nearest = 1): void {
  const { w, h } = editor.getViewportScreenBounds();
  const room = { w: Math.max(100, w - LABEL_WIDTH - 2 * MARGIN), h: Math.max(100, h - 2 * MARGIN) };
  const z = Math.min(room.w / area.w, room.h / area.h, nearest);
  editor.setCamera({
    x: (LABEL_WIDTH + MARGIN + Math.max(0, (room.w - area.w * z) / 2)) / z - area.x,
    y: (MARGIN + Math.max(0, (room.h - area.h * z) / 2)) / z - area.y,
    z,
  });
}

/** Comes near enough to read what cards say. */
export function showReadable(editor: Editor): void {
  if (editor.getZoomLevel() >= READABLE) return;
  const { x, y } = editor.getCamera();
  const before = editor.getZoomLevel();
  // What is at the top left stays there.
  const left = LABEL_WIDTH / READABLE - LABEL_WIDTH / before;
  editor.setCamera({ x: x + left, y, z: READABLE });
}

/** Moves the map as little as shows the whole of this. */
export function bringIntoView(editor: Editor, { x, y, w, h }: Rect): void {
  const camera = editor.getCamera();
  const { minX, minY, maxX, maxY } = editor.getViewportPageBounds();
  const px = 1 / camera.z;
  const [label, key, margin] = [LABEL_WIDTH * px, KEY_HEIGHT * px, MARGIN * px];
  const right = Math.max(0, minX + label + margin - x) || Math.min(0, maxX - margin - x - w);
  const down = Math.max(0, minY + margin - y) || Math.min(0, maxY - key - margin - y - h);
  if (right === 0 && down === 0) return;
  editor.setCamera({ x: camera.x + right, y: camera.y + down, z: camera.z });
}

/** Brings the chosen card back into view when the details panel opens over the place where it was. */
export function keepChosenInView(editor: Editor, canvas: CanvasModel): () => void {
  let before = editor.getViewportScreenBounds().w;
  return react("keep the chosen card in view", () => {
    const { w } = editor.getViewportScreenBounds();
    const narrower = w < before;
    before = w;
    if (narrower) unsafe__withoutCapture(() => showChosenCard(editor, canvas));
  });
}

function showChosenCard(editor: Editor, canvas: CanvasModel): void {
  const chosen = canvas.shown.get();
  const box = chosen === undefined ? undefined : canvas.picture.get().layout.boxes.get(chosen);
  const view = editor.getViewportPageBounds();
  const { x, y, z } = editor.getCamera();
  const over = box === undefined ? 0 : box.x + box.w + MARGIN / z - view.maxX;
  if (over > 0) editor.setCamera({ x: x - over, y, z });
}

/** Lets what a finding is about stand out, all of it in view. */
export function showLifted(
  editor: Editor,
  canvas: CanvasModel,
  lifted: ReadonlySet<ItemId> | undefined,
): void {
  canvas.lift(lifted);
  const area = areaOf(canvas, lifted);
  if (area === undefined) return;
  const view = editor.getViewportPageBounds();
  const px = 1 / editor.getZoomLevel();
  const fits =
    area.w + (LABEL_WIDTH + 2 * MARGIN) * px <= view.w &&
    area.h + (KEY_HEIGHT + 2 * MARGIN) * px <= view.h;
  // As near as somebody was: what steps back stays in sight, and tells where on the map this is.
  if (fits) bringIntoView(editor, area);
  else showArea(editor, area);
}

/** What the cards of these items take up together. */
export function areaOf(
  canvas: CanvasModel,
  items: ReadonlySet<ItemId> | undefined,
): Box | undefined {
  const { boxes } = canvas.picture.get().layout;
  const cards = [...(items ?? [])].flatMap((id) => boxes.get(id) ?? []);
  if (cards.length === 0) return undefined;
  return Box.Common(cards.map(({ x, y, w, h }) => new Box(x, y, w, h)));
}

/** Keeps letter sizes and the amount of detail in step with the zoom. */
export function followZoom(editor: Editor, canvas: CanvasModel): () => void {
  let [last, shown] = [0, 0];
  return react("zoom", () => {
    const zoom = editor.getZoomLevel();
    if (zoom === last) return;
    last = zoom;
    editor.getContainer().style.setProperty("--gm-scale", String(1 / zoom));
    canvas.detail.set(detailAt(zoom));
    canvas.words.set(wordsAt(zoom));
    const container = editor.getContainer();
    const pixel = pixelAt(zoom);
    if (pixel === shown) return;
    shown = pixel;
    container.style.setProperty("--gm-px", `${pixel}px`);
    container.style.setProperty("--gm-gap-lines", String(gapLinesAt(pixel)));
    const { lines, signs } = cardRoomAt(pixel);
    container.style.setProperty("--gm-name-lines", String(lines));
    container.style.setProperty("--gm-signs", signs ? "flex" : "none");
    container.style.setProperty("--gm-word", String(Math.max(1, (12 / 14) * pixel)));
  });
}
