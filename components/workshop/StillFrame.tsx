"use client";

import { useEffect, useMemo, useState } from "react";
import { LiveRegions } from "#components/announce/live-regions.ts";
import { Regions } from "#components/announce/Regions.tsx";
import { SpeakContext } from "#components/announce/speak-context.ts";
import { DetailsPanel } from "#components/details/DetailsPanel.tsx";
import { ExportDialog } from "#components/export/ExportDialog.tsx";
import { FindingsPanel } from "#components/findings/FindingsPanel.tsx";
import { ListView } from "#components/list/ListView.tsx";
import type { Session } from "#components/room/session.ts";
import { SessionContext, useSession } from "#components/room/session-context.ts";
import { stillSession } from "#components/room/still-session.ts";
import { Button, LinkButton } from "#components/ui/Button.tsx";
import { Logo } from "#components/ui/Logo.tsx";
import { SkipLinks } from "#components/ui/SkipLinks.tsx";
import { Tag } from "#components/ui/Tag.tsx";
import type { GapMap } from "#lib/gap-map/model.ts";
import { FindingsButton } from "./FindingsButton.tsx";
import { LazyCanvas } from "./LazyCanvas.tsx";
import { MoreButtons, MoreMenu } from "./MoreMenu.tsx";
import { PhoneBar } from "./PhoneBar.tsx";
import { stillWorkshop } from "./still-workshop.ts";
import { useCalm } from "./use-calm.ts";
import { useChosen } from "./use-chosen.ts";
import { useFindings } from "./use-findings.ts";
import { useView } from "./use-view.ts";
import { ViewSwitch } from "./ViewSwitch.tsx";
import { WorkshopContext } from "./workshop-context.ts";
import "./header.css";
import "./workshop.css";

/** A version, as its page shows it. */
interface StillVersion {
  readonly number: number;
  readonly name: string;
  /** Who saved it, and when, in words. */
  readonly words: string;
  readonly agreed: boolean;
}

interface Props {
  readonly mapId: string;
  readonly map: GapMap;
  readonly version: StillVersion;
}

/** A past version on the same Map, List and details as the live one; nothing in it can be changed. */
export function StillFrame({ mapId, map, version }: Props) {
  const [session, setSession] = useState<Session>();
  const [regions] = useState(() => new LiveRegions());
  useEffect(() => {
    const opened = stillSession(mapId, map);
    setSession(opened);
    return () => {
      setSession(undefined);
      opened.close();
    };
  }, [mapId, map]);
  return (
    <>
      {session === undefined ? (
        <main className="gm-w-waiting">Opening version {version.number}…</main>
      ) : (
        <SessionContext value={session}>
          <SpeakContext value={regions.speak}>
            <StillRoom mapId={mapId} version={version} />
          </SpeakContext>
        </SessionContext>
      )}
      <Regions regions={regions} />
    </>
  );
}

function StillRoom({ mapId, version }: Omit<Props, "map">) {
  const [wanted, setView] = useView();
  const view = wanted === "mine" ? "list" : wanted;
  const { chosen, choose, asked } = useChosen();
  const now = useSession().store.getSnapshot;
  const { lifted, lift, ...findings } = useFindings({ chosen, choose });
  useCalm();
  const workshop = useMemo(
    () => ({ ...stillWorkshop, mapId, chosen, choose, now, lifted, lift }),
    [mapId, chosen, choose, now, lifted, lift],
  );
  return (
    <WorkshopContext value={workshop}>
      <div className={`gm-w-work gm-w-work--${view}`} data-panel={findings.panel}>
        <SkipLinks
          links={[
            {
              href: view === "map" ? "#map" : "#list",
              label: `Skip to ${view === "map" ? "map" : "list"}`,
            },
          ]}
        />
        <StillHeader {...{ mapId, version }} onFindings={findings.show}>
          <ViewSwitch view={view} onView={setView} />
        </StillHeader>
        <div className="gm-w-work__floor">
          {view === "list" ? null : <LazyCanvas main={view === "map"} />}
          {view === "map" ? null : <ListView />}
          <DetailsPanel asked={asked} />
          {findings.open ? (
            <FindingsPanel
              hidden={findings.panel === "open"}
              paper={`/maps/${mapId}/versions/${version.number}/findings`}
              onClose={findings.close}
            />
          ) : null}
        </div>
        <PhoneBar view={view} onView={setView} views={["list", "map"]}>
          {(close) => (
            <>
              <StillTools
                {...{ mapId, version }}
                onFindings={() => {
                  close();
                  findings.show();
                }}
              />
              <MoreButtons still onLeave={close} />
            </>
          )}
        </PhoneBar>
      </div>
    </WorkshopContext>
  );
}

interface HeaderProps {
  readonly mapId: string;
  readonly version: StillVersion;
  readonly onFindings: () => void;
  readonly children: React.ReactNode;
}

function StillHeader({ mapId, version, onFindings, children }: HeaderProps) {
  return (
    <header className="gm-w-bar" data-region="header" tabIndex={-1}>
      <div className="gm-w-bar__title">
        <a className="gm-w-bar__home" href={`/maps/${mapId}/versions`}>
          <Logo />
          <span className="gm-vh">All versions</span>
        </a>
        <div className="gm-w-bar__names">
          <h1 className="gm-w-bar__name">
            Version {version.number}: {version.name}
          </h1>
          <p className="gm-w-bar__sub">
            <span>{version.words}</span>
            <Tag look={version.agreed ? "ink" : "line"} icon={version.agreed ? "lock" : "draft"}>
              {version.agreed ? "Agreed" : "Read only"}
            </Tag>
          </p>
        </div>
      </div>
      {children}
      <div className="gm-w-bar__tools">
        <StillTools {...{ mapId, version, onFindings }} />
        <MoreMenu still />
      </div>
    </header>
  );
}

/** What can be done with a version; all of it only reads. */
function StillTools({ mapId, version, onFindings }: Omit<HeaderProps, "children">) {
  const [exporting, setExporting] = useState(false);
  const { number } = version;
  return (
    <>
      <FindingsButton onOpen={onFindings} />
      <LinkButton look="quiet" icon="versions" href={`/maps/${mapId}/versions`}>
        All versions
      </LinkButton>
      <LinkButton look="quiet" href={`/maps/${mapId}/compare?from=${number}&to=now`}>
        Compare with today
      </LinkButton>
      <Button icon="export" onClick={() => setExporting(true)}>
        Export
      </Button>
      <ExportDialog
        mapId={mapId}
        version={number}
        open={exporting}
        onClose={() => setExporting(false)}
      />
    </>
  );
}
