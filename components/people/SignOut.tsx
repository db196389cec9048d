"use client";

import { signOut } from "next-auth/react";
import { Button } from "#components/ui/Button.tsx";

/** Ends the session on this device and goes home. */
export function SignOut() {
  return (
    <Button look="quiet" onClick={() => void signOut({ callbackUrl: "/" })}>
      Sign out
    </Button>
  );
}
