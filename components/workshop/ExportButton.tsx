"use client";

import { Menu } from "#components/ui/Menu.tsx";
import { useWorkshop } from "./workshop-context.ts";

/** Downloads of the map as it is now. */
export function ExportButton() {
  const { mapId } = useWorkshop();
  return (
    <Menu
      label="Export"
      icon="export"
      acts={FORMATS.map(([id, label]) => ({ id, label }))}
      onAct={(format) => window.location.assign(`/api/maps/${mapId}/export?format=${format}`)}
    />
  );
}

const FORMATS = [
  ["pdf", "PDF"],
  ["png", "Picture (PNG)"],
  ["svg", "Drawing (SVG)"],
  ["csv", "Tables (CSV)"],
  ["json", "Map file (JSON)"],
] as const;
