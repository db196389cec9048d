"use client";

import { useEffect, useRef, useState } from "react";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button, LinkButton } from "#components/ui/Button.tsx";
import { Switch } from "#components/ui/Switch.tsx";
import { useEscape } from "#components/ui/use-escape.ts";
import { countOf } from "#lib/gap-map/item-names.ts";
import { type GapMap, itemsOf } from "#lib/gap-map/model.ts";
import { FindingsList } from "./FindingsList.tsx";
import { InTheRoom } from "./in-the-room.ts";
import { Matrix } from "./Matrix.tsx";
import { Rulers } from "./Rulers.tsx";
import { ToDiscuss } from "./ToDiscuss.tsx";
import { ToTheRoom } from "./ToTheRoom.tsx";
import { useAnalysis } from "./use-analysis.ts";
import { Walk } from "./Walk.tsx";
import "./agenda.css";
import "./findings.css";
import "./matrix.css";
import "./ruler.css";

type Page = "sentences" | "scales" | "walk" | "matrix" | "discuss";

interface Props {
  /** An item is open in the details: it stands in this place meanwhile. */
  readonly hidden: boolean;
  /** Address of the same on one page, to be printed. */
  readonly paper: string;
  /** Address of the room display, for who may show something there. */
  readonly display?: string | undefined;
  readonly onClose: () => void;
}

/** What the map says: in sentences, on scales, and from the side of one person. Kept up while people edit. */
export function FindingsPanel({ hidden, paper, display, onClose }: Props) {
  const map = useGapMap();
  const analysis = useAnalysis();
  const [page, setPage] = useState<Page>("sentences");
  const [showing, setShowing] = useState(false);
  const panel = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEscape(panel, onClose);
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <aside
      className="gm-w-panel gm-f-panel"
      id="findings"
      aria-labelledby="findings-title"
      tabIndex={-1}
      ref={panel}
      data-region="findings"
      hidden={hidden}
    >
      <div className="gm-f-panel__top">
        <div>
          <h2 className="gm-f-panel__title" id="findings-title" tabIndex={-1} ref={heading}>
            Findings
          </h2>
          <p className="gm-small gm-muted">{basisOf(map)}</p>
        </div>
        <div className="gm-f-panel__tools">
          <LinkButton look="quiet" icon="print" href={paper} newTab>
            Print<span className="gm-vh"> these findings (opens in a new tab)</span>
          </LinkButton>
          <Button look="quiet" icon="close" iconOnly onClick={onClose}>
            Close findings
          </Button>
        </div>
      </div>
      <div className="gm-f-panel__pages">
        <Switch legend="What findings show" views={PAGES} value={page} onChoose={setPage} />
      </div>
      {display === undefined ? null : (
        <ToTheRoom on={showing} onSwitch={setShowing} display={display} />
      )}
      <InTheRoom value={showing}>
        <div className="gm-f-panel__body">
          {page === "sentences" ? <FindingsList analysis={analysis} /> : null}
          {page === "scales" ? <Rulers /> : null}
          {page === "walk" ? <Walk /> : null}
          {page === "matrix" ? <Matrix analysis={analysis} /> : null}
          {page === "discuss" ? <ToDiscuss analysis={analysis} /> : null}
        </div>
      </InTheRoom>
    </aside>
  );
}

const PAGES: readonly (readonly [Page, string])[] = [
  ["sentences", "In sentences"],
  ["scales", "On a scale"],
  ["walk", "Walk through"],
  ["matrix", "In a table"],
  ["discuss", "To discuss"],
];

function basisOf(map: GapMap): string {
  const [services, pathways] = [itemsOf(map, "service").length, itemsOf(map, "pathway").length];
  return `What this map says now, from ${countOf("service", services)} and ${countOf("pathway", pathways)}. It says nothing about any real person.`;
}
