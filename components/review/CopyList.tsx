"use client";

import { useState } from "react";
import { Button } from "#components/ui/Button.tsx";

/** Puts a list of sentences on the clipboard, one a line, and says so. */
export function CopyList({ lines }: { readonly lines: readonly string[] }) {
  const [said, setSaid] = useState("");
  async function copy() {
    const copied = await navigator.clipboard.writeText(lines.join("\n")).then(
      () => true,
      () => false,
    );
    setSaid(copied ? "Copied." : "This browser did not let us copy. Select the list and copy it.");
  }
  return (
    <div className="gm-row">
      <span role="status" className="gm-small">
        {said}
      </span>
      <Button icon="copy" onClick={() => void copy()}>
        Copy this list
      </Button>
    </div>
  );
}
