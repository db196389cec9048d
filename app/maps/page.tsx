import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountTools } from "#app/AccountTools.tsx";
import { accountVisiting, visit } from "#app/asking.ts";
import { LinkButton } from "#components/ui/Button.tsx";
import { Page } from "#components/ui/Page.tsx";
import { Tag } from "#components/ui/Tag.tsx";
import { VisuallyHidden } from "#components/ui/VisuallyHidden.tsx";
import type { MapListed } from "#lib/wire/api.ts";
import { listMaps } from "#server/maps.ts";
import { picturesOf } from "#server/review.ts";
import "./maps.css";

export const metadata: Metadata = { title: "Your maps" };

/** The maps somebody with an account is on, newest first. */
export default async function MapsPage() {
  const account = await accountVisiting();
  if (account === undefined) redirect("/sign-in?next=/maps");
  const { here } = await visit();
  const maps = await listMaps(here.db, account.id);
  const pictures = await picturesOf(
    here.sync,
    maps.map(({ id }) => id),
  );
  const creates = account.role === "facilitator";
  return (
    <Page tools={<AccountTools />}>
      <div className="maps__top">
        <h1 className="gm-title">Your maps</h1>
        {creates ? (
          <LinkButton href="/maps/new" look="primary" icon="plus">
            Create a map
          </LinkButton>
        ) : null}
      </div>
      {maps.length === 0 ? (
        <NoMaps creates={creates} />
      ) : (
        <ul className="maps__list">
          {maps.map((map) => (
            <MapLine key={map.id} map={map} picture={pictures.get(map.id)} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function NoMaps({ creates }: { readonly creates: boolean }) {
  return creates ? (
    <p>
      You have no map yet. Create one: from the Bristol example, with empty levels, or from a file.
    </p>
  ) : (
    <p>You are on no map yet. Ask a facilitator for a join code.</p>
  );
}

interface LineProps {
  readonly map: MapListed;
  /** A `data:` address. */
  readonly picture: string | undefined;
}

function MapLine({ map, picture }: LineProps) {
  return (
    <li className="gm-card maps__map">
      {picture === undefined ? null : <img className="maps__picture" src={picture} alt="" />}
      <div className="maps__words">
        <h2>
          <a className="gm-alone" href={`/maps/${map.id}`}>
            {map.title}
          </a>
        </h2>
        <p className="gm-small gm-muted">
          Created {dayOf(map.createdAt)}. You are {map.role}. {versionsOf(map.versions)}
        </p>
        <p className="maps__state">
          {map.doorOpen ? <Tag icon="door">Door open</Tag> : null}
          {map.locked ? <Tag icon="lock">Locked</Tag> : null}
        </p>
      </div>
      <div className="gm-row">
        <LinkButton href={`/maps/${map.id}/versions`} icon="versions">
          Versions<VisuallyHidden> of {map.title}</VisuallyHidden>
        </LinkButton>
        {map.role === "facilitator" ? (
          <LinkButton href={`/maps/${map.id}/join-card`} icon="print">
            Join card<VisuallyHidden> of {map.title}</VisuallyHidden>
          </LinkButton>
        ) : null}
      </div>
    </li>
  );
}

function versionsOf(saved: number): string {
  if (saved === 0) return "No version saved.";
  return saved === 1 ? "1 version saved." : `${saved} versions saved.`;
}

function dayOf(moment: string): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(new Date(moment));
}
