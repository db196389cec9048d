import { closeCodes } from "#lib/wire/close-codes.ts";
import type { Clock } from "./clock.ts";
import type { Rooms } from "./rooms.ts";

/** Whatever a database that is away has not taken by then stays with the people who made it, in milliseconds. */
const LONGEST_FLUSH = 8_000;
/** Goodbyes said at once, and the pause after them in milliseconds. */
const AT_ONCE = 50;
const PAUSE = 50;

/** What is done right before anybody is sent away, and once everybody is. */
interface Around {
  readonly before: () => Promise<unknown> | undefined;
  readonly after: () => Promise<unknown>;
}

/** Commits what is under way, and then says goodbye to everybody. */
export async function sayGoodbye(
  rooms: Rooms,
  clock: Clock,
  { before, after }: Around,
): Promise<void> {
  await inTime(Promise.all(rooms.all.map((room) => room.settled())), LONGEST_FLUSH, clock);
  await before();
  const seats = rooms.all.flatMap(({ company }) => company.seats);
  // A few at a time: whoever comes back does not find everybody else at the next server's door.
  while (seats.length > 0) {
    for (const { link } of seats.splice(0, AT_ONCE)) {
      link.close(closeCodes.restart, "the server restarts");
    }
    if (seats.length > 0) await new Promise<void>((resolve) => clock.after(PAUSE, resolve));
  }
  await inTime(after(), LONGEST_FLUSH, clock);
}

/** Waits for it, but no longer than so many milliseconds. */
function inTime(task: Promise<unknown>, ms: number, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const callOff = clock.after(ms, resolve);
    void task.then(() => {
      callOff();
      resolve();
    });
  });
}
