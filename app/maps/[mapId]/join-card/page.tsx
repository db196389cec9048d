import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccountTools } from "#app/AccountTools.tsx";
import { visit } from "#app/asking.ts";
import { PrintButton } from "#components/people/PrintButton.tsx";
import { QrCode } from "#components/people/QrCode.tsx";
import { Hatch } from "#components/ui/Hatch.tsx";
import { Icon } from "#components/ui/Icon.tsx";
import { Page } from "#components/ui/Page.tsx";
import { spokenCode } from "#lib/wire/join-code.ts";
import { may } from "#server/access.ts";
import { whoOn } from "#server/auth.ts";
import { doorOf } from "#server/map-people.ts";
import { mapById } from "#server/maps.ts";
import { originOf } from "#server/origin.ts";
import "./join-card.css";

interface Props {
  readonly params: Promise<{ readonly mapId: string }>;
}

export const metadata: Metadata = { title: "Join card" };

/** One A4 page for the wall or the table: what, where, the code. */
export default async function JoinCardPage({ params }: Props) {
  const { mapId } = await params;
  const { here, source, authority } = await visit();
  const person = await whoOn(mapId, source, authority);
  if (person === undefined || !may(person.role, "invite")) notFound();
  const [map, door] = await Promise.all([mapById(here.db, mapId), doorOf(here.db, mapId)]);
  if (map === undefined || door === undefined) notFound();
  const origin = originOf(source, here.publicUrl);
  return (
    <Page tools={<AccountTools />}>
      <div className="join-card__acts">
        <a className="gm-alone" href={`/maps/${mapId}`}>
          <Icon name="left" size="s" />
          Back to the map
        </a>
        <PrintButton />
      </div>
      <Card title={map.title} origin={origin} code={door.joinCode} />
      {door.doorOpen ? null : (
        <p className="join-card__acts">The door is closed now. Open it before people arrive.</p>
      )}
    </Page>
  );
}

interface CardProps {
  readonly title: string;
  readonly origin: string;
  readonly code: string;
}

function Card({ title, origin, code }: CardProps) {
  return (
    <article className="join-card">
      <p>Join the workshop</p>
      <h1>{title}</h1>
      <Hatch />
      <div className="join-card__ways">
        <div>
          <h2>Scan</h2>
          <QrCode address={`${origin}/join/${code}`} />
        </div>
        <div>
          <h2>Or type</h2>
          <p className="join-card__site">{new URL(origin).host}</p>
          <p>and then the code</p>
          <p className="join-card__code">{spokenCode(code)}</p>
        </div>
      </div>
      <ul className="join-card__lines">
        <li>
          <b>No account needed.</b> A phone, tablet or laptop is enough.
        </li>
        <li>Do not write anything that could identify a patient or client.</li>
        <li>Need another way to take part, or help? Ask the facilitator.</li>
        <li className="join-card__wifi">
          <span>Wi-Fi</span>
          <span>Password</span>
        </li>
      </ul>
    </article>
  );
}
