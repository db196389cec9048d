"use client";

import { useCallback, useEffect, useState } from "react";
import { z } from "zod";
import { send } from "./send.ts";

const doorSchema = z.object({ joinCode: z.string(), doorOpen: z.boolean(), locked: z.boolean() });

/** The way into a map, as its facilitator sees it. */
type DoorState = z.infer<typeof doorSchema>;

/** The door of a map, with what a facilitator can do to it. */
export interface Door {
  /** Undefined until the server has answered. */
  readonly state: DoorState | undefined;
  /** What happened last, in words, for everybody who listens. */
  readonly said: string;
  readonly trouble: string | undefined;
  readonly setOpen: (open: boolean) => Promise<void>;
  readonly setLocked: (locked: boolean) => Promise<void>;
  readonly newCode: () => Promise<void>;
}

/** Follows the door of a map. Asks the server when it is first shown and after each act. */
export function useDoor(mapId: string): Door {
  const [state, setState] = useState<DoorState>();
  const [said, setSaid] = useState("");
  const [trouble, setTrouble] = useState<string>();
  const base = `/api/maps/${mapId}`;

  const read = useCallback(async () => {
    const sent = await fetch(`${base}/door`).catch(() => undefined);
    const door = doorSchema.safeParse(await sent?.json().catch(() => undefined));
    setState(door.data);
    if (!door.success) setTrouble("The join code could not be fetched. Check your connection.");
  }, [base]);
  useEffect(() => void read(), [read]);

  async function act(method: "PUT" | "POST", path: string, body: object, done: string) {
    const answer = await send(method, `${base}/${path}`, body);
    if (answer.ok) await read();
    setTrouble(answer.ok ? undefined : answer.error.message);
    setSaid(answer.ok ? done : "");
  }

  return {
    state,
    said,
    trouble,
    setOpen: (open) =>
      act("PUT", "door", { open }, open ? "The door is open." : "The door is closed."),
    // Each open map says it itself, that of whoever did it, too.
    setLocked: (locked) => act("PUT", "lock", { locked }, ""),
    newCode: () => act("POST", "code", {}, "There is a new code. The old one no longer works."),
  };
}
