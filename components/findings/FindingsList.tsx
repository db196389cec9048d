"use client";

import { useState } from "react";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { Select } from "#components/ui/Select.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import type { Analysis } from "#lib/gap-map/analysis/analyse.ts";
import { drawnAs, unexplained } from "#lib/gap-map/analysis/drawn.ts";
import type { Finding } from "#lib/gap-map/analysis/finding.ts";
import { itemsOfFinding } from "#lib/gap-map/analysis/shown.ts";
import { findingsUnder, guidanceTheme, type Theme, themes } from "#lib/gap-map/analysis/themes.ts";
import { countOf } from "#lib/gap-map/item-names.ts";
import { gapsOf } from "#lib/gap-map/order.ts";
import { FindingLine } from "./FindingLine.tsx";
import { useShowInRoom } from "./in-the-room.ts";
import { useLift } from "./use-lift.ts";

type Wanted = "all" | "undrawn";

/** Everything found, one plain sentence each, under the question it answers. */
export function FindingsList({ analysis }: { readonly analysis: Analysis | undefined }) {
  const map = useGapMap();
  const [wanted, setWanted] = useState<Wanted>("all");
  const [guidance, setGuidance] = useState(false);
  if (analysis === undefined) return <p role="status">Looking at the map…</p>;
  const findings =
    wanted === "all"
      ? analysis.findings
      : analysis.findings.filter((finding) => drawnAs(map, finding).length === 0);
  if (analysis.findings.length === 0) return <Nothing />;
  const compared = findingsUnder(guidanceTheme, findings).length;
  return (
    <>
      <Drawn findings={analysis.findings} />
      <Select
        id="findings-wanted"
        label="Show"
        options={WANTED}
        value={wanted}
        onChange={(event) => setWanted(event.target.value as Wanted)}
      />
      <Themes shown={guidance ? [...themes, guidanceTheme] : themes} findings={findings} />
      {compared > 0 && !guidance ? (
        <div>
          <Button onClick={() => setGuidance(true)}>Compare with guidance</Button>
          <p className="gm-small gm-muted">
            National guidance has something to say on {compared} of these. It is left out until
            somebody asks, because it can sound like blame.
          </p>
        </div>
      ) : null}
    </>
  );
}

const WANTED: readonly { readonly value: Wanted; readonly label: string }[] = [
  { value: "all", label: "Everything found" },
  { value: "undrawn", label: "What nobody has drawn as a gap yet" },
];

function Nothing() {
  return (
    <p>
      Nothing is found yet. Findings come as soon as services have thresholds, pathways lead from
      one to another, and example people are on the map.
    </p>
  );
}

/** Whether drawn gaps and findings say the same. */
function Drawn({ findings }: { readonly findings: readonly Finding[] }) {
  const map = useGapMap();
  const { choose } = useWorkshop();
  const drawn = gapsOf(map).length;
  if (drawn === 0) return null;
  const open = unexplained(map, findings);
  return (
    <div className="gm-f-drawn">
      <p>
        {open.length === 0
          ? `${countOf("gap", drawn)} drawn. Something found on the map stands behind each of them.`
          : `${countOf("gap", drawn)} drawn. Nothing found on the map explains ${open.length === 1 ? "one of them" : `${open.length} of them`} yet:`}
      </p>
      {open.length === 0 ? null : (
        <ul>
          {open.map(({ id, title }) => (
            <li key={id}>
              <Button look="link" onClick={() => choose(id)}>
                {title === "" ? "A gap without a title" : title}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface ThemesProps {
  readonly shown: readonly Theme[];
  readonly findings: readonly Finding[];
}

function Themes({ shown, findings }: ThemesProps) {
  const map = useGapMap();
  const { shown: lifted, show } = useLift();
  useShowInRoom(lifted === undefined ? undefined : { finding: lifted });
  const press = (finding: Finding) =>
    show(finding.id, finding.id === lifted ? undefined : itemsOfFinding(map, finding));
  return shown.map((theme) => (
    <ThemeGroup
      key={theme.id}
      theme={theme}
      findings={findingsUnder(theme, findings)}
      lifted={lifted}
      onShow={press}
    />
  ));
}

/** So many of a theme are shown at first. */
const FIRST = 4;

interface GroupProps {
  readonly theme: Theme;
  readonly findings: readonly Finding[];
  readonly lifted: string | undefined;
  readonly onShow: (finding: Finding) => void;
}

function ThemeGroup({ theme: { id, title }, findings, lifted, onShow }: GroupProps) {
  const [all, setAll] = useState(false);
  if (findings.length === 0) return null;
  const shown = all || findings.length <= FIRST + 1 ? findings : findings.slice(0, FIRST);
  const hidden = findings.length - shown.length;
  return (
    <section className="gm-f-theme" aria-labelledby={`theme-${id}`}>
      <h3 id={`theme-${id}`}>
        {title} <span className="gm-small gm-muted">{findings.length}</span>
      </h3>
      <div>
        <ul className="gm-f-lines">
          {shown.map((finding) => (
            <FindingLine
              key={finding.id}
              finding={finding}
              on={finding.id === lifted}
              onToggle={() => onShow(finding)}
            />
          ))}
        </ul>
        {hidden > 0 ? (
          <Button look="link" onClick={() => setAll(true)}>
            {`Show ${hidden} more`}
            <span className="gm-vh">{` under ${title}`}</span>
          </Button>
        ) : null}
      </div>
    </section>
  );
}
