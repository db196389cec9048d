"use client";

import { useState } from "react";
import { ExportDialog } from "#components/export/ExportDialog.tsx";
import { Button } from "#components/ui/Button.tsx";
import { useWorkshop } from "./workshop-context.ts";

/** Downloads of the map as it is now. */
export function ExportButton() {
  const { mapId } = useWorkshop();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="export" onClick={() => setOpen(true)}>
        Export
      </Button>
      <ExportDialog mapId={mapId} open={open} onClose={() => setOpen(false)} />
    </>
  );
}
