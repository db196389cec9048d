"use client";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { type Editor, useValue } from "tldraw";
import { showWhole } from "#components/canvas/camera.ts";
import type { CanvasModel, NoteKind } from "#components/canvas/model.ts";
import { Icon } from "#components/ui/Icon.tsx";
import type { IconName } from "#components/ui/icon-paths.ts";
import { VisuallyHidden } from "#components/ui/VisuallyHidden.tsx";
import type { ItemId } from "#lib/gap-map/model.ts";
import { levelsOf } from "#lib/gap-map/order.ts";

interface Tool {
  readonly id: string;
  readonly word: string;
  readonly icon: IconName;
  /** Also for those who only look. */
  readonly looking?: boolean;
}

const TOOLS: readonly Tool[] = [
  { id: "select", word: "Select", icon: "select", looking: true },
  { id: "service", word: "Service", icon: "service" },
  { id: "threshold", word: "Threshold", icon: "threshold" },
  { id: "barrier", word: "Barrier", icon: "barrier" },
  { id: "goodPractice", word: "Good practice", icon: "goodPractice" },
  { id: "pathway", word: "Pathway", icon: "pathway" },
  { id: "gap", word: "Gap", icon: "gap" },
  { id: "note", word: "Note", icon: "note" },
  { id: "text", word: "Text", icon: "text" },
  { id: "hand", word: "Hand", icon: "hand", looking: true },
];

interface Props {
  readonly editor: Editor;
  readonly canvas: CanvasModel;
  readonly onFind: () => void;
  /** What somebody who may change the map has besides; absent for those who only look. */
  readonly editing?: Editing;
  /** Whether cards show all that is said about their services. */
  readonly spelled: boolean;
  readonly onSpell: () => void;
}

interface Editing {
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly onTidy: (levelId: ItemId) => void;
}

/** The tools, each with its icon and its word. */
export function ToolRail({ editor, canvas, onFind, editing, spelled, onSpell }: Props) {
  const current = useValue("tool", () => editor.getCurrentToolId(), [editor]);
  const pick = (id: string) => {
    const chosen = canvas.chosen.get() ?? canvas.kept.get();
    const kind = chosen === undefined ? undefined : canvas.picture.get().map.items[chosen]?.kind;
    if (chosen !== undefined && isNote(id) && suits(id, kind)) canvas.acts.annotate(id, chosen);
    else {
      editor.setCurrentTool(id);
      editor.getContainer().focus();
    }
  };
  return (
    <div className="gm-tools" role="toolbar" aria-label="Tools" aria-orientation="vertical">
      {TOOLS.filter((tool) => editing !== undefined || tool.looking).map((tool) => (
        <ToolButton
          key={tool.id}
          word={tool.word}
          icon={tool.icon}
          pressed={current === tool.id}
          onPress={() => pick(tool.id)}
        />
      ))}
      <hr className="gm-tools__rule" />
      <ToolButton word="Find" icon="search" onPress={onFind} />
      <ToolButton word="All text" icon="list" pressed={spelled} onPress={onSpell} />
      {editing === undefined ? null : <TidyMenu canvas={canvas} onTidy={editing.onTidy} />}
      {editing === undefined ? null : <Undoing {...editing} />}
      <Zoom editor={editor} canvas={canvas} />
    </div>
  );
}

function TidyMenu({ canvas, onTidy }: Pick<Props, "canvas"> & Pick<Editing, "onTidy">) {
  const map = useValue("map", () => canvas.picture.get().map, [canvas]);
  return (
    <MenuTrigger>
      <Button className="gm-tool">
        <Icon name="tidy" />
        Tidy
      </Button>
      <Popover className="gm-popover" placement="right">
        <Menu
          className="gm-menu"
          aria-label="Level to tidy"
          onAction={(key) => onTidy(key as ItemId)}
        >
          {levelsOf(map).map(({ id, name }) => (
            <MenuItem key={id} id={id} className="gm-menu__item">
              {name}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function Undoing({ onUndo, onRedo, canUndo, canRedo }: Omit<Editing, "onTidy">) {
  return (
    <div className="gm-tools__pair">
      <ToolButton word="Undo" icon="undo" onPress={onUndo} off={!canUndo} />
      <ToolButton word="Redo" icon="redo" onPress={onRedo} off={!canRedo} />
    </div>
  );
}

interface ToolButtonProps {
  readonly word: string;
  readonly icon: IconName;
  readonly onPress: () => void;
  readonly pressed?: boolean;
  readonly off?: boolean;
}

function ToolButton({ word, icon, onPress, pressed, off }: ToolButtonProps) {
  return (
    <button
      type="button"
      className="gm-tool"
      aria-pressed={pressed}
      aria-disabled={off}
      onClick={() => {
        if (!off) onPress();
      }}
    >
      <Icon name={icon} />
      {word}
    </button>
  );
}

/** Zoom on buttons: Ctrl with plus and minus stays with the browser. */
function Zoom({ editor, canvas }: Pick<Props, "editor" | "canvas">) {
  const percent = useValue("percent", () => Math.round(editor.getZoomLevel() * 100), [editor]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons, not of form fields
    <div className="gm-zoom" role="group" aria-label="Zoom">
      <button type="button" onClick={() => editor.zoomOut()}>
        <Icon name="minus" />
        <VisuallyHidden>Zoom out</VisuallyHidden>
      </button>
      <button type="button" onClick={() => editor.zoomIn()}>
        <Icon name="plus" />
        <VisuallyHidden>Zoom in</VisuallyHidden>
      </button>
      <button type="button" onClick={() => editor.resetZoom()}>
        {percent}%<VisuallyHidden>, show in real size</VisuallyHidden>
      </button>
      <button type="button" onClick={() => showWhole(editor, canvas)}>
        <Icon name="fit" />
        <VisuallyHidden>Show the whole map</VisuallyHidden>
      </button>
    </div>
  );
}

function isNote(id: string): id is NoteKind {
  return id === "threshold" || id === "barrier" || id === "goodPractice";
}

function suits(note: NoteKind, kind: string | undefined): boolean {
  return kind === "service" || (kind === "pathway" && note !== "threshold");
}
