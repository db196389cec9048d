import { RulerTable } from "#components/findings/RulerTable.tsx";
import { rulerInWords, rulersOf } from "#lib/gap-map/analysis/ruler.ts";
import type { GapMap } from "#lib/gap-map/model.ts";
import { dimensionLabel } from "#lib/gap-map/words.ts";

/** The scales on which something falls between services, each as a picture and in words. */
export function RulerPictures({ map }: { readonly map: GapMap }) {
  const rulers = rulersOf(map);
  const withGaps = rulers.filter(({ between }) => between.length > 0);
  return (withGaps.length > 0 ? withGaps : rulers.slice(0, 1)).map((ruler) => {
    const { id } = ruler.dimension;
    return (
      <section key={id} className="gm-report__ruler" aria-label={dimensionLabel(map, id)}>
        <RulerTable ruler={ruler} label={dimensionLabel(map, id)} />
        {id.startsWith("risk") ? (
          <p className="gm-small">
            Risk a service says it will hold, never a person’s own risk level.
          </p>
        ) : null}
        <p className="gm-small">{rulerInWords(ruler)}</p>
      </section>
    );
  });
}
