import type { Clock } from "#server/sync/clock.ts";
import type { Bus } from "./bus.ts";
import type { Answer, Message, Question } from "./messages.ts";

/** Longest wait for an answer, in milliseconds: the database may be slow at the other end. */
const PATIENCE = 15_000;

interface Open {
  readonly peer: string;
  readonly settle: (answer: Answered | undefined) => void;
}

type Answered = Extract<Message, { kind: "answer" }>;

/** Answers a question about a map that this process serves. */
export type Answerer = (mapId: string, question: Question) => Promise<Answer>;

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

  /** What the other process answers, once it has done what was asked. Undefined when it cannot be known whether it has. */
  async ask(peer: string, mapId: string, question: Question): Promise<Answer | undefined> {
    this.#last += 1;
    const call = this.#last;
    let callOff = () => {};
    const answer = await new Promise<Answered | undefined>((settle) => {
      this.#open.set(call, { peer, settle });
      callOff = this.#clock.after(PATIENCE, () => settle(undefined));
      this.#bus.send(peer, { kind: "ask", call, mapId, question });
    });
    callOff();
    this.#open.delete(call);
    return answer?.ok ? answer : undefined;
  }

  onAsk(from: string, { call, mapId, question }: Extract<Message, { kind: "ask" }>): void {
    this.#answerer(mapId, question).then(
      (answer) => this.#bus.send(from, { kind: "answer", call, ok: true, ...answer }),
      () => this.#bus.send(from, { kind: "answer", call, ok: false }),
    );
  }

  onAnswer(answer: Answered): void {
    this.#open.get(answer.call)?.settle(answer);
  }

  onLost(peer: string): void {
    for (const open of this.#open.values()) if (open.peer === peer) open.settle(undefined);
  }
}
