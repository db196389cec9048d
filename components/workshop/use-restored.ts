"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useRef } from "react";
import { useSession } from "#components/room/session-context.ts";

/** How long a screen tells the others about a restore, in milliseconds: those who come in meanwhile hear it, too. */
const TOLD_FOR = 60_000;

/**
 * A restore changes the map under everybody's hands. Whoever brought a version back comes here from its
 * page, with both numbers in the address: their screen is told, and tells the others.
 */
export function useRestored(say: (words: string) => void): void {
  useTellRestored(say);
  useHearRestored(say);
}

function useTellRestored(say: (words: string) => void): void {
  const { people } = useSession();
  const search = useSearchParams();
  const router = useRouter();
  const page = usePathname();
  const version = Number(search.get("restored"));
  const kept = Number(search.get("kept"));
  useEffect(() => {
    if (!isNumber(version) || !isNumber(kept)) return;
    say(`Version ${version} is back. How the map was before is kept as version ${kept}.`);
    people.show({ restored: { version, kept } });
    setTimeout(() => people.show({ restored: null }), TOLD_FOR);
    // Loaded again, the page has nothing to tell.
    router.replace(page);
  }, [version, kept, say, people, router, page]);
}

function isNumber(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}

function useHearRestored(say: (words: string) => void): void {
  const { people } = useSession();
  const heard = useRef(new Set<string>());
  useEffect(() => {
    const look = () => {
      for (const { user, restored } of people.getScreens()) {
        // Only facilitators can do it, whatever a screen says.
        if (restored == null || user.role !== "facilitator") continue;
        const { version, kept } = restored;
        const what = `${user.id} ${version} ${kept}`;
        if (heard.current.has(what)) continue;
        heard.current.add(what);
        say(
          `${user.name} brought back version ${version}. How the map was before is kept as version ${kept}.`,
        );
      }
    };
    look();
    return people.subscribe(look);
  }, [people, say]);
}
