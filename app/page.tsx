import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Page } from "#components/ui/Page.tsx";
import { readJoinCode } from "#lib/wire/join-code.ts";
import { AccountTools } from "./AccountTools.tsx";
import { HeroMap } from "./HeroMap.tsx";
import "./home.css";
import { JoinByCode } from "./JoinByCode.tsx";

interface Props {
  readonly searchParams: Promise<{ readonly code?: string | string[] }>;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const title = "Gap map: see where people fall between services";
  const trouble = troubleWith((await searchParams).code);
  return { title: { absolute: trouble === undefined ? title : `Error: ${title}` } };
}

/** Join by code, sign in, and what a gap map looks like. */
export default async function HomePage({ searchParams }: Props) {
  const { code } = await searchParams;
  const typed = one(code);
  const read = typed === undefined ? undefined : readJoinCode(typed);
  if (read?.ok) redirect(`/join/${read.value}`);
  return (
    <Page width="wide" tools={<AccountTools />}>
      <div className="home__hero">
        <div className="home__words">
          <h1 className="home__title">See where people fall between services</h1>
          <p className="gm-lead">
            The services of an area draw, agree and keep the map of the gaps between them.
          </p>
          <div className="home__door">
            <JoinByCode typed={typed} error={troubleWith(code)} />
          </div>
          <p className="home__sign-in">
            Running a workshop or reviewing a map? <a href="/sign-in">Sign in</a>
          </p>
        </div>
        <figure className="home__picture">
          <div className="home__window">
            <HeroMap />
          </div>
          <figcaption className="gm-small gm-muted">
            Part of the Bristol Personality Disorder Gap Map
          </figcaption>
        </figure>
      </div>
    </Page>
  );
}

function one(code: string | string[] | undefined): string | undefined {
  return Array.isArray(code) ? code[0] : code;
}

function troubleWith(code: string | string[] | undefined): string | undefined {
  const typed = one(code);
  if (typed === undefined) return undefined;
  if (typed.trim() === "") return "Type the join code";
  const read = readJoinCode(typed);
  return read.ok ? undefined : read.error;
}
