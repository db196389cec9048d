"use client";

import type { ReactNode } from "react";
import { Button } from "#components/ui/Button.tsx";
import { Icon } from "#components/ui/Icon.tsx";
import type { Level } from "#lib/gap-map/model.ts";
import { useOpened } from "./opened.ts";

interface Props {
  readonly id: string;
  readonly title: string;
  /** "4 services". */
  readonly count: string;
  /** The tint of a level; `plain` for what is no level. */
  readonly look: Level["tint"] | "plain";
  /** It is an item itself: a level. */
  readonly item?: boolean;
  /** Draw the sign of the gap. */
  readonly gap?: boolean;
  readonly startsOpen?: boolean;
  /** Buttons beside the heading. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** A heading with what stands under it, which can be put away. */
export function ListSection(props: Props) {
  const { id, title, count, look, item, gap = false, startsOpen = true, tools, children } = props;
  const [open, setOpen] = useOpened(sectionOf(id), startsOpen);
  return (
    <section
      className={`gm-w-tier gm-w-tier--${look}${gap ? " gm-w-tier--hatched" : ""}`}
      aria-labelledby={`h-${id}`}
      data-item-id={item ? id : undefined}
    >
      <div className="gm-w-level__head">
        <h2 id={`h-${id}`} tabIndex={-1}>
          {title} <span className="gm-w-level__count">{count}</span>
        </h2>
        {open ? tools : null}
        <Button look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? "Hide" : "Show"}
          <span className="gm-vh"> {title}</span>
          <Icon name={open ? "up" : "down"} size="s" />
        </Button>
      </div>
      {open ? children : null}
    </section>
  );
}

/** How a section is called among what can be opened. */
export function sectionOf(id: string): string {
  return `section ${id}`;
}
