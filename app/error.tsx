"use client";

import { Button, LinkButton } from "#components/ui/Button.tsx";
import { Page } from "#components/ui/Page.tsx";

/** Something broke while a page was made. The cause is in the server's log, not here. */
export default function ErrorPage({ reset }: { readonly reset: () => void }) {
  return (
    <Page>
      <title>Error: something went wrong – Gap map</title>
      <div className="gm-stack">
        <h1 className="gm-title">Something went wrong</h1>
        <p>It is not your doing. Changes that were shown as saved are saved.</p>
        <div className="gm-row">
          <Button look="primary" onClick={reset}>
            Try again
          </Button>
          <LinkButton href="/">Go to the first page</LinkButton>
        </div>
      </div>
    </Page>
  );
}
