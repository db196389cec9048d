import * as Y from "yjs";
import type { Role } from "#server/access.ts";
import type { Deletions, Struct } from "./admission.ts";
import type { Author, Seat } from "./seat.ts";
import type { Outcome } from "./writer.ts";

/** A change the server makes: an update, or what is to be done to the document. */
export type ServerChange = Uint8Array | ((doc: Y.Doc) => void);

/** An admitted change of somebody, on its way. */
export interface PersonJob {
  readonly by: "person";
  readonly seat: Seat;
  /** Its number on the connection. */
  readonly frame: number;
  /** When it arrived, in milliseconds since 1970. */
  readonly at: number;
  readonly update: Uint8Array;
  /** The same, as it was read when it was admitted. */
  readonly structs: readonly Struct[];
  readonly deletions: Deletions;
  /** Where each author's changes end after it, for authors who say something new in it. */
  readonly ends: ReadonlyMap<number, number>;
}

/** A change of the server's own, and whom to tell what became of it. */
interface ServerJob {
  readonly by: "server";
  readonly author: Author;
  readonly change: ServerChange;
  readonly settle: (outcome: Outcome) => void;
  readonly fail: (error: unknown) => void;
}

export type Job = PersonJob | ServerJob;

/** Somebody who makes changes, and what they are on the map. */
export type Writer = Author & { readonly role?: Role };

/** Who of those in some jobs did what. */
export interface Writers {
  /** Who made the changes of a Yjs id. */
  readonly authorOf: (client: number) => Writer | undefined;
  /** Who took this out: everybody whose change says so. */
  readonly deletersOf: (id: Y.ID) => readonly Writer[];
}

/** Which of the people in these jobs did what. */
export function writersOf(jobs: readonly Job[]): Writers {
  const byClient = new Map<number, Writer>();
  const deleting: { readonly writer: Writer; readonly ranges: Deletions }[] = [];
  for (const job of jobs) {
    if (job.by !== "person") continue;
    const { link, role } = job.seat;
    const writer = { ...link.person, role };
    for (const client of job.ends.keys()) byClient.set(client, writer);
    const { deletions } = job;
    // Sorted, which a client may not have done.
    if (deletions.clients.size > 0)
      deleting.push({ writer, ranges: Y.mergeDeleteSets([deletions]) });
  }
  return {
    authorOf: (client) => byClient.get(client),
    deletersOf: (id) =>
      deleting.filter(({ ranges }) => Y.isDeleted(ranges, id)).map(({ writer }) => writer),
  };
}

/** Yjs ids of everybody who says something new in these jobs. */
export function writersIn(jobs: readonly Job[]): number[] {
  return jobs.flatMap((job) => (job.by === "person" ? [...job.ends.keys()] : []));
}

/** Ids of everybody who changed something in these jobs. */
export function authorIds(jobs: readonly Job[]): string[] {
  const ids = jobs
    .filter((job) => job.by === "server" || job.update.length > 2)
    .map((job) => (job.by === "server" ? job.author.id : job.seat.link.person.id));
  return [...new Set(ids)];
}
