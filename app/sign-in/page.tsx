import type { Metadata } from "next";
import { Page } from "#components/ui/Page.tsx";
import { SignInForm } from "./SignInForm.tsx";

interface Props {
  readonly searchParams: Promise<{ readonly next?: string | string[] }>;
}

export const metadata: Metadata = { title: "Sign in" };

/** For people with an account: facilitators and reviewers. */
export default async function SignInPage({ searchParams }: Props) {
  const { next } = await searchParams;
  return (
    <Page>
      <div className="gm-stack">
        <div>
          <h1 className="gm-title">Sign in</h1>
          <p className="gm-lead">For facilitators and reviewers.</p>
        </div>
        <SignInForm next={placeWithin(next)} />
        <p>
          Taking part in a workshop? You need no account: <a href="/">join with a code</a>.
        </p>
        <p className="gm-small gm-muted">
          No account, or the password is lost? Whoever runs this service for you can make one.
        </p>
      </div>
    </Page>
  );
}

/** Only places on this site are gone to after signing in. */
function placeWithin(next: string | string[] | undefined): string {
  return typeof next === "string" && /^\/(?![/\\])/.test(next) ? next : "/maps";
}
