import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { type Visit, visit } from "#app/asking.ts";
import { JoinByCode } from "#app/JoinByCode.tsx";
import { offeredBy } from "#components/people/offered.ts";
import { LinkButton } from "#components/ui/Button.tsx";
import { Hatch } from "#components/ui/Hatch.tsx";
import { Page } from "#components/ui/Page.tsx";
import { whoIsAsking, whoOn } from "#server/auth.ts";
import type { Problem } from "#server/errors.ts";
import { addressIn, deviceCookieIn } from "#server/headers.ts";
import { doorFor, lastSaid, rejoin, wasRemoved } from "#server/join.ts";
import { liveMap } from "#server/live.ts";
import { JoinAsAccount } from "./JoinAsAccount.tsx";
import { JoinForm } from "./JoinForm.tsx";
import "./join.css";

interface Props {
  readonly params: Promise<{ readonly code: string }>;
}

export const metadata: Metadata = { title: "Join the workshop" };

/** A guest's door. Whoever is on the map already goes straight in. */
export default async function JoinPage({ params }: Props) {
  const { code } = await params;
  const visiting = await visit();
  const { here, source } = visiting;
  const device = deviceCookieIn(source);
  const known = device === undefined ? undefined : await rejoin(here.db, code, device);
  if (known !== undefined) redirect(`/maps/${known.mapId}`);
  const door = await doorFor(here.db, code, addressIn(source), here.limits);
  if (!door.ok) return <NoSuchDoor problem={door.error} />;
  const { mapId, title, open } = door.value;
  const member = await whoOn(mapId, source, visiting.authority);
  if (member !== undefined) redirect(`/maps/${mapId}`);
  if (device !== undefined && (await wasRemoved(here.db, mapId, device))) {
    return <Removed title={title} code={code} />;
  }
  if (!open) return <DoorClosed title={title} code={code} />;
  return (
    <Door title={title} line="No account needed.">
      <Form code={code} mapId={mapId} device={device} visiting={visiting} />
      <p className="door__other">
        <a href="/help#another-way">I need another way to take part</a>
      </p>
    </Door>
  );
}

interface FormProps {
  readonly code: string;
  readonly mapId: string;
  readonly device: string | undefined;
  readonly visiting: Visit;
}

async function Form({ code, mapId, device, visiting }: FormProps) {
  const { here, source, authority } = visiting;
  const asker = await whoIsAsking(source, authority);
  if (asker?.kind === "account") return <JoinAsAccount code={code} name={asker.account.name} />;
  const last = device === undefined ? undefined : await lastSaid(here.db, device);
  const map = await liveMap(here.sync, mapId);
  const offered = map.ok ? offeredBy(map.value) : { organisations: [], services: [] };
  return <JoinForm code={code} offered={offered} last={last} />;
}

function DoorClosed({ title, code }: { readonly title: string; readonly code: string }) {
  return (
    <Door title={title} line="The door is closed just now.">
      <div className="door__stop">
        <p>
          The code is right. Ask the facilitator to open the door, then try again. If you have been
          here before, use the same device and browser as then.
        </p>
        <LinkButton href={`/join/${code}`} look="primary" big>
          Try again
        </LinkButton>
        <p className="door__other">
          <a href="/help#another-way">I need another way to take part</a>
        </p>
      </div>
    </Door>
  );
}

function Removed({ title, code }: { readonly title: string; readonly code: string }) {
  return (
    <Door title={title} line="You were removed from this map.">
      <div className="door__stop">
        <p>
          A facilitator removed you. What you wrote is still on the map. Speak to them to come back,
          then try again.
        </p>
        <LinkButton href={`/join/${code}`} look="primary" big>
          Try again
        </LinkButton>
      </div>
    </Door>
  );
}

function NoSuchDoor({ problem }: { readonly problem: Problem }) {
  const wait = problem.code === "too-many-attempts";
  return (
    <Page>
      <div className="gm-form">
        <h1 className="gm-title">
          {wait ? "Too many attempts" : "This code does not open a workshop"}
        </h1>
        <p>{wait ? waitFor(problem.retryAfter) : problem.message}</p>
        {wait ? null : <JoinByCode />}
        <p>
          <a className="gm-alone" href="/help">
            Help with joining
          </a>
        </p>
      </div>
    </Page>
  );
}

function waitFor(seconds: number | undefined): string {
  const minutes = Math.max(1, Math.ceil((seconds ?? 60) / 60));
  const time = minutes === 1 ? "a minute" : `${minutes} minutes`;
  return `Wait ${time}, then open this page again. Or ask the facilitator to help you in.`;
}

interface DoorProps {
  readonly title: string;
  readonly line: string;
  readonly children: ReactNode;
}

function Door({ title, line, children }: DoorProps) {
  return (
    <Page width="door">
      <div className="door__head">
        <div className="door__inner">
          <p className="gm-small gm-muted">You are joining</p>
          <h1>{title}</h1>
          <p className="gm-small">{line}</p>
        </div>
      </div>
      <div className="door__hatch">
        <Hatch />
      </div>
      <div className="door__body">
        <div className="door__inner">{children}</div>
      </div>
    </Page>
  );
}
