"use client";

import { useEffect } from "react";
import { useConnection } from "#components/room/use-connection.ts";
import type { Restored } from "#lib/wire/control.ts";

/** A restore changes the map under everybody's hands: the server tells every screen, that of whoever did it as well. */
export function useRestored(say: (words: string) => void): void {
  const { restored, standing } = useConnection();
  const words = restored && restoredWords(restored, standing?.person.id);
  useEffect(() => {
    if (words !== undefined) say(words);
  }, [words, say]);
}

function restoredWords({ by, version, kept }: Restored, me: string | undefined): string {
  const what =
    by.id === me ? `Version ${version} is back.` : `${by.name} brought back version ${version}.`;
  return `${what} How the map was before is kept as version ${kept}.`;
}
