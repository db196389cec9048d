"use client";

import { useState } from "react";
import { Button } from "#components/ui/Button.tsx";
import { copyText } from "#components/ui/copy-text.ts";

interface Props {
  readonly lines: readonly string[];
  /** What the button says. */
  readonly words?: string;
}

/** Puts a list of sentences on the clipboard, one a line, and says so. */
export function CopyList({ lines, words = "Copy this list" }: Props) {
  const [said, setSaid] = useState("");
  async function copy() {
    const copied = await copyText(lines.join("\n"));
    setSaid(copied ? "Copied." : "This browser did not let us copy. Select the text and copy it.");
  }
  return (
    <div className="gm-row">
      <Button icon="copy" onClick={() => void copy()}>
        {words}
      </Button>
      <span role="status" className="gm-small">
        {said}
      </span>
    </div>
  );
}
