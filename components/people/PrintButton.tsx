"use client";

import { Button } from "#components/ui/Button.tsx";

/** Prints this page. */
export function PrintButton() {
  return (
    <Button look="primary" icon="print" onClick={() => window.print()}>
      Print
    </Button>
  );
}
