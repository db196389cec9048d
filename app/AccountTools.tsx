import { SignOut } from "#components/people/SignOut.tsx";
import { LinkButton } from "#components/ui/Button.tsx";
import { accountVisiting } from "./asking.ts";

/** At the right of the header: your maps and the way out, or the way in. */
export async function AccountTools() {
  const account = await accountVisiting();
  if (account === undefined) return <LinkButton href="/sign-in">Sign in</LinkButton>;
  return (
    <>
      <span className="gm-small gm-muted">{account.name}</span>
      <LinkButton href="/maps" look="quiet">
        Your maps
      </LinkButton>
      <SignOut />
    </>
  );
}
