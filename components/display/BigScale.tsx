"use client";

import { RulerTable } from "#components/findings/RulerTable.tsx";
import { useGapMap } from "#components/room/use-gap-map.ts";
import type { Ruler } from "#lib/gap-map/analysis/ruler.ts";
import { dimensionLabel } from "#lib/gap-map/words.ts";

/** One scale over the whole wall. */
export function BigScale({ ruler }: { readonly ruler: Ruler }) {
  const map = useGapMap();
  return (
    <main className="gm-wall__scale">
      <RulerTable ruler={ruler} label={dimensionLabel(map, ruler.dimension.id)} />
      {ruler.dimension.id.startsWith("risk") ? (
        <p>Risk a service says it will hold, never a person’s own risk level.</p>
      ) : null}
    </main>
  );
}
