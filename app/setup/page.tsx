import type { Metadata } from "next";
import { visit } from "#app/asking.ts";
import { Details } from "#components/ui/Details.tsx";
import { Page } from "#components/ui/Page.tsx";
import { setupTokenStands } from "#server/people.ts";
import { SetUpForm } from "./SetUpForm.tsx";

interface Props {
  readonly searchParams: Promise<{ readonly token?: string | string[] }>;
}

export const metadata: Metadata = { title: { absolute: "Set up Gap map" } };

/** First run: the first facilitator, by the link that the server prints once. */
export default async function SetUpPage({ searchParams }: Props) {
  const { token } = await searchParams;
  const { here } = await visit();
  const stands = typeof token === "string" && (await setupTokenStands(here.db, token));
  return <Page>{stands ? <Welcome token={token} /> : <LinkUsed />}</Page>;
}

function Welcome({ token }: { readonly token: string }) {
  return (
    <div className="gm-stack">
      <div>
        <h1 className="gm-title">Set up Gap map</h1>
        <p className="gm-lead">Make the first facilitator account: yours.</p>
      </div>
      <SetUpForm token={token} />
    </div>
  );
}

function LinkUsed() {
  return (
    <div className="gm-stack">
      <h1 className="gm-title">This set-up link does not work</h1>
      <p>It has been used, or a newer link has been printed. It works once.</p>
      <p>
        If you have an account already, <a href="/sign-in">sign in</a>.
      </p>
      <Details summary="Nobody has an account yet">
        <p>Start the server again and open the link that it prints.</p>
      </Details>
    </div>
  );
}
