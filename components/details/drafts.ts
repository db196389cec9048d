import type { Session } from "#components/room/session.ts";

/** What somebody has written in a field and the map could not take yet. */
export interface Draft {
  readonly text: string;
  /** The last of it that the map took. */
  readonly mine: string;
}

const shelves = new WeakMap<Session["doc"], Map<string, Draft>>();

/** The drafts of an open map, by field. They outlive the fields: a form may go and come again. */
export function draftsOf({ doc }: Pick<Session, "doc">): Map<string, Draft> {
  const shelf = shelves.get(doc) ?? new Map<string, Draft>();
  shelves.set(doc, shelf);
  return shelf;
}
