"use client";

import { type ReactNode, useEffect, useState } from "react";
import { openSession, type Session } from "./session.ts";
import { SessionContext } from "./session-context.ts";
import { useConnection } from "./use-connection.ts";

interface Props {
  readonly mapId: string;
  /** Shown until the map has arrived. */
  readonly waiting: ReactNode;
  /** Shown when the connection is over before the map has arrived. */
  readonly ended: (words: string) => ReactNode;
  readonly children: ReactNode;
}

/** Opens a map for the screens inside: one document, one connection and one undo stack for this page. */
export function RoomProvider({ mapId, waiting, ended, children }: Props) {
  const [session, setSession] = useState<Session>();
  useEffect(() => {
    const opened = openSession(mapId);
    setSession(opened);
    return () => {
      setSession(undefined);
      opened.close();
    };
  }, [mapId]);
  if (session === undefined) return waiting;
  return (
    <SessionContext value={session}>
      <WhenLoaded waiting={waiting} ended={ended}>
        {children}
      </WhenLoaded>
    </SessionContext>
  );
}

function WhenLoaded({ waiting, ended, children }: Omit<Props, "mapId">) {
  const connection = useConnection();
  if (connection.loaded) return children;
  return connection.ended === undefined ? waiting : ended(connection.ended);
}
