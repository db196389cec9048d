"use client";

import { type ReactNode, useEffect, useMemo } from "react";
import type { Announcer } from "#components/announce/announcer.ts";
import { AnnouncerContext, useVoice } from "#components/announce/announcer-context.ts";
import type { LiveRegions } from "#components/announce/live-regions.ts";
import { DetailsPanel } from "#components/details/DetailsPanel.tsx";
import { FindingsPanel } from "#components/findings/FindingsPanel.tsx";
import { ListView } from "#components/list/ListView.tsx";
import { WaysBackIn } from "#components/people/WaysBackIn.tsx";
import { useSession } from "#components/room/session-context.ts";
import { useConnection, useSaving } from "#components/room/use-connection.ts";
import { useCopy } from "#components/room/use-copy.ts";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { useEditing } from "#components/room/use-people.ts";
import { Button } from "#components/ui/Button.tsx";
import { NotificationBanner } from "#components/ui/NotificationBanner.tsx";
import { SkipLinks } from "#components/ui/SkipLinks.tsx";
import { changesInWords } from "#lib/gap-map/words.ts";
import { KeptAside } from "./KeptAside.tsx";
import { LazyCanvas } from "./LazyCanvas.tsx";
import { MyService } from "./MyService.tsx";
import { MoreTools, PhoneBar } from "./PhoneBar.tsx";
import { ShownToRoom } from "./ShownToRoom.tsx";
import { Toast } from "./Toast.tsx";
import { type Acts, useActs } from "./use-acts.ts";
import { useCalm } from "./use-calm.ts";
import { useChosen } from "./use-chosen.ts";
import { useFindings } from "./use-findings.ts";
import { useKeepsServices, useMe } from "./use-me.ts";
import { useRegions } from "./use-regions.ts";
import { useRestored } from "./use-restored.ts";
import { type Rights, useRights, useRightsSaid } from "./use-rights.ts";
import { useUndoKeys } from "./use-undo-keys.ts";
import { useView, type View } from "./use-view.ts";
import type { Opener } from "./WorkshopFrame.tsx";
import { WorkshopHeader } from "./WorkshopHeader.tsx";
import { type Workshop, WorkshopContext } from "./workshop-context.ts";

interface Props {
  readonly mapId: string;
  readonly opener: Opener;
  /** Where the page speaks from. */
  readonly regions: LiveRegions;
}

/** The open workshop: one header, what fills the screen, one details panel. */
export function Workroom({ mapId, opener, regions }: Props) {
  const [view, setView] = useView();
  const announcer = useVoice(regions);
  const rights = useRights(opener);
  const me = useMe(opener);
  const acts = useActs(me.name, rights.whyNot, announcer.tell);
  const { asked, ...chosen } = useChosen();
  const findings = useFindings(chosen);
  const workshop = useShared(mapId, me, rights, acts, { ...chosen, ...findings });
  useRightsSaid(rights, acts.say);
  useKeepsServices(mapId, me);
  useRestored(acts.say);
  useRegions();
  useUndoKeys(acts.turn);
  useTitle();
  useCalm();
  return (
    <Shared announcer={announcer} workshop={workshop}>
      <div className={`gm-w-work gm-w-work--${view}`} data-panel={findings.panel}>
        <SkipLinks links={skips(view, setView, findings.open)} />
        <WorkshopHeader
          {...{ view, me }}
          onView={setView}
          role={rights.role}
          onFindings={findings.show}
        />
        <Notices whyNot={rights.whyNot} />
        <div className="gm-w-work__floor">
          <Floor view={view} onList={() => setView("list")} />
          <DetailsPanel asked={asked} />
          {findings.open ? (
            <FindingsPanel
              hidden={findings.panel === "open"}
              paper={`/maps/${mapId}/findings`}
              display={rights.role === "facilitator" ? `/maps/${mapId}/display` : undefined}
              onClose={findings.close}
            />
          ) : null}
        </div>
        <Toast
          said={acts.said}
          mayUndo={rights.mayEdit}
          onUndo={acts.takeBack}
          onClose={acts.close}
        />
        <PhoneBar view={view} onView={setView}>
          {(close) => (
            <MoreTools
              role={rights.role}
              onLeave={close}
              onFindings={() => {
                close();
                findings.show();
              }}
            />
          )}
        </PhoneBar>
      </div>
    </Shared>
  );
}

interface SharedProps {
  readonly announcer: Announcer;
  readonly workshop: Workshop;
  readonly children: ReactNode;
}

