import type { News } from "#server/sync/standing.ts";
import type { Message } from "./messages.ts";

/** What a process hears from the others. */
export interface Ears {
  readonly onMessage: (from: string, message: Message) => void;
  readonly onNews: (news: News) => void;
  /** Something said between this process and that one, either way, has been lost; or it is silent. */
  readonly onLost: (peer: string) => void;
  /** News may have been missed until now; from here on they are heard. */
  readonly onTuned: () => void;
}

/**
 * Carries words between the processes that serve the same maps. What one says to another arrives in
 * order, once, without holes; where that fails, both hear of it (`onLost`) and start afresh. News
 * go to everybody else, and may get lost.
 */
export interface Bus {
  /** This process, for as long as it runs. */
  readonly id: string;
  /** Whether this process hears the others' news at the moment. */
  readonly isUp: boolean;
  /** Whether that process has said anything lately. */
  hears(peer: string): boolean;
  send(peer: string, message: Message): void;
  tellAll(news: News): void;
  start(ears: Ears): void;
  close(): Promise<void>;
}

/** How fast it has to be noticed that a process is gone, in milliseconds. */
export interface Pace {
  /** A process that is there says so this often. */
  readonly beat: number;
  /** One that has not said anything for this long is not relied upon. */
  readonly patience: number;
  /** A map stays with its process for so long after that last said that it holds it. */
  readonly lease: number;
  /** How often it says so. */
  readonly renew: number;
}

/** Short enough that people hardly notice, long enough for a busy machine. */
export const usualPace: Pace = { beat: 500, patience: 2_500, lease: 5_000, renew: 1_000 };
