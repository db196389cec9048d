import type { Clock } from "#server/sync/clock.ts";
import type { PersonThere } from "#server/versions.ts";
import type { Bus } from "./bus.ts";
import type { Message, Question } from "./messages.ts";

/** Longest wait for an answer, in milliseconds: the database may be slow at the other end. */
const PATIENCE = 15_000;

interface Open {
  readonly peer: string;
  readonly settle: (answer: Answer | undefined) => void;
}

type Answer = Extract<Message, { kind: "answer" }>;

/** Answers a question about a map that this process serves: who is there, at the least. */
export type Answerer = (mapId: string, question: Question) => Promise<readonly PersonThere[]>;

/** Questions to the processes that serve other maps, and their answers. */
export class Calls {
  readonly #bus: Pick<Bus, "send">;
  readonly #clock: Clock;
  readonly #answerer: Answerer;
  readonly #open = new Map<number, Open>();
  #last = 0;

  constructor(bus: Pick<Bus, "send">, clock: Clock, answerer: Answerer) {
    this.#bus = bus;
    this.#clock = clock;
    this.#answerer = answerer;
  }

  /** Who is on the map, once the other process has done what was asked. Undefined when it cannot be known whether it has. */
  async ask(
    peer: string,
    mapId: string,
    question: Question,
  ): Promise<readonly PersonThere[] | undefined> {
    this.#last += 1;
    const call = this.#last;
    let callOff = () => {};
    const answer = await new Promise<Answer | undefined>((settle) => {
      this.#open.set(call, { peer, settle });
      callOff = this.#clock.after(PATIENCE, () => settle(undefined));
      this.#bus.send(peer, { kind: "ask", call, mapId, question });
    });
    callOff();
    this.#open.delete(call);
    return answer?.ok ? answer.present : undefined;
  }

  onAsk(from: string, { call, mapId, question }: Extract<Message, { kind: "ask" }>): void {
    this.#answerer(mapId, question).then(
      (present) => this.#bus.send(from, { kind: "answer", call, ok: true, present }),
      () => this.#bus.send(from, { kind: "answer", call, ok: false }),
    );
  }

  onAnswer(answer: Answer): void {
    this.#open.get(answer.call)?.settle(answer);
  }

  onLost(peer: string): void {
    for (const open of this.#open.values()) if (open.peer === peer) open.settle(undefined);
  }
}
