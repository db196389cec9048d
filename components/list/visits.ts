"use client";

import { useSyncExternalStore } from "react";
import type { ItemId } from "#lib/gap-map/model.ts";
import { Listeners } from "#lib/listeners.ts";
import { useList } from "./list-context.ts";

/** A way from one service to another that somebody followed in the List. */
export interface Visit {
  readonly from: ItemId;
  readonly to: ItemId;
  /** The pathway whose link was followed. */
  readonly wayId: ItemId;
}

/** The line to go to: that of a service, or one of its pathways. */
export interface Going {
  readonly id: ItemId;
  readonly wayId?: ItemId;
}

/** The last pathway that was followed in the List, so that there is a way back. */
export class Visits {
  readonly #listeners = new Listeners();
  readonly #go: (going: Going) => void;
  #last: Visit | undefined;

  constructor(go: (going: Going) => void) {
    this.#go = go;
  }

  readonly subscribe = this.#listeners.subscribe;
  readonly get = (): Visit | undefined => this.#last;

  /** To the service at the other end. */
  follow(visit: Visit): void {
    this.#set(visit);
    this.#go({ id: visit.to });
  }

  /** To the link that was followed. */
  back({ from, wayId }: Visit): void {
    this.#set(undefined);
    this.#go({ id: from, wayId });
  }

  #set(visit: Visit | undefined): void {
    this.#last = visit;
    this.#listeners.tell();
  }
}

/** The visit that led to this service, if the last one did. */
export function useVisitTo(id: ItemId): Visit | undefined {
  const { visits } = useList();
  const look = () => (visits.get()?.to === id ? visits.get() : undefined);
  return useSyncExternalStore(visits.subscribe, look, look);
}