function Shared({ announcer, workshop, children }: SharedProps) {
  return (
    <AnnouncerContext value={announcer}>
      <WorkshopContext value={workshop}>{children}</WorkshopContext>
    </AnnouncerContext>
  );
}

/** The page is called what the map is called, also for those who switch between windows by name. */
function useTitle(): void {
  const { title } = useGapMap().about;
  useEffect(() => {
    document.title = `${title} – Gap map`;
  }, [title]);
}

/** What everything in the frame shares; the same object until something in it changes. */
function useShared(
  mapId: string,
  me: Opener,
  { mayEdit, whyNot }: Rights,
  { act, say, turn, removal }: Acts,
  looking: Pick<Workshop, "chosen" | "mode" | "choose" | "lifted" | "lift">,
): Workshop {
  const editing = useEditing();
  const now = useSession().store.getSnapshot;
  const { chosen, mode, choose, lifted, lift } = looking;
  const { name, organisation, services: myServices } = me;
  return useMemo(
    () => ({
      ...{ mapId, chosen, mode, choose, now, lifted, lift, act, say, turn, removal, editing },
      ...{ mayEdit, whyNot, myServices },
      me: { name, organisation },
    }),
    [
      mapId,
      chosen,
      mode,
      choose,
      now,
      act,
      say,
      turn,
      removal,
      editing,
      mayEdit,
      whyNot,
      myServices,
      lifted,
      lift,
      name,
      organisation,
    ],
  );
}

/** What fills the screen beside the details. */
function Floor({ view, onList }: { readonly view: View; readonly onList: () => void }) {
  return (
    <>
      {view === "map" || view === "both" ? <LazyCanvas main={view === "map"} /> : null}
      {view === "list" || view === "both" ? <ListView /> : null}
      {view === "mine" ? <MyService onList={onList} /> : null}
    </>
  );
}

function skips(view: View, setView: (view: View) => void, findings: boolean) {
  const toList = () => {
    setView("list");
    requestAnimationFrame(() => document.getElementById("list")?.focus());
  };
  return [
    ...(view === "map" ? [{ label: "Use list view", onGo: toList }] : []),
    ...(view === "map" ? [] : [{ href: "#list", label: "Skip to list" }]),
    ...(view === "list" ? [] : [{ href: "#map", label: "Skip to map" }]),
    { href: "#details", label: "Skip to details" },
    ...(findings ? [{ href: "#findings", label: "Skip to findings" }] : []),
  ];
}

/** What has to be known about this screen: that it cannot change anything, that it is over, or what is kept on this device alone. */
function Notices({ whyNot }: { readonly whyNot: string | undefined }) {
  return (
    <div className="gm-w-notices">
      <ReadingOrEnded whyNot={whyNot} />
      <ShownToRoom />
      <KeptNowhere />
      <KeptAside />
    </div>
  );
}

function ReadingOrEnded({ whyNot }: { readonly whyNot: string | undefined }) {
  const { ended, loaded, standing } = useConnection();
  if (ended !== undefined) return <Ended words={ended} />;
  if (whyNot === undefined || !loaded || standing === undefined) return null;
  return (
    <div className="gm-w-notice">
      <NotificationBanner title="You are reading">
        <p>{whyNot}</p>
      </NotificationBanner>
    </div>
  );
}

/** Only said when it matters: work waits, and this device will not have it after the page is closed. */
function KeptNowhere() {
  const { trouble } = useCopy();
  const { kind, waiting } = useSaving();
  const atRisk = waiting > 0 && (kind === "offline" || kind === "unsaved");
  if (trouble === undefined || !atRisk) return null;
  return (
    <div className="gm-w-notice">
      <NotificationBanner tone="attention" title="Keep this page open">
        <p>{trouble}</p>
      </NotificationBanner>
    </div>
  );
}

/** The connection is over. What is not saved yet stays on this screen, so the ways back in open beside it. */
function Ended({ words }: { readonly words: string }) {
  const { connection } = useSession();
  const { saving, mayReturn } = useConnection();
  const keeps = mayReturn && saving.waiting > 0;
  return (
    <div className="gm-w-notice" role="alert">
      <NotificationBanner tone="attention" title="You are no longer connected to this map">
        <p>{words}</p>
        {keeps ? (
          <p>
            {`Keep this page open: it holds ${changesInWords(saving.waiting)} not saved yet. Join or sign in with the buttons here, which open a new tab, then come back.`}
          </p>
        ) : null}
        <div className="gm-row">
          <WaysBackIn newTab={keeps} />
          {mayReturn ? <Button onClick={() => connection.again()}>Try again</Button> : null}
        </div>
      </NotificationBanner>
    </div>
  );
}
