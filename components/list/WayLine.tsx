"use client";

import { NotesUnder } from "#components/details/parts.tsx";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { PathwayLine } from "#components/ui/PathwayLine.tsx";
import { lookOf, standingInWords } from "#lib/gap-map/ends.ts";
import { type ItemId, itemOf, type Pathway } from "#lib/gap-map/model.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { shortNameOf } from "#lib/gap-map/words.ts";
import { useList } from "./list-context.ts";

interface Props {
  readonly pathway: Pathway;
  /** The service that this line stands under, at one end of the pathway. */
  readonly at: ItemId;
}

/** A pathway under the service at one of its ends, with a link to the service at the other. */
export function WayLine({ pathway, at }: Props) {
  const map = useGapMap();
  const { choose, visits } = useList();
  const { id, fromId, toId } = pathway;
  const leaves = fromId === at;
  const other = leaves ? toId : fromId;
  const service = itemOf(map, "service", other);
  const reference = service === undefined ? "" : referenceOf(service);
  return (
    <>
      <div className="gm-w-way" data-way={id}>
        <button type="button" className="gm-w-way__ref" onClick={() => choose(id)}>
          {referenceOf(pathway) || "New"}
          <span className="gm-vh"> pathway</span>
        </button>
        <span className="gm-w-line__words">
          {leaves ? "To" : "From"}{" "}
          <a
            href={`#item-${other}`}
            onClick={(event) => {
              event.preventDefault();
              visits.follow({ from: at, to: other, wayId: id });
            }}
          >
            {reference === "" ? null : <span className="gm-w-way__other">{reference} </span>}
            {shortNameOf(map, other)}
          </a>
          <span className="gm-vh">: </span>
          <span className="gm-w-line__way">
            <PathwayLine {...lookOf(pathway)} />
          </span>
          <span className="gm-w-line__note">{standingInWords(map, pathway)}</span>
        </span>
      </div>
      {leaves ? <NotesUnder id={id} /> : null}
    </>
  );
}
