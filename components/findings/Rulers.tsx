"use client";

import { useMemo, useState } from "react";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { Select } from "#components/ui/Select.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { gapInWords, type Ruler, rulerInWords, rulersOf } from "#lib/gap-map/analysis/ruler.ts";
import { servicesOn } from "#lib/gap-map/analysis/shown.ts";
import { countOf } from "#lib/gap-map/item-names.ts";
import { dimensionLabel } from "#lib/gap-map/words.ts";
import { useShowInRoom } from "./in-the-room.ts";
import { RulerTable } from "./RulerTable.tsx";
import { useLift } from "./use-lift.ts";

/** What each service holds on one scale, and the values that nobody holds. */
export function Rulers() {
  const map = useGapMap();
  const rulers = useMemo(() => rulersOf(map), [map]);
  const { choose } = useWorkshop();
  const [wanted, setWanted] = useState<string>();
  const ruler = rulers.find(({ dimension }) => dimension.id === wanted) ?? rulers[0];
  useShowInRoom(ruler && { scale: ruler.dimension.id });
  if (ruler === undefined) return <NoScale />;
  const label = dimensionLabel(map, ruler.dimension.id);
  return (
    <>
      <Select
        id="ruler-scale"
        label="Scale"
        options={rulers.map(({ dimension: { id }, between }) => ({
          value: id,
          label: `${dimensionLabel(map, id)}${between.length > 0 ? " (a gap)" : ""}`,
        }))}
        value={ruler.dimension.id}
        onChange={(event) => setWanted(event.target.value)}
      />
      <RulerTable ruler={ruler} label={label} onOpen={choose} />
      <Note ruler={ruler} />
      <ShowOnMap ruler={ruler} label={label} />
    </>
  );
}

function NoScale() {
  return (
    <p>
      No service has a threshold on a scale yet. Open a threshold and choose “Make it checkable”:
      what it is about, and at least or at most how much.
    </p>
  );
}

function Note({ ruler }: { readonly ruler: Ruler }) {
  const { between, dimension, silent } = ruler;
  return (
    <div className="gm-small gm-muted">
      {between.length > 0 ? <p className="gm-ruler__says">{gapInWords(ruler)}</p> : null}
      {dimension.id.startsWith("risk") ? (
        <p>Risk a service says it will hold, never a person’s own risk level.</p>
      ) : null}
      {silent > 0 ? <p>{`${countOf("service", silent)} on this map set no limit here.`}</p> : null}
      <p className="gm-vh">{rulerInWords(ruler)}</p>
    </div>
  );
}

function ShowOnMap({ ruler, label }: { readonly ruler: Ruler; readonly label: string }) {
  const { shown, show } = useLift();
  const on = shown === ruler.dimension.id;
  const items = servicesOn(ruler).map(({ id }) => id);
  return (
    <div>
      <Button
        icon="map"
        aria-pressed={on}
        onClick={() => show(ruler.dimension.id, on ? undefined : items)}
      >
        {on ? "Show the whole map again" : "Show these services on the map"}
        <span className="gm-vh">{`: ${label}`}</span>
      </Button>
    </div>
  );
}
