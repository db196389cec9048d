"use client";

import { Steady } from "#components/list/Steady.tsx";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { newId } from "#components/workshop/new-id.ts";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { nameOf } from "#lib/gap-map/item-names.ts";
import type { View } from "#lib/gap-map/model.ts";
import { agreeingWith, agreeWith, mayAgreeWith, roleOf } from "#lib/gap-map/views.ts";
import { ItemLine } from "./Part.tsx";

interface Props {
  readonly view: View;
  /** In the List, where each view has its one place. */
  readonly home?: boolean;
}

/** Who else sees it as a view does, and a way for others to say so. */
export function Agreeing({ view, home = false }: Props) {
  const map = useGapMap();
  const { act, mayEdit, me } = useWorkshop();
  const agreeing = agreeingWith(map, view);
  const row = (one: View) => (
    <li key={one.id} data-item-id={home ? one.id : undefined}>
      <ItemLine item={one}>Also sees it so: {one.role}</ItemLine>
    </li>
  );
  return (
    <>
      {agreeing.length === 0 ? null : (
        <ul className="gm-lines gm-lines--under">
          {home ? (
            <Steady items={agreeing} as="li">
              {row}
            </Steady>
          ) : (
            agreeing.map(row)
          )}
        </ul>
      )}
      {mayEdit && mayAgreeWith(map, view, me) ? (
        <Button look="link" onClick={() => act(agreeWith(view, newId("view"), roleOf(me)))}>
          I see it so too
          <span className="gm-vh">: {nameOf(view)}</span>
        </Button>
      ) : null}
    </>
  );
}
