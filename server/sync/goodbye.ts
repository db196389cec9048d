import { closeCodes } from "#lib/wire/close-codes.ts";
import type { Several } from "#server/several/several.ts";
import type { Clock } from "./clock.ts";
import type { Rooms } from "./rooms.ts";
import type { Workshops } from "./workshops.ts";

/** Whatever a database that is away has not taken by then stays with the people who made it, in milliseconds. */
const LONGEST_FLUSH = 8_000;
/** Goodbyes said at once, and the pause after them in milliseconds. */
const AT_ONCE = 50;
const PAUSE = 50;

/** Who takes part in it. */
interface Leaving {
  readonly rooms: Rooms;
  readonly workshops: Pick<Workshops, "endAll">;
  readonly several: Pick<Several, "stop"> | undefined;
  readonly clock: Clock;
}

/** Commits what is under way, keeps each workshop as a version, and then says goodbye to everybody. */
export async function sayGoodbye({ rooms, workshops, several, clock }: Leaving): Promise<void> {
  await inTime(Promise.all(rooms.all.map((room) => room.settled())), LONGEST_FLUSH, clock);
  // While the maps are still this process's: to keep a version later would take them from the next one.
  await inTime(workshops.endAll(), LONGEST_FLUSH, clock);
  // Its leases first: whoever is sent away finds the next process free to take their map.
  await several?.stop();
  const seats = rooms.all.flatMap(({ company }) => company.seats);
  // A few at a time: whoever comes back does not find everybody else at the next server's door.
  while (seats.length > 0) {
    for (const { link } of seats.splice(0, AT_ONCE)) {
      link.close(closeCodes.restart, "the server restarts");
    }
    if (seats.length > 0) await new Promise<void>((resolve) => clock.after(PAUSE, resolve));
  }
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
