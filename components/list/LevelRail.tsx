"use client";

import type { MouseEvent } from "react";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { kindsWords } from "#lib/gap-map/item-names.ts";
import { gapsOf, levelsOf, servicesOn } from "#lib/gap-map/order.ts";

/** The parts of the List with their counts, to jump to. */
export function LevelRail() {
  const map = useGapMap();
  return (
    <nav className="gm-w-rail" aria-label="Levels">
      <h2 className="gm-w-rail__head">Levels</h2>
      <ul className="gm-w-rail__list">
        {levelsOf(map).map((level) => (
          <li key={level.id}>
            <Jump to={level.id} swatch={level.role === "gap" ? "hatch" : level.tint}>
              {level.name}
              <span className="gm-w-rail__count">
                {level.role === "gap" ? gapsOf(map).length : servicesOn(map, level.id).length}
                <span className="gm-vh">
                  {" "}
                  {kindsWords[level.role === "gap" ? "gap" : "service"]}
                </span>
              </span>
            </Jump>
          </li>
        ))}
        <li>
          <Jump to="unplaced" swatch="none">
            Not placed yet
            <span className="gm-w-rail__count">
              {servicesOn(map, undefined).length}
              <span className="gm-vh"> {kindsWords.service}</span>
            </span>
          </Jump>
        </li>
      </ul>
      <h2 className="gm-w-rail__head">Also on this map</h2>
      <ul className="gm-w-rail__list">
        <li>
          <Jump to="personas">Personas</Jump>
        </li>
        <li>
          <Jump to="organisations">Organisations</Jump>
        </li>
        <li>
          <Jump to="sketches">Notes and drawings</Jump>
        </li>
        <li>
          <Jump to="bin">Deleted items</Jump>
        </li>
      </ul>
    </nav>
  );
}

interface JumpProps {
  readonly to: string;
  readonly swatch?: string;
  readonly children: React.ReactNode;
}

function Jump({ to, swatch, children }: JumpProps) {
  return (
    <a className="gm-w-rail__jump" href={`#h-${to}`} onClick={goTo}>
      {swatch === undefined ? null : (
        <span className={`gm-w-swatch gm-w-swatch--${swatch}`} aria-hidden="true" />
      )}
      {children}
    </a>
  );
}

/** To the heading, with the keyboard; the address stays as it is. */
function goTo(event: MouseEvent<HTMLAnchorElement>): void {
  const heading = document.getElementById(event.currentTarget.hash.slice(1));
  if (heading === null) return;
  event.preventDefault();
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: "start" });
}
