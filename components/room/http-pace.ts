/** A stream that has said nothing at all by then is held back by something on the way, in milliseconds. */
export const FIRST_SILENCE = 3_000;
/** The server gives a sign of life every 5 seconds: two that are missing mean that it is held back, or gone. */
export const SILENCE = 12_000;
/** A question is answered within what it says, and the time the network takes. */
export const SLACK = 8_000;

/** Longest and shortest that the server is asked to hold a question. */
const LONGEST_WAIT = 20_000;
const SHORTEST_WAIT = 2_000;
/** Without success for so long the connection is over. The server lets go of it after about as long. */
const PATIENCE = 20_000;
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 4_000;
/** Streams that break off without a word, one after the other, until it is tried without. */
const MOST_FAILURES = 3;

/** How what comes down is asked for. */
export interface Pace {
  /** Read as a stream; else each answer comes in one piece. */
  readonly streams: boolean;
  /** How long an answer in one piece may be held, in milliseconds. */
  readonly wait: number;
  /** Requests in a row that brought nothing. */
  readonly failures: number;
  /** When something was heard last; milliseconds since 1970. */
  readonly heardAt: number;
}

/** How a request for what comes down has ended, and how long it took. */
export interface Ended {
  /** `whole`: one answer in one piece. `cut`: broken off, or refused. `silent`: given up, because nothing came. */
  readonly how: "whole" | "cut" | "silent";
  readonly heard: boolean;
  readonly took: number;
  readonly now: number;
}

/** At the beginning. `streams` as it went before on this page. */
export function firstPace(streams: boolean, now: number): Pace {
  return { streams, wait: LONGEST_WAIT, failures: 0, heardAt: now };
}

/** How to go on after a request has ended. */
export function nextPace(pace: Pace, ended: Ended): Pace {
  const { how, heard, took, now } = ended;
  const heardAt = heard ? now : pace.heardAt;
  if (how === "whole") return { ...pace, failures: 0, heardAt };
  const long = took >= SHORTEST_WAIT;
  const failures = heard && long ? 0 : pace.failures + 1;
  if (pace.streams) {
    const streams = how === "cut" && failures < MOST_FAILURES;
    return { ...pace, streams, failures, heardAt };
  }
  // Something on the way cuts long requests: what is shorter than that gets through.
  const wait = how === "cut" && long ? shorterThan(took) : pace.wait;
  return { ...pace, wait: Math.min(wait, pace.wait), failures, heardAt };
}

function shorterThan(took: number): number {
  return Math.max(SHORTEST_WAIT, Math.round(took * 0.8));
}

/** How long to wait before the next request; undefined when there has been no success for too long. */
export function pauseBefore({ failures, heardAt }: Pace, now: number): number | undefined {
  if (now - heardAt > PATIENCE) return undefined;
  if (failures === 0) return 0;
  return Math.min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE);
}
