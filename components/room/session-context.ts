"use client";

import { createContext, useContext } from "react";
import type { Session } from "./session.ts";

/** Given by `RoomProvider` to everything in it. */
export const SessionContext = createContext<Session | undefined>(undefined);

/** The open map this screen is part of. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error("Only inside RoomProvider");
  return session;
}
