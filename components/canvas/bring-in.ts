import { type Editor, toRichText, type VecLike } from "tldraw";
import { isTyping } from "./keys.ts";
import type { CanvasModel } from "./model.ts";

/** More than this is no note any more. */
const MOST = 2_000;

const WORDS = {
  refused: "The map cannot hold pictures, files or web pages. Nothing was added.",
  tooLong: "That is too long for a note. Nothing was added. Paste a shorter piece of it.",
  noted: "What you pasted is a note on the map.",
} as const;

/** What tldraw would make shapes of that no map can hold. */
const STRANGE = ["files", "file-replace", "embed", "svg-text", "tldraw", "excalidraw"] as const;

/** What comes from outside, dropped or pasted: words become a note, everything else is refused, and this person is told. */
export function bringIn(editor: Editor, canvas: CanvasModel): () => void {
  const say = (words: string) => canvas.acts.say(words);
  const note = (words: string, at?: VecLike) => {
    if (!canvas.acts.mayEdit) return;
    say(words.length > MOST ? WORDS.tooLong : WORDS.noted);
    if (words.length <= MOST) addNote(editor, words, at);
  };
  for (const kind of STRANGE) editor.registerExternalContentHandler(kind, () => say(WORDS.refused));
  editor.registerExternalContentHandler("text", ({ text, point }) => note(text, point));
  editor.registerExternalContentHandler("url", ({ url, point }) => note(url, point));

  const paste = (event: ClipboardEvent) => {
    const { clipboardData: data, target } = event;
    if (data === null || editor.getEditingShapeId() !== null || isTyping(target)) return;
    event.preventDefault();
    const words = data.getData("text/plain").trim();
    if (words !== "" && data.files.length === 0) note(words);
    else if (data.types.length > 0 && canvas.acts.mayEdit) say(WORDS.refused);
  };
  const container = editor.getContainer();
  container.addEventListener("paste", paste);
  return () => container.removeEventListener("paste", paste);
}

/** A sticky note with these words, in the middle of what is seen or where it was dropped. */
function addNote(editor: Editor, words: string, at?: VecLike): void {
  const { x, y } = at ?? editor.getViewportPageBounds().center;
  const half = 100;
  editor.createShape({
    type: "note",
    x: x - half,
    y: y - half,
    props: { richText: toRichText(words) },
  });
}
