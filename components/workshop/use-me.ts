"use client";

import { useEffect, useMemo, useRef } from "react";
import { send } from "#components/people/send.ts";
import { useSession } from "#components/room/session-context.ts";
import { useConnection } from "#components/room/use-connection.ts";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { servicesMeant } from "#lib/gap-map/same-service.ts";
import type { Opener } from "./WorkshopFrame.tsx";

/** Who I am on this map: as the page was told at first, and as each connection says ever after. */
export function useMe(opener: Opener): Opener {
  const person = useConnection().standing?.person;
  return useMemo(() => ({ ...opener, ...person }), [opener, person]);
}

/**
 * Somebody may name a service at the door that the map does not have yet. Once one of that name is there,
 * whoever added it, it is theirs from then on under whatever name: my own screen is the one that knows both,
 * and asks the server to look again.
 */
export function useKeepsServices(mapId: string, me: Opener): void {
  const map = useGapMap();
  const { comeAgain } = useSession();
  const { loaded, ended, saving } = useConnection();
  const asked = useRef("");
  const meant = JSON.stringify(servicesMeant(map, me.services));
  // What I have just named myself the server has to have first.
  const settled = loaded && ended === undefined && saving.waiting === 0;
  const news = settled && meant !== JSON.stringify(me.services);
  useEffect(() => {
    if (!news || asked.current === meant) return;
    asked.current = meant;
    const { name, organisation, services } = me;
    void send("PUT", `/api/maps/${mapId}/me`, { name, organisation, services }).then((answer) => {
      if (answer.ok) comeAgain();
    });
  }, [news, meant, mapId, me, comeAgain]);
}
