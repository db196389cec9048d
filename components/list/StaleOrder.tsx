"use client";

import { Button } from "#components/ui/Button.tsx";

/** Said where the order of a list is kept as it was, because the keyboard is in it. */
export function StaleOrder({ onRefresh }: { readonly onRefresh: () => void }) {
  return (
    <p className="gm-w-stale">
      Others have changed the order here.{" "}
      <Button
        look="link"
        onClick={({ currentTarget }) => {
          // The button goes: the keyboard stays with what it was about.
          currentTarget.closest("section")?.querySelector<HTMLElement>("h2")?.focus();
          onRefresh();
        }}
      >
        Show the new order
      </Button>
    </p>
  );
}
