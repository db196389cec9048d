import type { PersonThere } from "#server/versions.ts";
import type { Clock } from "./clock.ts";

/** People lose their connection, reload, and have breaks: only after so many milliseconds without anybody is it over. */
const PAUSE = 3 * 60_000;

interface Workshop {
  /** Everybody who came, by id. */
  readonly people: Map<string, PersonThere>;
  connections: number;
  /** Raised by everybody who comes. */
  arrivals: number;
}

/** Notices when a workshop ends: everybody who came has left, and nobody came back. */
export class Workshops {
  readonly #clock: Clock;
  readonly #ended: (mapId: string, people: readonly PersonThere[]) => unknown;
  readonly #running = new Map<string, Workshop>();

  constructor(clock: Clock, ended: (mapId: string, people: readonly PersonThere[]) => unknown) {
    this.#clock = clock;
    this.#ended = ended;
  }

  /** Somebody has a connection to the map. */
  came(mapId: string, { id, name, organisation }: PersonThere & { readonly id: string }): void {
    const known = this.#running.get(mapId);
    const workshop = known ?? { people: new Map(), connections: 0, arrivals: 0 };
    workshop.people.set(id, { name, organisation });
    workshop.connections += 1;
    workshop.arrivals += 1;
    this.#running.set(mapId, workshop);
  }

  /** The server stops: every workshop ends with it. Gives what `ended` gave for each. */
  endAll(): Promise<unknown> {
    const running = [...this.#running];
    this.#running.clear();
    return Promise.all(
      running.map(([mapId, { people }]) => this.#ended(mapId, [...people.values()])),
    );
  }

  /** One of the connections has gone. */
  left(mapId: string): void {
    const workshop = this.#running.get(mapId);
    if (workshop === undefined) return;
    workshop.connections -= 1;
    const { arrivals } = workshop;
    this.#clock.after(PAUSE, () => {
      if (workshop.connections > 0 || workshop.arrivals !== arrivals) return;
      if (this.#running.get(mapId) !== workshop) return;
      this.#running.delete(mapId);
      void this.#ended(mapId, [...workshop.people.values()]);
    });
  }
}
