import { LinkButton } from "./Button.tsx";

/** The two ways onto a map: the code of its workshop, or an account. */
export function WaysIn() {
  return (
    <div className="gm-row">
      <LinkButton href="/" look="primary">
        Join with a code
      </LinkButton>
      <LinkButton href="/sign-in">Sign in</LinkButton>
    </div>
  );
}
