import type { Doc } from "yjs";
import type { Role } from "#server/access.ts";
import type { Struct } from "./admission.ts";
import type { Author, Seat } from "./seat.ts";
import type { Outcome } from "./writer.ts";

/** A change the server makes: an update, or what is to be done to the document. */
export type ServerChange = Uint8Array | ((doc: Doc) => void);

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

/** Which of the people in these jobs made the changes of a Yjs id. */
export function authorsOf(jobs: readonly Job[]): (client: number) => Writer | undefined {
  const byClient = new Map<number, Writer>();
  for (const job of jobs) {
    if (job.by !== "person") continue;
    const { link, role } = job.seat;
    for (const client of job.ends.keys()) byClient.set(client, { ...link.person, role });
  }
  return (client) => byClient.get(client);
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
