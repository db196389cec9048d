"use client";

import { Button } from "#components/ui/Button.tsx";
import { StatusWord } from "#components/ui/StatusWord.tsx";
import { useDoor } from "./use-door.ts";

/** The door and the lock of a map, in words, each with the act that changes it. */
export function MapSwitches({ mapId }: { readonly mapId: string }) {
  const { state, said, trouble, setOpen, setLocked } = useDoor(mapId);
  if (state === undefined) return trouble === undefined ? null : <p role="status">{trouble}</p>;
  const { doorOpen, locked } = state;
  return (
    <div className="gm-switches">
      <p>
        <StatusWord tone={doorOpen ? "done" : "none"} icon="door">
          {doorOpen ? "The door is open" : "The door is closed"}
        </StatusWord>
      </p>
      <Button onClick={() => void setOpen(!doorOpen)}>
        {doorOpen ? "Close the door" : "Open the door"}
      </Button>
      <p>
        <StatusWord tone="none" icon={locked ? "lock" : "unlock"}>
          {locked ? "Only facilitators can change the map" : "Contributors can change the map"}
        </StatusWord>
      </p>
      <Button onClick={() => void setLocked(!locked)}>
        {locked ? "Unlock the map" : "Lock the map"}
      </Button>
      <p role="status" className="gm-vh">
        {trouble ?? said}
      </p>
      {trouble === undefined ? null : <StatusWord tone="attention">{trouble}</StatusWord>}
    </div>
  );
}
