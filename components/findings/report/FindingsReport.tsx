import { Coverage } from "#components/findings/Coverage.tsx";
import { Hatch } from "#components/ui/Hatch.tsx";
import { analyse } from "#lib/gap-map/analysis/analyse.ts";
import { unexplained } from "#lib/gap-map/analysis/drawn.ts";
import { countOf } from "#lib/gap-map/item-names.ts";
import { type GapMap, itemsOf } from "#lib/gap-map/model.ts";
import { gapsOf } from "#lib/gap-map/order.ts";
import { Barriers } from "./Barriers.tsx";
import { Discussion } from "./Discussion.tsx";
import { MatrixTable } from "./MatrixTable.tsx";
import { PersonByPerson } from "./PersonByPerson.tsx";
import { RulerPictures } from "./RulerPictures.tsx";
import { Sentences } from "./Sentences.tsx";
import "#components/findings/agenda.css";
import "#components/findings/findings.css";
import "#components/findings/matrix.css";
import "#components/findings/ruler.css";
import "./report.css";

interface Props {
  readonly map: GapMap;
  /** Which state of the map this is: “as it stood on 22 November 2026”. */
  readonly state: string;
}

/** All that a map says, to read on one page and to print: pictures, sentences and real tables. */
export function FindingsReport({ map, state }: Props) {
  const analysis = analyse(map);
  const { about } = map;
  const [services, pathways] = [itemsOf(map, "service").length, itemsOf(map, "pathway").length];
  return (
    <article className="gm-report">
      <header>
        <p>Findings</p>
        <h1>{about.title}</h1>
        <Hatch />
        <p>
          {`What this map says ${state}, from ${countOf("service", services)} and ${countOf("pathway", pathways)}. `}
          It says nothing about any real person, and nothing here is clinical advice.
        </p>
        <Drawn map={map} analysis={analysis} />
      </header>
      <RulerPictures map={map} />
      <Sentences map={map} findings={analysis.findings} />
      <Discussion map={map} analysis={analysis} />
      <MatrixTable map={map} analysis={analysis} />
      <PersonByPerson map={map} />
      <section className="gm-report__part" aria-label="What is offered where">
        <Coverage map={map} />
      </section>
      <Barriers map={map} />
      {about.disclaimer === undefined ? null : <p className="gm-small">{about.disclaimer}</p>}
    </article>
  );
}

/** Whether what people have drawn and what is found say the same. */
function Drawn({
  map,
  analysis,
}: Pick<Props, "map"> & { readonly analysis: ReturnType<typeof analyse> }) {
  const drawn = gapsOf(map).length;
  const open = unexplained(map, analysis.findings);
  if (drawn === 0) return null;
  const rest = open.map(({ title }) => title).join("; ");
  return (
    <p>
      {open.length === 0
        ? `${countOf("gap", drawn)} drawn. Something found on the map stands behind each of them.`
        : `${countOf("gap", drawn)} drawn. Nothing found on the map explains yet: ${rest}.`}
    </p>
  );
}
