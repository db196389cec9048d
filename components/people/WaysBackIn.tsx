"use client";

import { usePathname } from "next/navigation";
import { LinkButton } from "#components/ui/Button.tsx";

interface Props {
  /** This page holds something that must not be left: the ways open beside it. */
  readonly newTab?: boolean;
  /** They are the main thing on the page. */
  readonly primary?: boolean;
}

/** For whoever is not, or no longer, known here: joining with a code, or signing in and coming back to this page. */
export function WaysBackIn({ newTab = false, primary = false }: Props) {
  const here = usePathname();
  return (
    <>
      <LinkButton href="/" newTab={newTab} look={primary ? "primary" : "line"}>
        Join with a code
      </LinkButton>
      <LinkButton href={`/sign-in?next=${encodeURIComponent(here)}`} newTab={newTab}>
        Sign in
      </LinkButton>
    </>
  );
}
