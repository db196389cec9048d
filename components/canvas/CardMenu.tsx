"use client";
import { useCallback, useEffect, useRef } from "react";
import { Menu, MenuItem, Popover, SubmenuTrigger } from "react-aria-components";
import { type Editor, useValue } from "tldraw";
import { Icon } from "#components/ui/Icon.tsx";
import type { IconName } from "#components/ui/icon-paths.ts";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { commandWords, moveToLevel } from "#lib/gap-map/commands.ts";
import { headingOf } from "#lib/gap-map/item-names.ts";
import type { GapMap, Item, ItemId } from "#lib/gap-map/model.ts";
import { levelsOf, servicesInOrder } from "#lib/gap-map/order.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { shapeId } from "./binding/shapes.ts";
import type { CanvasModel } from "./model.ts";

interface Props {
  readonly editor: Editor;
  readonly canvas: CanvasModel;
}

/** What can be done with a card or a pathway: the same as in the List, without dragging. */
export function CardMenu({ editor, canvas }: Props) {
  const anchor = useRef<HTMLSpanElement>(null);
  const menu = useValue("menu", () => canvas.menu.get(), [canvas]);
  const map = useValue("map", () => canvas.picture.get().map, [canvas]);
  const item = menu === undefined ? undefined : map.items[menu.id];
  const close = useCallback(() => {
    canvas.menu.set(undefined);
    editor.getContainer().focus();
  }, [editor, canvas]);
  const gone = menu !== undefined && item === undefined;
  useEffect(() => {
    if (gone) close();
  }, [gone, close]);
  if (menu === undefined || item === undefined) return null;
  return (
    <>
      <span ref={anchor} className="gm-menu-spot" style={{ left: menu.x, top: menu.y }} />
      <Popover
        className="gm-popover"
        triggerRef={anchor}
        isOpen
        onOpenChange={(open) => {
          if (!open) close();
        }}
        placement="bottom start"
      >
        <ItemMenu editor={editor} canvas={canvas} map={map} item={item} />
      </Popover>
    </>
  );
}

function ItemMenu({ editor, canvas, map, item }: Props & { map: GapMap; item: Item }) {
  const { act } = useWorkshop();
  const { acts } = canvas;
  const service = item.kind === "service";
  const onAction = (key: string) => {
    canvas.menu.set(undefined);
    if (key === "rename")
      editor.setEditingShape(shapeId(item.id)).setCurrentTool("select.editing_shape");
    if (key === "edit") acts.choose(item.id, "edit");
    if (key === "read") acts.choose(item.id, "read");
    if (key === "threshold" || key === "barrier" || key === "goodPractice")
      acts.annotate(key, item.id);
    if (key === "remove") acts.remove([item.id]);
  };
  return (
    <Menu
      className="gm-menu"
      aria-label={`Actions for ${headingOf(item)}`}
      autoFocus="first"
      onAction={(key) => onAction(String(key))}
    >
      {acts.mayEdit ? (
        <>
          <Act id="edit" icon="edit" words={`${commandWords.edit} details`} />
          {service || item.kind === "gap" ? <Act id="rename" icon="text" words="Rename" /> : null}
          {service ? <Act id="threshold" icon="threshold" words="Add threshold" /> : null}
          {service || item.kind === "pathway" ? (
            <>
              <Act id="barrier" icon="barrier" words="Add barrier" />
              <Act id="goodPractice" icon="goodPractice" words="Add good practice" />
            </>
          ) : null}
          {service ? (
            <>
              <Branch
                icon="move"
                words="Move to level"
                choices={levelsOf(map).filter(({ role }) => role === "services")}
                onChoose={(id) => {
                  canvas.menu.set(undefined);
                  act(moveToLevel(map, item.id, id));
                }}
              />
              <Branch
                icon="pathway"
                words="Add pathway to"
                choices={servicesInOrder(map).filter(({ id }) => id !== item.id)}
                onChoose={(id) => {
                  canvas.menu.set(undefined);
                  acts.connect(item.id, id);
                }}
              />
            </>
          ) : null}
          <Act id="remove" icon="bin" words={commandWords.remove} />
        </>
      ) : (
        <Act id="read" icon="info" words="Show details" />
      )}
    </Menu>
  );
}

function Act({ id, icon, words }: { id: string; icon: IconName; words: string }) {
  return (
    <MenuItem id={id} className="gm-menu__item" textValue={words}>
      <Icon name={icon} />
      {words}
    </MenuItem>
  );
}

interface BranchProps {
  readonly icon: IconName;
  readonly words: string;
  readonly choices: readonly Item[];
  readonly onChoose: (id: ItemId) => void;
}

function Branch({ icon, words, choices, onChoose }: BranchProps) {
  return (
    <SubmenuTrigger>
      <MenuItem className="gm-menu__item" textValue={words}>
        <Icon name={icon} />
        {words}
        <Icon name="right" size="s" />
      </MenuItem>
      <Popover className="gm-popover">
        <Menu className="gm-menu" aria-label={words} onAction={(key) => onChoose(key as ItemId)}>
          {choices.map((item) => (
            <MenuItem
              key={item.id}
              id={item.id}
              className="gm-menu__item"
              textValue={headingOf(item)}
            >
              {[referenceOf(item), headingOf(item)].filter(Boolean).join(" ")}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </SubmenuTrigger>
  );
}
