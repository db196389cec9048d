"use client";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { stopEventPropagation, type TLShapeId, useEditor, useValue } from "tldraw";
import { itemId } from "#components/canvas/binding/shapes.ts";
import { canvasOf } from "#components/canvas/model.ts";

interface Props {
  readonly id: TLShapeId;
  readonly value: string;
  readonly label: string;
}

/** The name of a service or the title of a gap, open on its card. Enter or a click elsewhere keeps it, Escape leaves it as it was. */
export function NameField({ id, value, label }: Props) {
  const editor = useEditor();
  const [text, setText] = useState(value);
  // What the map does not take any more must not be typed in vain.
  const locked = useValue("locked", () => editor.getIsReadonly(), [editor]);
  const before = useRef(value);
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);
  // Somebody deletes the card that is being named: the keyboard stays in the drawing.
  useLayoutEffect(() => {
    const open = field.current;
    return () => {
      if (open !== null && open === document.activeElement) editor.getContainer().focus();
    };
  }, [editor]);

  function type(next: string): void {
    setText(next);
    canvasOf(editor)?.acts.rename(itemId(id), next);
  }

  function close(kept: boolean): void {
    if (!kept && text !== before.current) canvasOf(editor)?.acts.rename(itemId(id), before.current);
    editor.setEditingShape(null);
    editor.setCurrentTool("select");
    editor.getContainer().focus();
  }

  return (
    <textarea
      ref={field}
      className="gm-service__field"
      aria-label={label}
      value={text}
      maxLength={200}
      readOnly={locked}
      rows={2}
      onChange={(event) => type(event.target.value.replaceAll("\n", " "))}
      onPointerDown={stopEventPropagation}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") event.preventDefault();
        if (event.key === "Enter" || event.key === "Escape") close(event.key === "Enter");
      }}
    />
  );
}
