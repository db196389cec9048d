"use client";

import { type ReactNode, useSyncExternalStore } from "react";
import { useSession } from "#components/room/session-context.ts";
import { Button } from "#components/ui/Button.tsx";
import { cx } from "#components/ui/cx.ts";
import { Icon } from "#components/ui/Icon.tsx";
import type { Item } from "#lib/gap-map/model.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { Lit } from "./Lit.tsx";
import { useList } from "./list-context.ts";
import { useDetailsOf } from "./opened.ts";

interface Props {
  readonly item: Item;
  readonly name: string;
  /** Short states beside the name. */
  readonly tags?: ReactNode;
  /** What is said about it under its name. */
  readonly about: ReactNode;
}

interface FrameProps extends Props {
  /** What can be done with it, at the right. */
  readonly tools: ReactNode;
  readonly open?: boolean;
  /** What comes under it while it is open. */
  readonly children?: ReactNode;
}

/** A line of the List: its name chooses the item. */
export function ListItem({ item, name, tags, about, tools, open, children }: FrameProps) {
  const { choose } = useList();
  const { id } = item;
  const chosen = useIsChosen(id);
  const reference = referenceOf(item);
  return (
    <li
      className={cx("gm-w-service", open && "gm-w-service--open")}
      id={`item-${id}`}
      data-item-id={id}
      aria-current={chosen ? "true" : undefined}
    >
      <div className="gm-w-service__row">
        <div className="gm-w-service__name">
          <h3>
            <button type="button" className="gm-w-service__open" onClick={() => choose(id)}>
              {name.startsWith(reference) ? null : (
                <span className="gm-w-service__ref">{reference} </span>
              )}
              {name}
            </button>{" "}
            {tags}
            <Lit id={id} />
          </h3>
          {about}
        </div>
        {tools}
      </div>
      {children}
    </li>
  );
}

/** Whether this item is in the details panel. Each line asks for itself: choosing one draws two anew, not all. */
function useIsChosen(id: string): boolean {
  const { selection } = useSession();
  const look = () => selection.get() === id;
  return useSyncExternalStore(selection.subscribe, look, look);
}

interface OpeningProps extends Props {
  /** Everything that stands on it: shown under "Show details". */
  readonly body: ReactNode;
}

/** A line of the List that opens. */
export function OpeningItem({ body, ...line }: OpeningProps) {
  const { item, name } = line;
  const [open, setOpen] = useDetailsOf(item.id);
  const more = (
    <>
      <Button
        look="quiet"
        className="gm-w-service__more"
        aria-expanded={open}
        aria-controls={`d-${item.id}`}
        onClick={() => setOpen(!open)}
      >
        {open ? "Hide details" : "Show details"}
        <span className="gm-vh"> of {name}</span>
        <Icon name={open ? "up" : "down"} size="s" />
      </Button>
      <span className="gm-w-service__go">
        <Icon name="right" />
      </span>
    </>
  );
  return (
    <ListItem {...line} open={open} tools={more}>
      <div id={`d-${item.id}`} hidden={!open}>
        {open ? body : null}
      </div>
    </ListItem>
  );
}
