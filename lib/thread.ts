/** A thread rests so long after each answer, in milliseconds: on a busy map something always changes. */
const REST = 100;

interface Waiting<Question, Answer> {
  readonly question: Question;
  readonly done: (answer: Answer) => void;
}

/** Answers questions on a thread of its own, so that nobody's typing or dragging waits; where none can be had, here. */
export class Thread<Question, Answer> {
  readonly #here: (question: Question) => Answer;
  #worker: Worker | undefined;
  #asked: Waiting<Question, Answer> | undefined;
  /** The newest question meanwhile: nobody waits for those in between any more. */
  #next: Waiting<Question, Answer> | undefined;
  #answered = -Infinity;

  constructor(worker: Worker, here: (question: Question) => Answer) {
    this.#here = here;
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<Answer>) => this.#answer(data);
    worker.onerror = () => this.#giveUp();
  }

  readonly ask = (question: Question, done: (answer: Answer) => void): void => {
    if (this.#worker === undefined) done(this.#here(question));
    else if (this.#asked === undefined) this.#send({ question, done });
    else this.#next = { question, done };
  };

  stop(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#asked = undefined;
    this.#next = undefined;
  }

  #send(waiting: Waiting<Question, Answer>): void {
    this.#asked = waiting;
    const rest = Math.max(0, this.#answered + REST - performance.now());
    if (rest === 0) this.#worker?.postMessage(waiting.question);
    else setTimeout(() => this.#worker?.postMessage(waiting.question), rest);
  }

  #answer(answer: Answer): void {
    const [asked, next] = [this.#asked, this.#next];
    this.#asked = undefined;
    this.#next = undefined;
    this.#answered = performance.now();
    if (next !== undefined) this.#send(next);
    asked?.done(answer);
  }

  #giveUp(): void {
    const waiting = this.#next ?? this.#asked;
    this.stop();
    waiting?.done(this.#here(waiting.question));
  }
}
