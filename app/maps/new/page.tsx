import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountTools } from "#app/AccountTools.tsx";
import { accountVisiting } from "#app/asking.ts";
import { Icon } from "#components/ui/Icon.tsx";
import { Page } from "#components/ui/Page.tsx";
import { NewMapForm } from "./NewMapForm.tsx";

export const metadata: Metadata = { title: "Create a map" };

/** For facilitators: a few questions, and a new map. */
export default async function NewMapPage() {
  const account = await accountVisiting();
  if (account === undefined) redirect("/sign-in?next=/maps/new");
  if (account.role !== "facilitator") redirect("/maps");
  return (
    <Page tools={<AccountTools />}>
      <div className="gm-stack">
        <p>
          <a className="gm-alone" href="/maps">
            <Icon name="left" size="s" />
            Your maps
          </a>
        </p>
        <h1 className="gm-title">Create a map</h1>
        <NewMapForm />
      </div>
    </Page>
  );
}
