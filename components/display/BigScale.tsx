"use client";

import type { CSSProperties } from "react";
import { RulerTable } from "#components/findings/RulerTable.tsx";
import { useGapMap } from "#components/room/use-gap-map.ts";
import type { Ruler } from "#lib/gap-map/analysis/ruler.ts";
import { dimensionLabel } from "#lib/gap-map/words.ts";

/** Rows for the title, the values, how many hold them, and the heading of the others. */
const HEADS = 4;

/** One scale over the whole wall, with smaller letters where more services have a limit on it: nobody is there to scroll. */
export function BigScale({ ruler }: { readonly ruler: Ruler }) {
  const map = useGapMap();
  const rows = ruler.apart.length + ruler.others.length;
  return (
    <div className="gm-wall__scale" style={{ "--rows": rows + HEADS } as CSSProperties}>
      <RulerTable ruler={ruler} label={dimensionLabel(map, ruler.dimension.id)} />
    </div>
  );
}
