"use client";

import { createContext, useContext, useEffect, useState } from "react";
import { useSession } from "#components/room/session-context.ts";
import { Announcer } from "./announcer.ts";
import { hearRoom, later, listenerIn } from "./hear-room.ts";
import type { LiveRegions } from "./live-regions.ts";
import { hearingNow } from "./screen-settings.ts";

/** Given by the frame of the workshop page to everything in it. */
export const AnnouncerContext = createContext<Announcer | undefined>(undefined);

/** The voice of this page. */
export function useAnnouncer(): Announcer {
  const announcer = useContext(AnnouncerContext);
  if (announcer === undefined) throw new Error("Only inside the frame of the workshop page");
  return announcer;
}

/** A voice that hears the open map and speaks from these regions. */
export function useVoice(regions: LiveRegions): Announcer {
  const session = useSession();
  const [announcer] = useState(
    () =>
      new Announcer({
        me: () => listenerIn(session),
        hearing: hearingNow,
        speak: regions.speak,
        now: Date.now,
        after: later,
      }),
  );
  useEffect(() => {
    const stop = hearRoom(session, announcer);
    return () => {
      stop();
      announcer.close();
    };
  }, [session, announcer]);
  return announcer;
}
